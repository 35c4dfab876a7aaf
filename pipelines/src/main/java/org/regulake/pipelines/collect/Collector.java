package org.regulake.pipelines.collect;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.stage.StageContext;

/**
 * Collects new files from the landing folder: inspects them, accepts or refuses each, appends the
 * good rows to {@code bronze.<source>} and the bad ones to {@code quarantine.landed_row}, and keeps
 * the ledger of files in {@code ops.delivered_file}. A collected file is not read again unless its
 * manifest or description changes; a refused file is read in every run until it is corrected.
 */
public final class Collector {

  static final String HOW_TO_LAND =
      "Land files under a name that begins with '.', and rename them when they are complete";

  private final StageContext context;
  private final String landing;
  private final PersonKey personKey;
  private final Instant now;
  private final BronzeWriter bronze;

  /** Creates the collector of a run whose present is {@code now}: later deliveries are refused. */
  public Collector(StageContext context, String landing, PersonKey personKey, Instant now) {
    this.context = context;
    this.landing = landing;
    this.personKey = personKey;
    this.now = now;
    this.bronze = new BronzeWriter(context, personKey);
  }

  /** Total size in bytes of all files in a landing folder. */
  public static long landedBytes(Configuration configuration, String landing) {
    return LandedSizes.bytes(configuration, landing);
  }

  /** Sizes of all files in a landing folder that are not hidden, by path below the folder. */
  public static Map<String, Long> landedFiles(Configuration configuration, String landing) {
    return LandedSizes.of(configuration, landing);
  }

  /**
   * The day that each delivery in a landing folder describes, by source and folder; without
   * deliveries of a time after {@code now}.
   */
  public static Map<String, LocalDate> eventDays(
      Configuration configuration, String landing, Instant now) {
    return new Landing(configuration, landing, now)
        .find().deliveries().stream()
            .collect(
                Collectors.toMap(
                    Delivery::id, Delivery::eventDate, (first, second) -> first, TreeMap::new));
  }

  /**
   * Contents of the landing folder and of the ledger.
   *
   * @param signature text that changes whenever there is something to collect
   */
  public record Found(
      List<Delivery> deliveries,
      List<Refusal> refusals,
      List<Refusal> ignored,
      Map<String, List<LandedFile>> misdescribed,
      Map<String, Row> known,
      Map<String, Decision.Withdrawal> withdrawn,
      List<Decision.FallAcceptance> accepted,
      List<Decision.Identity> identities,
      String signature) {}

  /** Scans the landing folder without reading files. */
  public Found scan() {
    Landing.Found found =
        HiddenNames.of(
            new Landing(context.spark().sparkContext().hadoopConfiguration(), landing, now).find(),
            personKey);
    Map<String, Row> known = FileLedger.read(context);
    StringBuilder signature = new StringBuilder();
    for (Delivery delivery : found.deliveries()) {
      signature
          .append(delivery.id())
          .append(' ')
          .append(delivery.kind())
          .append(' ')
          .append(delivery.receivedAt())
          .append(' ')
          .append(delivery.description().hash())
          .append(' ')
          .append(delivery.sequence())
          .append(' ')
          .append(delivery.eventDate())
          .append(' ')
          .append(delivery.scope())
          .append(' ')
          .append(delivery.listedFiles())
          .append(' ')
          .append(delivery.files())
          .append('\n');
    }
    Decisions.Found decisions =
        new Decisions(context.spark().sparkContext().hadoopConfiguration(), landing).find(now);
    List<Refusal> refusals = new ArrayList<>(found.refusals());
    refusals.addAll(decisions.refusals());
    refusals.forEach(refusal -> signature.append(refusal).append('\n'));
    found.ignored().forEach(ignored -> signature.append(ignored).append('\n'));
    signature
        .append(decisions.withdrawn())
        .append(decisions.accepted())
        .append(decisions.identities());
    return new Found(
        found.deliveries(),
        refusals,
        found.ignored(),
        found.misdescribed(),
        known,
        decisions.withdrawn(),
        decisions.accepted(),
        decisions.identities(),
        signature.toString());
  }

  /**
   * Collects the new files.
   *
   * @param isRecovering whether an earlier run was interrupted and may have appended rows without a
   *     ledger entry
   */
  public CollectReport collect(Found found, boolean isRecovering) {
    Map<String, Row> known = found.known();
    if (isRecovering) {
      bronze.removeUnrecorded(known.values());
    }
    DecisionTables decisions = new DecisionTables(context);
    decisions.recordWithdrawals(found.withdrawn().values());
    decisions.recordAcceptances(found.accepted());
    decisions.recordIdentities(found.identities());
    ChangedDescriptions changes = ChangedDescriptions.of(found, now);
    Found rest = changes.rest();
    List<Candidate> fresh =
        freshFiles(
            found.deliveries().stream().filter(delivery -> isEverKnown(found, delivery)).toList(),
            rest);
    changes.files().forEach((id, file) -> requireUnchanged(id, file, known.get(id)));
    removeCollected(known, changes.files().keySet());
    List<Row> ledger =
        fresh.isEmpty() ? FileLedger.after(rest, List.of(), Map.of()) : collectFresh(rest, fresh);
    if (!changes.isEmpty() || !ledger.equals(List.copyOf(known.values()))) {
      replaceLedger(ledger);
    }
    return FileLedger.report(ledger, FileLedger.hops(ledger), changes.sentences());
  }

  /**
   * Removes rows of collected files. The ledger is changed first, so that after an interruption the
   * next run continues the removal.
   */
  private void removeCollected(Map<String, Row> known, Collection<String> files) {
    if (!files.isEmpty()) {
      Map<String, Row> underWay = new TreeMap<>(known);
      files.forEach(id -> underWay.put(id, FileLedger.withoutDescription(known.get(id))));
      replaceLedger(underWay.values());
      bronze.removeFiles(files.stream().map(known::get).toList());
    }
  }

  private void replaceLedger(Collection<Row> entries) {
    context.write(
        DeliveredFile.TABLE,
        context
            .spark()
            .createDataFrame(List.copyOf(entries), Schemas.of(DeliveredFile.TABLE))
            .coalesce(1));
  }

  /** Collects the sound ones of the fresh files; returns the resulting ledger. */
  private List<Row> collectFresh(Found found, List<Candidate> fresh) {
    List<FileTask> tasks =
        fresh.stream()
            .map(candidate -> FileTask.of(candidate.delivery(), candidate.file(), null))
            .toList();
    try (Inspection inspection = Inspection.of(context.spark(), tasks, personKey)) {
      Map<String, Inspection.Report> reports = inspection.reports();
      List<Candidate> inspected =
          fresh.stream()
              .map(
                  candidate ->
                      new Candidate(
                          candidate.delivery(),
                          candidate.file(),
                          validated(candidate, reports.get(candidate.id()))))
              .toList();
      List<Candidate> repeating = repeating(found, inspected);
      Map<String, Row> others = new TreeMap<>(found.known());
      repeating.forEach(candidate -> others.remove(candidate.id()));
      Map<String, Refusal> refusals =
          new FileAcceptance(others.values(), found.withdrawn().keySet())
              .refusals(inOrder(found, inspected, repeating));
      List<Candidate> overtaken =
          repeating.stream().filter(candidate -> isReplay(refusals.get(candidate.id()))).toList();
      removeCollected(
          found.known(),
          overtaken.stream()
              .map(Candidate::id)
              .filter(id -> isCollected(found.known().get(id)))
              .toList());
      List<Candidate> accepted =
          inspected.stream().filter(candidate -> !refusals.containsKey(candidate.id())).toList();
      bronze.load(accepted, inspection);
      accepted.forEach(this::requireUnmodified);
      return FileLedger.after(found, inOrder(found, inspected, overtaken), refusals);
    }
  }

  private static boolean isReplay(Refusal refusal) {
    return refusal != null && refusal.reason() == Reason.FILE_REPLAY;
  }

  private static boolean isCollected(Row entry) {
    return DeliveredFile.COLLECTED.equals(entry.getAs("state"));
  }

  /**
   * Collected files with the same replay key as new ones: of these the file of the delivery
   * received first counts, whichever is found first.
   */
  private static List<Candidate> repeating(Found found, List<Candidate> inspected) {
    Set<String> keys =
        inspected.stream()
            .filter(candidate -> candidate.report().isSound())
            .map(
                candidate ->
                    FileAcceptance.hashKey(candidate.delivery(), candidate.report().sha256()))
            .collect(Collectors.toSet());
    Set<String> inspectedIds = inspected.stream().map(Candidate::id).collect(Collectors.toSet());
    List<Candidate> repeating = new ArrayList<>();
    for (Delivery delivery : found.deliveries()) {
      for (LandedFile file :
          found.withdrawn().containsKey(delivery.id()) ? List.<LandedFile>of() : delivery.files()) {
        Row entry = found.known().get(delivery.id() + "/" + file.name());
        if (entry != null
            && FileLedger.isSettled(entry)
            && !inspectedIds.contains(FileLedger.id(entry))
            && keys.contains(FileAcceptance.hashKey(entry))) {
          repeating.add(new Candidate(delivery, file, FileLedger.report(entry)));
        }
      }
    }
    return repeating;
  }

  /** Sorts candidates by the order in which their deliveries became known. */
  private static List<Candidate> inOrder(
      Found found, List<Candidate> some, List<Candidate> others) {
    Map<String, Integer> order = new HashMap<>();
    found.deliveries().forEach(delivery -> order.put(delivery.id(), order.size()));
    return Stream.concat(some.stream(), others.stream())
        .sorted(
            Comparator.comparing((Candidate candidate) -> order.get(candidate.delivery().id()))
                .thenComparing(candidate -> candidate.file().name()))
        .toList();
  }

  /** The report when there is nothing to collect. */
  public CollectReport unchangedReport(Found found) {
    return FileLedger.report(found.known().values(), List.of(), List.of());
  }

  /**
   * Validates the report of an inspection: a file that differs from its listing is refused, because
   * it may have been incomplete.
   */
  private Inspection.Report validated(Candidate candidate, Inspection.Report report) {
    LandedFile file = candidate.file();
    boolean isUnreadable = Reason.FILE_UNREADABLE.code().equals(report.reasonCode());
    if (isUnreadable || report.bytes() == file.bytes() && isStill(file)) {
      return report;
    }
    return report.refused(
        Reason.FILE_GROWING,
        ("%s was still growing, or was changed: %d bytes when it was found, %d when it was read;"
                + " nothing of it was taken, the next run checks it again. %s")
            .formatted(file.name(), file.bytes(), report.bytes(), HOW_TO_LAND));
  }

  private boolean isStill(LandedFile file) {
    return file.isStill(context.spark().sparkContext().hadoopConfiguration());
  }

  /**
   * Checks a file before the ledger records it as collected: rows added to it meanwhile would never
   * be collected.
   */
  private void requireUnmodified(Candidate candidate) {
    if (!isStill(candidate.file())) {
      throw BronzeWriter.changed(candidate.file().uri());
    }
  }

  /**
   * Whether there is a moment at which a delivery is known: one that is withdrawn after its receipt
   * is known until then, even if it is found only now.
   */
  private static boolean isEverKnown(Found found, Delivery delivery) {
    Decision.Withdrawal withdrawal = found.withdrawn().get(delivery.id());
    return withdrawal == null || delivery.receivedAt().isBefore(withdrawal.decidedAt());
  }

  private List<Candidate> freshFiles(List<Delivery> deliveries, Found found) {
    Map<String, Row> known = found.known();
    Set<String> counted = new FileAcceptance(known.values(), found.withdrawn().keySet()).keys();
    List<Candidate> fresh = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      for (LandedFile file : delivery.files()) {
        Row entry = known.get(delivery.id() + "/" + file.name());
        boolean isSettled =
            entry != null
                && FileLedger.isSettled(entry)
                // A repetition of a file that has been withdrawn since counts by itself.
                && (isCollected(entry) || counted.contains(FileAcceptance.hashKey(entry)));
        if (isSettled) {
          requireUnchanged(delivery.id() + "/" + file.name(), file, entry);
        } else {
          fresh.add(new Candidate(delivery, file, null));
        }
      }
    }
    return fresh;
  }

  /**
   * Checks that a file is the one that was collected; {@code file} is null where there is none to
   * be read again.
   */
  private void requireUnchanged(String id, LandedFile file, Row entry) {
    if (file != null && hasChanged(file, entry)) {
      throw new IllegalStateException(
          ("%s was changed after it was collected (%d bytes then, %d now): the files of a delivery"
               + " do not change. Put the old file back, and send the change as a new delivery of"
               + " kind 'correction'")
              .formatted(id, entry.<Long>getAs("bytes"), file.bytes()));
    }
  }

  /**
   * Whether a file differs from its ledger entry. Its content is read only when its size is the
   * same and its time is not.
   */
  private boolean hasChanged(LandedFile file, Row entry) {
    return entry.<Long>getAs("bytes") != file.bytes()
        || entry.<Long>getAs("modified_millis") != file.modifiedAt()
            && !RecordFile.sha256(file.uri(), context.spark().sparkContext().hadoopConfiguration())
                .equals(entry.getAs("sha256"));
  }
}
