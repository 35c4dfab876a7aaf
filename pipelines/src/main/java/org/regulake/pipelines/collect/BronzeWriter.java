package org.regulake.pipelines.collect;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.SerializableConfiguration;
import org.regulake.models.graph.row.InternalRows;
import org.regulake.models.table.Table;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.PersonName;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.StageContext;

/**
 * Writes the accepted landed files to {@code bronze.<source>}, {@code quarantine.landed_row} and
 * the table of names.
 */
final class BronzeWriter {

  private final StageContext context;
  private final PersonKey personKey;

  BronzeWriter(StageContext context, PersonKey personKey) {
    this.context = context;
    this.personKey = personKey;
  }

  /** Loads files: their good rows, the names in them, and their bad rows; one commit per table. */
  void load(List<Candidate> accepted, Inspection inspection) {
    List<Runnable> writes = new ArrayList<>();
    Sources.ALL.forEach(
        source -> {
          List<Candidate> candidates =
              accepted.stream()
                  .filter(candidate -> candidate.delivery().source() == source)
                  .toList();
          if (!candidates.isEmpty()) {
            writes.add(() -> append(source, candidates));
          }
        });
    writes.add(() -> appendNames(accepted, inspection));
    writes.add(() -> quarantine(accepted, inspection));
    context.writeConcurrently(writes);
  }

  private void append(Source source, List<Candidate> candidates) {
    List<FileTask> tasks =
        candidates.stream()
            .map(
                candidate ->
                    FileTask.of(candidate.delivery(), candidate.file(), candidate.report()))
            .toList();
    long expectedRows =
        candidates.stream()
            .mapToLong(candidate -> candidate.report().records() - candidate.report().badRecords())
            .sum();
    append(source.bronze(), rows(source, tasks), expectedRows);
  }

  private Dataset<Row> rows(Source source, List<FileTask> tasks) {
    SparkSession spark = context.spark();
    JavaSparkContext sparkContext = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> configuration =
        sparkContext.broadcast(
            new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    PersonalCells personal = new PersonalCells(source, personKey);
    return InternalRows.table(
        sparkContext
            .parallelize(tasks, slices(tasks))
            .flatMap(task -> rowsOf(task, configuration.value().value(), personal)),
        Schemas.of(source.bronze()),
        spark);
  }

  private int slices(List<FileTask> tasks) {
    return Math.max(
        1, Math.min(tasks.size(), 4 * context.spark().sparkContext().defaultParallelism()));
  }

  /** Writes the names of natural persons to their own table, each once per file. */
  private void appendNames(List<Candidate> accepted, Inspection inspection) {
    Set<String> naming =
        accepted.stream()
            .filter(candidate -> candidate.report().names() > 0)
            .map(Candidate::id)
            .collect(Collectors.toSet());
    if (!naming.isEmpty()) {
      context.append(PersonName.TABLE, oncePerFile(inspection.names(naming)));
    }
  }

  /** Each name once per file, as in the first line with it. */
  private static Dataset<Row> oncePerFile(Dataset<Row> names) {
    return names
        .groupBy("name_id", "delivery_id", "file_name")
        .agg(
            min_by(col("person_name"), col("line_number")).as("person_name"),
            min_by(col("record_id"), col("line_number")).as("record_id"),
            min("line_number").as("line_number"),
            min("received_at").as("received_at"));
  }

  private static Iterator<InternalRow> rowsOf(
      FileTask task, Configuration configuration, PersonalCells personal) throws IOException {
    RecordFile file = new RecordFile(task, configuration);
    BronzeRows rows = new BronzeRows(task);
    return new Iterator<>() {
      private LandedRecord next = advance();

      private LandedRecord advance() {
        while (file.hasNext()) {
          LandedRecord record = file.next();
          if (record.problem() == null) {
            return record;
          }
        }
        try {
          requireUnchanged(task, file);
        } catch (IOException cause) {
          throw new UncheckedIOException("cannot read " + task.uri(), cause);
        }
        return null;
      }

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public InternalRow next() {
        file.normalizer().normalize(next.values());
        personal.hide(next.values(), task.identifierScheme() == null);
        InternalRow row = rows.of(next);
        next = advance();
        return row;
      }
    };
  }

  private static void requireUnchanged(FileTask task, RecordFile file) throws IOException {
    String sha256 = file.sha256OfFile();
    file.close();
    if (!sha256.equals(task.expectedSha256())) {
      throw changed(task.uri());
    }
  }

  private void quarantine(List<Candidate> accepted, Inspection inspection) {
    List<Candidate> withBadRows =
        accepted.stream().filter(candidate -> candidate.report().badRecords() > 0).toList();
    if (withBadRows.isEmpty()) {
      return;
    }
    Dataset<Row> bad =
        inspection
            .badRecords(withBadRows.stream().map(Candidate::id).collect(Collectors.toSet()))
            .coalesce(1);
    append(
        QuarantinedLandedRow.TABLE,
        bad,
        withBadRows.stream().mapToLong(candidate -> candidate.report().badRecords()).sum());
  }

  private void append(Table table, Dataset<Row> rows, long expectedRows) {
    long rowsWritten = context.append(table, rows);
    // The two reads of the same files must agree: the inspection counted, the load wrote.
    if (rowsWritten != expectedRows) {
      throw new IllegalStateException(
          ("%s: %,d rows were inspected, but %,d were written; run again, the files are collected"
                  + " again")
              .formatted(table.fullName(), expectedRows, rowsWritten));
    }
  }

  /**
   * Removes rows that an interrupted run wrote but did not record in the ledger: their files may be
   * missing or changed by now.
   */
  void removeUnrecorded(Collection<Row> ledger) {
    Set<String> recorded =
        ledger.stream()
            .filter(entry -> DeliveredFile.COLLECTED.equals(entry.getAs("state")))
            .map(FileLedger::id)
            .collect(Collectors.toSet());
    List<Runnable> writes = new ArrayList<>();
    Stream.concat(
            Sources.ALL.stream().map(Source::bronze),
            Stream.of(PersonName.TABLE, QuarantinedLandedRow.TABLE))
        .filter(context::exists)
        .forEach(table -> writes.add(() -> removeUnrecorded(table, recorded)));
    context.writeConcurrently(writes);
  }

  private void removeUnrecorded(Table table, Set<String> recorded) {
    remove(
        table,
        context.read(table).select("delivery_id", "file_name").distinct().collectAsList().stream()
            .map(FileLedger::id)
            .filter(id -> !recorded.contains(id))
            .collect(Collectors.toSet()));
  }

  /** Removes all rows of some files of the ledger. */
  void removeFiles(List<Row> entries) {
    Set<String> all = entries.stream().map(FileLedger::id).collect(Collectors.toSet());
    Set<String> sources =
        entries.stream().map(entry -> entry.<String>getAs("source")).collect(Collectors.toSet());
    List<Runnable> writes = new ArrayList<>();
    Stream.concat(
            Sources.ALL.stream()
                .filter(source -> sources.contains(source.name()))
                .map(Source::bronze),
            Stream.of(PersonName.TABLE, QuarantinedLandedRow.TABLE))
        .filter(context::exists)
        .forEach(table -> writes.add(() -> remove(table, all)));
    context.writeConcurrently(writes);
  }

  private void remove(Table table, Set<String> files) {
    if (!files.isEmpty()) {
      context.remove(
          table,
          "concat(delivery_id, '/', file_name) IN (%s)"
              .formatted(
                  files.stream()
                      .map(id -> "'" + quoted(id) + "'")
                      .sorted()
                      .collect(Collectors.joining(", "))));
    }
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }

  /** The failure for a file that changed while it was read. */
  static IllegalStateException changed(String uri) {
    return new IllegalStateException(
        "%s changed while it was read, so it was not collected. %s; then run again"
            .formatted(uri, Collector.HOW_TO_LAND));
  }
}
