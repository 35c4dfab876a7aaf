package org.regulake.pipelines.collect;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.regulake.models.table.Table;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Hop;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/**
 * Collects what is new in the landing folder: inspect all new files, decide about each, append the good rows to {@code bronze.<source>} and
 * the bad ones to {@code quarantine.landed_row}, and keep the books in {@code ops.delivered_file}. A file that was collected is not read
 * again; a refused one is, until it is mended.
 */
public final class Collector {

  private static final String HOW_TO_LAND = "Land files under a name that begins with '.', and rename them when they are complete";

  /** States of files that are not looked at again. */
  private static final Set<String> SETTLED = Set.of(DeliveredFile.COLLECTED, DeliveredFile.REPLAY);

  private final Lakehouse lake;
  private final String landing;
  private final PersonKey personKey;
  private final Instant now;

  /** A collector of a run whose present is {@code now}: what is of a later time is refused. */
  public Collector(Lakehouse lake, String landing, PersonKey personKey, Instant now) {
    this.lake = lake;
    this.landing = landing;
    this.personKey = personKey;
    this.now = now;
  }

  /** Bytes of all files in a landing folder. */
  public static long landedBytes(Configuration configuration, String landing) {
    return Landing.bytes(configuration, landing);
  }

  /** Paths below a landing folder of all its files that are not hidden, with their sizes. */
  public static Map<String, Long> landedFiles(Configuration configuration, String landing) {
    return Landing.sizes(configuration, landing);
  }

  /** The day that each delivery in a landing folder describes, by source and folder; those of a time after {@code now} are left out. */
  public static Map<String, LocalDate> eventDays(Configuration configuration, String landing, Instant now) {
    return new Landing(configuration, landing, now).find().deliveries().stream()
        .collect(Collectors.toMap(Delivery::id, Delivery::eventDate, (first, second) -> first, TreeMap::new));
  }

  /** A file under consideration: where it is from and what became of it. */
  private record Candidate(Delivery delivery, LandedFile file, Inspection.Report report) {
    String id() {
      return delivery.id() + "/" + file.name();
    }
  }

  /**
   * What the landing folder holds beside what the books say.
   *
   * @param signature changes whenever there is something to do
   */
  public record Found(List<Delivery> deliveries, List<Refusal> refusals, List<Refusal> ignored, Map<String, Row> known,
      Map<String, Decision> withdrawn, String signature) {}

  /** Looks into the landing folder, without reading files. */
  public Found look() {
    Landing.Found found =
        HiddenNames.of(new Landing(lake.spark().sparkContext().hadoopConfiguration(), landing, now).find(), personKey);
    Map<String, Row> known = knownFiles();
    StringBuilder signature = new StringBuilder();
    for (Delivery delivery : found.deliveries()) {
      signature.append(delivery.id()).append(' ').append(delivery.kind()).append(' ').append(delivery.receivedAt()).append(' ')
          .append(delivery.description()).append(' ').append(delivery.sequence()).append(' ').append(delivery.eventDate()).append(' ')
          .append(delivery.scope()).append(' ').append(delivery.listedFiles()).append(' ').append(delivery.files()).append('\n');
    }
    Decisions.Found decisions = new Decisions(lake.spark().sparkContext().hadoopConfiguration(), landing).find(now);
    List<Refusal> refusals = new ArrayList<>(found.refusals());
    refusals.addAll(decisions.refusals());
    refusals.forEach(refusal -> signature.append(refusal).append('\n'));
    found.ignored().forEach(ignored -> signature.append(ignored).append('\n'));
    signature.append(decisions.withdrawn());
    return new Found(found.deliveries(), refusals, found.ignored(), known, decisions.withdrawn(), signature.toString());
  }

  /**
   * Collects what is new.
   *
   * @param isRecovering whether an earlier run was cut off and may have appended rows without keeping the books
   */
  public CollectReport collect(Found found, boolean isRecovering) {
    Map<String, Row> known = found.known();
    if (isRecovering) {
      takeBack(known.values());
    }
    recordWithdrawals(found.withdrawn().values());
    List<Candidate> fresh = freshFiles(
        found.deliveries().stream().filter(delivery -> !found.withdrawn().containsKey(delivery.id())).toList(), known);
    List<Row> books = fresh.isEmpty() ? newBooks(found, List.of(), Map.of()) : take(found, fresh);
    if (!books.equals(List.copyOf(known.values()))) {
      lake.replace(DeliveredFile.TABLE, lake.spark().createDataFrame(books, DeliveredFile.TABLE.schema()).coalesce(1));
    }
    return report(books, hops(books));
  }

  /** Takes in what is sound of files that were not looked at before; returns the books after it. */
  private List<Row> take(Found found, List<Candidate> fresh) {
    List<FileTask> tasks = fresh.stream().map(candidate -> FileTask.of(candidate.delivery(), candidate.file(), null)).toList();
    try (Inspection inspection = Inspection.of(lake.spark(), tasks, personKey)) {
      Map<String, Inspection.Report> reports = inspection.reports();
      List<Candidate> inspected = fresh.stream()
          .map(candidate -> new Candidate(candidate.delivery(), candidate.file(), settled(candidate, reports.get(candidate.id()))))
          .toList();
      Map<String, Refusal> verdicts = new Verdicts(found.known().values(), found.withdrawn().keySet()).of(inspected.stream()
          .map(candidate -> new Verdicts.Case(candidate.delivery(), candidate.file(), candidate.report())).toList());
      List<Candidate> accepted = inspected.stream().filter(candidate -> !verdicts.containsKey(candidate.id())).toList();
      load(accepted);
      quarantine(accepted, inspection);
      accepted.forEach(this::requireStill);
      return newBooks(found, inspected, verdicts);
    }
  }

  /** The report when there is nothing to do. */
  public CollectReport standing(Found found) {
    return report(found.known().values(), List.of());
  }

  /** What was seen of a file; refused when it is no longer what was listed, for then nobody knows whether it was complete. */
  private Inspection.Report settled(Candidate candidate, Inspection.Report report) {
    LandedFile file = candidate.file();
    boolean isUnreadable = Reason.FILE_UNREADABLE.code().equals(report.reasonCode());
    if (isUnreadable || report.bytes() == file.bytes() && isStill(file)) {
      return report;
    }
    return report.refused(Reason.FILE_GROWING,
        ("%s was still growing, or was changed: %d bytes when it was found, %d when it was read; nothing of it was taken, the next run looks again."
            + " %s").formatted(file.name(), file.bytes(), report.bytes(), HOW_TO_LAND));
  }

  private boolean isStill(LandedFile file) {
    return Landing.isStill(lake.spark().sparkContext().hadoopConfiguration(), file);
  }

  /** Before the books say that a file was collected: what was added to it meanwhile would never be taken. */
  private void requireStill(Candidate candidate) {
    if (!isStill(candidate.file())) {
      throw changed(candidate.file().uri());
    }
  }

  private static IllegalStateException changed(String uri) {
    return new IllegalStateException(
        "%s changed while it was read, so nothing of it counts. %s; then run again".formatted(uri, HOW_TO_LAND));
  }

  private Map<String, Row> knownFiles() {
    Map<String, Row> known = new TreeMap<>();
    for (Row row : lake.read(DeliveredFile.TABLE).collectAsList()) {
      known.put(fileId(row), row);
    }
    return known;
  }

  private static String fileId(Row book) {
    return book.<String>getAs("delivery_id") + "/" + book.<String>getAs("file_name");
  }

  private List<Candidate> freshFiles(List<Delivery> deliveries, Map<String, Row> known) {
    List<Candidate> fresh = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      for (LandedFile file : delivery.files()) {
        Row book = known.get(delivery.id() + "/" + file.name());
        boolean isSettled = book != null && SETTLED.contains(book.<String>getAs("state"));
        if (isSettled && hasChanged(file, book)) {
          throw new IllegalStateException(
              ("%s/%s was changed after it was collected (%d bytes then, %d now): a delivery does not change."
                  + " Put the old file back, and send the change as a new delivery of kind 'correction'")
                  .formatted(delivery.id(), file.name(), book.<Long>getAs("bytes"), file.bytes()));
        }
        if (!isSettled) {
          fresh.add(new Candidate(delivery, file, null));
        }
      }
    }
    return fresh;
  }

  /** Whether a file is no longer what the books say of it. Its content is read only where size or time leave a doubt. */
  private boolean hasChanged(LandedFile file, Row book) {
    return book.<Long>getAs("bytes") != file.bytes()
        || book.<Long>getAs("modified_millis") != file.modifiedAt()
            && !RecordFile.sha256(file.uri(), lake.spark().sparkContext().hadoopConfiguration()).equals(book.getAs("sha256"));
  }

  private void recordWithdrawals(Collection<Decision> withdrawals) {
    List<Row> rows = withdrawals.stream().map(decision ->
        RowFactory.create(decision.delivery(), decision.decidedAt(), decision.author(), decision.reason(), decision.id())).toList();
    if (!Set.copyOf(lake.read(WithdrawnDelivery.TABLE).collectAsList()).equals(Set.copyOf(rows))) {
      lake.replace(WithdrawnDelivery.TABLE, lake.spark().createDataFrame(rows, WithdrawnDelivery.TABLE.schema()).coalesce(1));
    }
  }

  private static Set<String> missingFiles(Delivery delivery) {
    Set<String> missing = new HashSet<>(delivery.listedFiles().keySet());
    delivery.files().forEach(file -> missing.remove(file.name()));
    return missing;
  }

  /** Appends the good rows of accepted files, one commit per source. */
  private void load(List<Candidate> accepted) {
    Map<Source, List<Candidate>> bySource = new LinkedHashMap<>();
    Sources.ALL.forEach(source -> {
      List<Candidate> candidates = accepted.stream().filter(candidate -> candidate.delivery().source() == source).toList();
      if (!candidates.isEmpty()) {
        bySource.put(source, candidates);
      }
    });
    List<Runnable> writes = new ArrayList<>();
    Map<Source, LongAccumulator> namedRows = new LinkedHashMap<>();
    bySource.forEach((source, candidates) -> {
      namedRows.put(source, lake.spark().sparkContext().longAccumulator("rows of %s that name persons".formatted(source)));
      List<FileTask> tasks = candidates.stream()
          .map(candidate -> FileTask.of(candidate.delivery(), candidate.file(), candidate.report()))
          .toList();
      long expectedRows = candidates.stream().mapToLong(candidate -> candidate.report().records() - candidate.report().badRecords()).sum();
      writes.add(() -> append(source.bronze(), rows(source, tasks, namedRows.get(source)), expectedRows));
    });
    Map<Source, List<Candidate>> aboutPersons = new LinkedHashMap<>(bySource);
    aboutPersons.keySet().removeIf(source -> !new PersonalCells(source, personKey).isAboutPersons());
    writes.add(() -> appendNames(aboutPersons));
    lake.together(writes);
    // A person in the place of an enterprise is so rare that the file is read again only then.
    bySource.keySet().removeIf(source -> aboutPersons.containsKey(source) || namedRows.get(source).value() == 0);
    appendNames(bySource);
  }

  private Dataset<Row> rows(Source source, List<FileTask> tasks, LongAccumulator namedRows) {
    SparkSession spark = lake.spark();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    PersonalCells personal = new PersonalCells(source, personKey);
    return spark.createDataFrame(
        context.parallelize(tasks, slices(tasks)).flatMap(task -> rowsOf(task, configuration.value().value(), personal, namedRows)),
        source.bronze().schema());
  }

  private int slices(List<FileTask> tasks) {
    return Math.max(1, Math.min(tasks.size(), 4 * lake.spark().sparkContext().defaultParallelism()));
  }

  /** Names of natural persons go to a table of their own, each once per file. */
  private void appendNames(Map<Source, List<Candidate>> bySource) {
    SparkSession spark = lake.spark();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    List<Dataset<Row>> names = new ArrayList<>();
    bySource.forEach((source, candidates) -> {
      PersonalCells personal = new PersonalCells(source, personKey);
      List<FileTask> tasks =
          candidates.stream().map(candidate -> FileTask.of(candidate.delivery(), candidate.file(), candidate.report())).toList();
      names.add(spark.createDataFrame(
          context.parallelize(tasks, slices(tasks)).flatMap(task -> new NamesOfFile(task, configuration.value().value(), personal)),
          PersonName.TABLE.schema()));
    });
    if (!names.isEmpty()) {
      lake.append(PersonName.TABLE, PersonName.oncePerFile(names.stream().reduce(Dataset::unionAll).orElseThrow()));
    }
  }

  private static Iterator<Row> rowsOf(FileTask task, Configuration configuration, PersonalCells personal, LongAccumulator namedRows)
      throws IOException {
    RecordFile file = new RecordFile(task, configuration);
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
          throw new java.io.UncheckedIOException("cannot read " + task.uri(), cause);
        }
        return null;
      }

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public Row next() {
        task.spelling().rewrite(next.values());
        if (personal.hide(next.values(), task.identifierScheme() == null)) {
          namedRows.add(1);
        }
        Row row = bronzeRow(task, next);
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

  private static Row bronzeRow(FileTask task, LandedRecord record) {
    String[] values = record.values();
    Object[] cells = new Object[Provenance.fields().size() + values.length];
    cells[0] = task.deliveryId() + "/" + task.fileName() + ":" + record.line();
    cells[1] = task.deliveryId();
    cells[2] = task.fileName();
    cells[3] = record.line();
    cells[4] = task.messageKind();
    cells[5] = task.sequence();
    cells[6] = task.eventDate();
    cells[7] = task.receivedAt();
    cells[8] = task.identifierScheme();
    cells[9] = task.scope();
    for (int i = 0; i < values.length; i++) {
      cells[Provenance.fields().size() + i] = values[i];
    }
    return RowFactory.create(cells);
  }

  private void quarantine(List<Candidate> accepted, Inspection inspection) {
    List<Candidate> withBadRows = accepted.stream().filter(candidate -> candidate.report().badRecords() > 0).toList();
    if (withBadRows.isEmpty()) {
      return;
    }
    Dataset<Row> bad = inspection.badRecords(withBadRows.stream().map(Candidate::id).collect(Collectors.toSet())).coalesce(1);
    append(QuarantinedLandedRow.TABLE, bad, withBadRows.stream().mapToLong(candidate -> candidate.report().badRecords()).sum());
  }

  private void append(Table table, Dataset<Row> rows, long expectedRows) {
    long rowsWritten = lake.append(table, rows);
    // Two readings of the same files have to agree: the inspection counted, the load wrote.
    if (rowsWritten != expectedRows) {
      throw new IllegalStateException("%s: %,d rows were inspected, but %,d were written; run again, the files are taken in anew".formatted(
          table.fullName(), expectedRows, rowsWritten));
    }
  }

  /**
   * Takes away the rows that a run wrote before it was cut off, and did not enter in the books: their files may be gone, or no longer be what they
   * were.
   */
  private void takeBack(Collection<Row> books) {
    Set<String> entered = books.stream().filter(book -> DeliveredFile.COLLECTED.equals(book.getAs("state"))).map(Collector::fileId)
        .collect(Collectors.toSet());
    List<Runnable> writes = new ArrayList<>();
    Stream.concat(Sources.ALL.stream().map(Source::bronze), Stream.of(PersonName.TABLE, QuarantinedLandedRow.TABLE)).filter(lake::exists)
        .forEach(table -> writes.add(() -> takeBack(table, entered)));
    lake.together(writes);
  }

  private void takeBack(Table table, Set<String> entered) {
    String notEntered = lake.read(table).select("delivery_id", "file_name").distinct().collectAsList().stream()
        .map(Collector::fileId).filter(id -> !entered.contains(id))
        .map(id -> "'" + quoted(id) + "'").sorted().collect(Collectors.joining(", "));
    if (!notEntered.isEmpty()) {
      lake.replaceWhere(table, lake.spark().createDataFrame(List.of(), table.schema()),
          "concat(delivery_id, '/', file_name) IN (%s)".formatted(notEntered));
    }
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }

  /** The books after this look. What was never read is entered anew each time: it may have gone, or have been mended. */
  private static List<Row> newBooks(Found found, List<Candidate> inspected, Map<String, Refusal> verdicts) {
    Map<String, Row> books = new TreeMap<>();
    found.known().forEach((id, book) -> {
      if (book.getAs("sha256") != null) {
        books.put(id, book);
      }
    });
    Map<String, Delivery> deliveries = found.deliveries().stream().collect(Collectors.toMap(Delivery::id, Function.identity()));
    for (Refusal refusal : found.refusals()) {
      enter(books, notRead(deliveries.get(refusal.deliveryId()), refusal, DeliveredFile.REFUSED));
    }
    // What is left out has no part in whether its delivery arrived whole.
    found.ignored().forEach(ignored -> enter(books, notRead(null, ignored, DeliveredFile.IGNORED)));
    for (Candidate candidate : inspected) {
      enter(books, book(candidate, verdicts.get(candidate.id())));
    }
    found.withdrawn().forEach((id, withdrawal) -> {
      for (LandedFile file : deliveries.containsKey(id) ? deliveries.get(id).files() : List.<LandedFile>of()) {
        Refusal refusal = new Refusal(id, deliveries.get(id).source().name(), file.name(), Reason.DELIVERY_WITHDRAWN,
            "withdrawn at %s by %s: %s".formatted(withdrawal.decidedAt(), withdrawal.author(), withdrawal.reason()));
        Row book = notRead(deliveries.get(id), refusal, DeliveredFile.WITHDRAWN);
        books.putIfAbsent(fileId(book), book);
      }
    });
    for (Delivery delivery : found.deliveries()) {
      for (String name : missingFiles(delivery)) {
        Refusal refusal = new Refusal(delivery.id(), delivery.source().name(), name, Reason.FILE_MISSING,
            "the manifest of %s names %s, which is not there; send it, or mend the manifest".formatted(delivery.id(), name));
        Row book = notRead(delivery, refusal, DeliveredFile.REFUSED);
        Row earlier = books.get(fileId(book));
        if (earlier == null || earlier.getAs("sha256") != null && DeliveredFile.REFUSED.equals(earlier.getAs("state"))) {
          enter(books, book);
        }
      }
    }
    return List.copyOf(books.values());
  }

  private static void enter(Map<String, Row> books, Row book) {
    books.put(fileId(book), book);
  }

  private static Row book(Candidate candidate, Refusal refusal) {
    Inspection.Report report = candidate.report();
    LandedFile file = candidate.file();
    if (refusal != null) {
      return book(candidate.delivery(), refusal, file.bytes(), file.modifiedAt(), report.sha256(),
          refusal.reason() == Reason.FILE_REPLAY ? DeliveredFile.REPLAY : DeliveredFile.REFUSED, LineCounts.NONE, 0, 0);
    }
    Refusal collected = new Refusal(candidate.delivery().id(), candidate.delivery().source().name(), file.name(), null, report.detail());
    return book(candidate.delivery(), collected, file.bytes(), file.modifiedAt(), report.sha256(), DeliveredFile.COLLECTED, report.lines(),
        report.records(), report.badRecords());
  }

  private static Row notRead(Delivery delivery, Refusal refusal, String state) {
    return book(delivery, refusal, 0, 0, null, state, LineCounts.NONE, 0, 0);
  }

  /** An entry; {@code delivery} is null where nothing could be learnt of it, and {@code what} has no reason when all is well. */
  private static Row book(Delivery delivery, Refusal what, long bytes, long modifiedAt, String sha256, String state, LineCounts lines, long records,
      long bad) {
    boolean isKnown = delivery != null;
    Object[] cells = {what.source(), what.deliveryId(), what.fileName(), isKnown ? delivery.kind().code() : null,
        isKnown ? delivery.sequence() : null, isKnown ? delivery.eventDate() : null, isKnown ? delivery.receivedAt() : null,
        isKnown ? delivery.scope() : null, bytes, modifiedAt, sha256, state, lines.lines(), lines.headers(), lines.blanks(), lines.continuations(),
        records, records - bad, bad, what.reason() == null ? null : what.reason().code(), what.detail()};
    return new GenericRowWithSchema(cells, DeliveredFile.TABLE.schema());
  }

  private static CollectReport report(Collection<Row> books, List<Hop> hops) {
    Map<String, List<Refusal>> byState = new HashMap<>();
    for (Row book : books) {
      if (book.getAs("reason_code") != null) {
        byState.computeIfAbsent(book.getAs("state"), state -> new ArrayList<>()).add(new Refusal(book.getAs("delivery_id"), book.getAs("source"),
            book.getAs("file_name"), Reason.of(book.getAs("reason_code")), book.getAs("detail")));
      }
    }
    int collected = (int) books.stream().filter(book -> DeliveredFile.COLLECTED.equals(book.getAs("state"))).count();
    return new CollectReport(collected, byState.getOrDefault(DeliveredFile.REFUSED, List.of()),
        byState.getOrDefault(DeliveredFile.REPLAY, List.of()), byState.getOrDefault(DeliveredFile.IGNORED, List.of()), hops);
  }

  /** The balance of each source, over all files ever collected. */
  private static List<Hop> hops(Collection<Row> books) {
    Map<String, long[]> sums = new TreeMap<>();
    for (Row book : books) {
      if (!SETTLED.contains(book.<String>getAs("state"))) {
        continue;
      }
      long[] sum = sums.computeIfAbsent(book.getAs("source"), source -> new long[3]);
      sum[0] += book.<Long>getAs("rows_in");
      sum[1] += book.<Long>getAs("rows_out");
      sum[2] += book.<Long>getAs("rows_quarantined");
    }
    return sums.entrySet().stream()
        .map(entry -> new Hop("collect", entry.getKey(), entry.getValue()[0], entry.getValue()[1], entry.getValue()[2], 0).balanced())
        .toList();
  }
}
