package org.regulake.pipelines.collect;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.source.Reason;

/**
 * Accepts or refuses each inspected file. A wrong header refuses the whole delivery, because a
 * sender who changed one file's columns may have changed the meaning of the others; any other
 * problem refuses only the file itself.
 */
final class FileAcceptance {

  private static final Set<String> HEADER_REASONS =
      Set.of(Reason.HEADER_UNKNOWN.code(), Reason.HEADER_INCOMPLETE.code());

  private final Set<String> withdrawn;

  /** Replay key of every collected file that is not withdrawn → its delivery and name. */
  private final Map<String, String> collectedByHash = new HashMap<>();

  /**
   * Starts from the files that were collected before.
   *
   * @param withdrawn withdrawn deliveries: a file that repeats one of them is not a replay
   */
  FileAcceptance(Collection<Row> ledger, Set<String> withdrawn) {
    this.withdrawn = Set.copyOf(withdrawn);
    for (Row entry : ledger) {
      if (DeliveredFile.COLLECTED.equals(entry.getAs("state"))
          && !withdrawn.contains(entry.<String>getAs("delivery_id"))) {
        collectedByHash.put(hashKey(entry), FileLedger.id(entry));
      }
    }
  }

  /** The replay keys of the files that count: a file with one of them repeats such a file. */
  Set<String> keys() {
    return Set.copyOf(collectedByHash.keySet());
  }

  /** Refusals by delivery and file; files that are not in the map are accepted. */
  Map<String, Refusal> refusals(List<Candidate> candidates) {
    Map<String, Refusal> refusals = new TreeMap<>();
    Map<String, Candidate> wrongHeaders =
        candidates.stream()
            .filter(
                candidate ->
                    HEADER_REASONS.contains(String.valueOf(candidate.report().reasonCode())))
            .collect(
                Collectors.toMap(
                    candidate -> candidate.delivery().id(),
                    candidate -> candidate,
                    (first, second) -> first));
    for (Candidate candidate : candidates) {
      Refusal refusal =
          wrongHeaders.containsKey(candidate.delivery().id()) && candidate.report().isSound()
              ? refusal(
                  candidate,
                  Reason.DELIVERY_REFUSED,
                  "see %s of the same delivery"
                      .formatted(wrongHeaders.get(candidate.delivery().id()).file().name()))
              : check(candidate);
      if (refusal != null) {
        refusals.put(candidate.id(), refusal);
      } else if (!withdrawn.contains(candidate.delivery().id())) {
        collectedByHash.put(hashKey(candidate), candidate.id());
      }
    }
    return refusals;
  }

  private Refusal check(Candidate candidate) {
    Inspection.Report report = candidate.report();
    if (!report.isSound()) {
      return refusal(candidate, Reason.of(report.reasonCode()), report.detail());
    }
    Manifest.File listed = candidate.delivery().listedFiles().get(candidate.file().name());
    if (listed == null && candidate.delivery().listsFiles()) {
      return refusal(
          candidate,
          Reason.FILE_UNLISTED,
          "the manifest of %s does not list %s; add it to the manifest, or remove it"
              .formatted(candidate.delivery().id(), candidate.file().name()));
    }
    if (listed != null
        && listed.sha256() != null
        && !listed.sha256().equalsIgnoreCase(report.sha256())) {
      return refusal(
          candidate,
          Reason.FILE_HASH_DIFFERS,
          ("%s has SHA-256 %s, the manifest says %s; it was changed or damaged in transfer: send it"
                  + " again")
              .formatted(candidate.file().name(), report.sha256(), listed.sha256()));
    }
    // Several unreadable lines may be one row to the sender, so any count between the sound rows
    // and all rows is accepted; a missing row is still noticed.
    long sound = report.records() - report.badRecords();
    if (listed != null
        && listed.rows() != null
        && (listed.rows() > report.records() || listed.rows() < sound)) {
      return refusal(
          candidate,
          Reason.FILE_COUNT_DIFFERS,
          "%s has %d rows, the manifest says %d; send it again, or correct the manifest"
              .formatted(candidate.file().name(), report.records(), listed.rows()));
    }
    String earlier = collectedByHash.get(hashKey(candidate));
    return earlier == null
        ? null
        : refusal(
            candidate,
            Reason.FILE_REPLAY,
            "%s is the same file as %s, which was collected before"
                .formatted(candidate.id(), earlier));
  }

  private static String hashKey(Candidate candidate) {
    return hashKey(candidate.delivery(), candidate.report().sha256());
  }

  /** Key of a file of a delivery: a file with the same key is a replay. */
  static String hashKey(Delivery delivery, String sha256) {
    return hashKey(
        delivery.source().name(),
        delivery.kind().code(),
        delivery.eventDate(),
        delivery.sequence(),
        delivery.scope(),
        delivery.description().hash(),
        sha256);
  }

  /** The same key of an entry of the ledger. */
  static String hashKey(Row entry) {
    return hashKey(
        entry.getAs("source"),
        entry.getAs("message_kind"),
        entry.<LocalDate>getAs("event_date"),
        entry.<Long>getAs("sequence"),
        entry.getAs("scope"),
        entry.getAs("description_hash"),
        entry.getAs("sha256"));
  }

  /**
   * The key includes day, number and description: the same bytes for another day, or under another
   * number, confirm a state that may have changed in between, and bytes read with another
   * description have another meaning; neither is a replay.
   */
  private static String hashKey(
      String source,
      String kind,
      LocalDate eventDate,
      long sequence,
      String scope,
      String descriptionHash,
      String sha256) {
    return String.join(
        " ",
        source,
        kind,
        eventDate.toString(),
        Long.toString(sequence),
        scope,
        descriptionHash,
        sha256);
  }

  private static Refusal refusal(Candidate candidate, Reason reason, String detail) {
    return new Refusal(
        candidate.delivery().id(),
        candidate.delivery().source().name(),
        candidate.file().name(),
        reason,
        detail);
  }
}
