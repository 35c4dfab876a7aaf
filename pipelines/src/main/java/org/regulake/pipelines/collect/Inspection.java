package org.regulake.pipelines.collect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
import org.regulake.pipelines.delivery.PersonName;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/**
 * Reads every new file completely before it is loaded: hash, encoding, header, number of records,
 * records that do not fit the header, and names of natural persons. One Spark job for all files of
 * all sources.
 */
final class Inspection implements AutoCloseable {

  /**
   * Result of the inspection of one file.
   *
   * @param names rows about names of natural persons
   */
  record Report(
      String deliveryId,
      String fileName,
      long bytes,
      String sha256,
      long records,
      long badRecords,
      long names,
      LineCounts lines,
      String reasonCode,
      String detail,
      Map<String, ColumnUnit> units) {
    boolean isSound() {
      return reasonCode == null;
    }

    /** The same file, refused for another reason. */
    Report refused(Reason reason, String why) {
      return new Report(
          deliveryId,
          fileName,
          bytes,
          sha256,
          records,
          badRecords,
          names,
          lines,
          reason.code(),
          why,
          Map.of());
    }
  }

  private static final StructType FILE =
      new StructType()
          .add("delivery_id", DataTypes.StringType)
          .add("file_name", DataTypes.StringType)
          .add("bytes", DataTypes.LongType)
          .add("sha256", DataTypes.StringType)
          .add("records", DataTypes.LongType)
          .add("bad_records", DataTypes.LongType)
          .add("names", DataTypes.LongType)
          .add("lines", DataTypes.LongType)
          .add("header_lines", DataTypes.LongType)
          .add("blank_lines", DataTypes.LongType)
          .add("continuation_lines", DataTypes.LongType)
          .add("reason_code", DataTypes.StringType)
          .add("detail", DataTypes.StringType)
          .add("units", DataTypes.StringType);

  /** Each row has one of these columns; the others are null. */
  private static final StructType SCHEMA =
      new StructType()
          .add("file", FILE)
          .add("bad_record", Schemas.of(QuarantinedLandedRow.TABLE))
          .add("name", Schemas.of(PersonName.TABLE));

  private static final int MOST_SLICES = 256;

  private final Dataset<Row> seen;

  private Inspection(Dataset<Row> seen) {
    this.seen = seen;
  }

  static Inspection of(SparkSession spark, List<FileTask> tasks, PersonKey personKey) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(
            new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    spark.sparkContext().setJobDescription("inspect %d landed files".formatted(tasks.size()));
    Dataset<Row> seen =
        spark.createDataFrame(
            context
                .parallelize(tasks, slices(tasks))
                .flatMap(task -> new InspectedFile(task, configuration.value().value(), personKey)),
            SCHEMA);
    return new Inspection(seen.persist(StorageLevel.MEMORY_AND_DISK()));
  }

  /**
   * Number of partitions: every partition costs some milliseconds, so thousands of small files
   * share fewer of them.
   */
  private static int slices(List<FileTask> tasks) {
    return Math.max(1, Math.min(MOST_SLICES, tasks.size()));
  }

  /**
   * Streams the bad records and the names of a file as rows, and finally one row about the file; a
   * file may consist of bad records only, so they are not collected in memory.
   */
  private static final class InspectedFile implements Iterator<Row> {
    private final FileTask task;
    private final Configuration configuration;
    private final PersonKey personKey;
    private final BrokenRecord broken;
    private FileProfile profile;
    private final PersonalCells personal;
    private final NamesOfFile names;
    private final Deque<Row> ready = new ArrayDeque<>();
    private RecordFile file;
    private long records;
    private long badRecords;
    private long namesFound;
    private boolean isDone;

    private InspectedFile(FileTask task, Configuration configuration, PersonKey personKey) {
      this.task = task;
      this.configuration = configuration;
      this.personKey = personKey;
      Source source = Sources.named(task.source()).orElseThrow();
      this.broken = new BrokenRecord(source, personKey);
      this.personal = new PersonalCells(source, personKey);
      this.names = new NamesOfFile(personal, task.identifierScheme() == null);
      this.profile = new FileProfile(task.normalizer());
    }

    @Override
    public boolean hasNext() {
      if (ready.isEmpty() && !isDone) {
        advance();
      }
      return !ready.isEmpty();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException(task.uri());
      }
      return ready.remove();
    }

    private void advance() {
      try {
        if (file == null) {
          file = new RecordFile(task, configuration);
        }
        while (ready.isEmpty() && file.hasNext()) {
          add(file.next());
        }
        if (ready.isEmpty()) {
          ready.add(sound(file.lines()));
        }
      } catch (RefusedFileException refused) {
        // For a file without a header the message quotes its first row.
        ready.add(refused(refused.reason(), BrokenRecord.message(refused.getMessage(), personKey)));
      } catch (IOException | RuntimeException failure) {
        rethrowStorageFailure(failure);
        // The message of the failure contains the path and name of the file.
        ready.add(
            refused(
                Reason.FILE_UNREADABLE,
                BrokenRecord.message(
                    "%s cannot be read (%s); check its permissions, or send it again"
                        .formatted(
                            task.fileName(),
                            failure instanceof UncheckedIOException wrapped
                                ? wrapped.getCause()
                                : failure),
                    personKey)));
      }
    }

    private void add(LandedRecord record) {
      records++;
      if (record.problem() != null) {
        badRecords++;
        ready.add(RowFactory.create(null, bad(record), null));
        return;
      }
      CellNormalizer normalizer = file.normalizer();
      normalizer.normalize(record.values());
      profile = records - badRecords == 1 ? new FileProfile(normalizer) : profile;
      profile.add(record.values());
      for (String name : names.newIn(record.values())) {
        namesFound++;
        ready.add(RowFactory.create(null, null, named(name, record.line())));
      }
    }

    private Row bad(LandedRecord record) {
      return RowFactory.create(
          task.source(),
          task.deliveryId(),
          task.fileName(),
          record.line(),
          record.problem().code(),
          BrokenRecord.message(record.detail(), personKey),
          broken.redact(record.raw()),
          task.receivedAt());
    }

    private Row named(String name, long line) {
      return RowFactory.create(
          personal.idOf(name),
          name,
          task.deliveryId() + "/" + task.fileName() + ":" + line,
          task.deliveryId(),
          task.fileName(),
          line,
          task.receivedAt());
    }

    private Row sound(LineCounts lines) {
      if (!lines.isBalanced(records)) {
        throw new RefusedFileException(
            Reason.FILE_LINES_DIFFER,
            "%s has %,d lines, but %,d are accounted for; nothing of it was taken: keep the file, and report this"
                .formatted(task.fileName(), lines.lines(), lines.accounted(records)));
      }
      String detail =
          Stream.of(file.unitsOfHeaders(), profile.detail())
              .filter(Objects::nonNull)
              .collect(Collectors.joining("; "));
      return done(lines, file.sha256OfFile(), null, detail.isEmpty() ? null : detail);
    }

    private Row refused(Reason reason, String detail) {
      try {
        return done(
            LineCounts.NONE, file == null ? null : file.sha256OfFile(), reason.code(), detail);
      } catch (UncheckedIOException unreadable) {
        rethrowStorageFailure(unreadable);
        return done(LineCounts.NONE, null, reason.code(), detail);
      }
    }

    private Row done(LineCounts lines, String sha256, String reasonCode, String detail) {
      isDone = true;
      long bytes = file == null ? 0 : file.bytes();
      try {
        if (file != null) {
          file.close();
        }
      } catch (IOException cause) {
        throw new UncheckedIOException("cannot close " + task.uri(), cause);
      }
      Row seen =
          RowFactory.create(
              task.deliveryId(),
              task.fileName(),
              bytes,
              sha256,
              records,
              badRecords,
              namesFound,
              lines.lines(),
              lines.headers(),
              lines.blanks(),
              lines.continuations(),
              reasonCode,
              detail,
              reasonCode == null ? profile.units() : null);
      return RowFactory.create(seen, null, null);
    }

    /**
     * Rethrows a failure that is not caused by the file: the storage cannot be reached, or the task
     * is being stopped.
     */
    private void rethrowStorageFailure(Exception failure) {
      boolean isStopped =
          TaskContext.get() != null && TaskContext.get().isInterrupted()
              || Thread.currentThread().isInterrupted();
      Path landing = new Path(task.uri()).getParent().getParent().getParent();
      if (isStopped || !LandingStorage.isReachable(landing, configuration)) {
        throw failure instanceof RuntimeException unchecked
            ? unchecked
            : new IllegalStateException("cannot read " + task.uri(), failure);
      }
    }
  }

  /** The result for each file, by delivery and file. */
  Map<String, Report> reports() {
    Map<String, Report> reports = new HashMap<>();
    for (Row row : about("file").collectAsList()) {
      Report report =
          new Report(
              row.getAs("delivery_id"),
              row.getAs("file_name"),
              row.<Long>getAs("bytes"),
              row.getAs("sha256"),
              row.<Long>getAs("records"),
              row.<Long>getAs("bad_records"),
              row.<Long>getAs("names"),
              new LineCounts(
                  row.getAs("lines"),
                  row.getAs("header_lines"),
                  row.getAs("blank_lines"),
                  row.getAs("continuation_lines")),
              row.getAs("reason_code"),
              row.getAs("detail"),
              FileProfile.units(row.getAs("units")));
      reports.put(report.deliveryId() + "/" + report.fileName(), report);
    }
    return reports;
  }

  /**
   * Records of some files that do not fit their header, as rows of {@code quarantine.landed_row};
   * files are named as in the reports.
   */
  Dataset<Row> badRecords(Set<String> files) {
    return about("bad_record").filter(of(files));
  }

  /**
   * Names of natural persons in some files, as rows of {@code bronze.person}; a name may be
   * repeated, but rarely.
   */
  Dataset<Row> names(Set<String> files) {
    return about("name").filter(of(files));
  }

  private Dataset<Row> about(String thing) {
    return seen.where(seen.col(thing).isNotNull()).select(thing + ".*");
  }

  private static FilterFunction<Row> of(Set<String> files) {
    return row -> files.contains(FileLedger.id(row));
  }

  @Override
  public void close() {
    seen.unpersist();
  }
}
