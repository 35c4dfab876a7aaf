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
import org.regulake.pipelines.source.Reason;

/**
 * Decides about each inspected file. A wrong header refuses the whole delivery, because a sender who changed one file's columns may have changed
 * the others' meaning; anything else that is wrong with a file refuses that file alone.
 */
final class Verdicts {

  /** A file and what the inspection saw of it. */
  record Case(Delivery delivery, LandedFile file, Inspection.Report report) {
    String id() {
      return delivery.id() + "/" + file.name();
    }
  }

  private static final Set<String> HEADER_REASONS = Set.of(Reason.HEADER_UNKNOWN.code(), Reason.HEADER_INCOMPLETE.code());

  /** What tells every collected file from others → its delivery and name. */
  private final Map<String, String> collectedByHash = new HashMap<>();

  /**
   * Verdicts beside what was collected before.
   *
   * @param withdrawn deliveries that were taken back: what repeats them is news
   */
  Verdicts(Collection<Row> books, Set<String> withdrawn) {
    for (Row book : books) {
      if (DeliveredFile.COLLECTED.equals(book.getAs("state")) && !withdrawn.contains(book.<String>getAs("delivery_id"))) {
        collectedByHash.put(
            hashKey(book.getAs("source"), book.getAs("message_kind"), book.<LocalDate>getAs("event_date"), book.<Long>getAs("sequence"),
                book.getAs("scope"), book.getAs("sha256")),
            book.getAs("delivery_id") + "/" + book.getAs("file_name"));
      }
    }
  }

  /** Refusals by delivery and file; files that are not in the map are accepted. */
  Map<String, Refusal> of(List<Case> cases) {
    Map<String, Refusal> verdicts = new TreeMap<>();
    Map<String, Case> wrongHeaders = cases.stream()
        .filter(one -> HEADER_REASONS.contains(String.valueOf(one.report().reasonCode())))
        .collect(Collectors.toMap(one -> one.delivery().id(), one -> one, (first, second) -> first));
    for (Case one : cases) {
      Refusal refusal = wrongHeaders.containsKey(one.delivery().id()) && one.report().isSound()
          ? refusal(one, Reason.DELIVERY_REFUSED, "see %s of the same delivery".formatted(wrongHeaders.get(one.delivery().id()).file().name()))
          : verdict(one);
      if (refusal != null) {
        verdicts.put(one.id(), refusal);
      } else {
        collectedByHash.put(hashKey(one), one.id());
      }
    }
    return verdicts;
  }

  private Refusal verdict(Case one) {
    Inspection.Report report = one.report();
    if (!report.isSound()) {
      return refusal(one, Reason.of(report.reasonCode()), report.detail());
    }
    Manifest.File listed = one.delivery().listedFiles().get(one.file().name());
    if (listed == null && one.delivery().listsFiles()) {
      return refusal(one, Reason.FILE_UNLISTED,
          "the manifest of %s does not list %s; add it to the manifest, or remove it".formatted(one.delivery().id(), one.file().name()));
    }
    if (listed != null && listed.sha256() != null && !listed.sha256().equalsIgnoreCase(report.sha256())) {
      return refusal(one, Reason.FILE_HASH_DIFFERS,
          "%s has SHA-256 %s, the manifest says %s; it was changed or damaged on its way: send it again".formatted(
              one.file().name(), report.sha256(), listed.sha256()));
    }
    // Lines that cannot be read may be several of what the sender counts as one row; a row that is not there at all is still missed.
    long sound = report.records() - report.badRecords();
    if (listed != null && listed.rows() != null && (listed.rows() > report.records() || listed.rows() < sound)) {
      return refusal(one, Reason.FILE_COUNT_DIFFERS,
          "%s has %d rows, the manifest says %d; send it again, or mend the manifest".formatted(
              one.file().name(), report.records(), listed.rows()));
    }
    String earlier = collectedByHash.get(hashKey(one));
    return earlier == null ? null
        : refusal(one, Reason.FILE_REPLAY, "%s is the same file as %s, which was collected before".formatted(one.id(), earlier));
  }

  private static String hashKey(Case one) {
    return hashKey(one.delivery().source().name(), one.delivery().kind().code(), one.delivery().eventDate(), one.delivery().sequence(),
        one.delivery().scope(), one.report().sha256());
  }

  /** The same file for another day, or under another number, says that it is so again, perhaps after it was otherwise: it is no replay. */
  private static String hashKey(String source, String kind, LocalDate eventDate, long sequence, String scope, String sha256) {
    return String.join(" ", source, kind, eventDate.toString(), Long.toString(sequence), scope, sha256);
  }

  private static Refusal refusal(Case one, Reason reason, String detail) {
    return new Refusal(one.delivery().id(), one.delivery().source().name(), one.file().name(), reason, detail);
  }
}
