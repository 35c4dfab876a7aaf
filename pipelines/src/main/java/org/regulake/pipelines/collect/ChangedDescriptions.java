package org.regulake.pipelines.collect;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.source.Reason;

/**
 * What has to be collected anew because {@code manifest.json} or {@code delivery.yml} says
 * something else than when it was collected, so that a lake holds what it would hold if it had
 * always been said so. A delivery is taken anew whole or not at all: where a file of it is gone
 * from the landing folder, what was collected stands, and a refusal says so.
 */
final class ChangedDescriptions {

  private static final String WHY =
      "because manifest.json or delivery.yml says something else than when it was collected";

  private final Collector.Found found;
  private final Map<String, List<Row>> settled = new TreeMap<>();

  /** Entries of which nothing counts any more, by delivery and file → the file as it lies there. */
  private final Map<String, LandedFile> files = new TreeMap<>();

  /** Keys by which a replay is told, of what changed: before and after. */
  private final Set<String> keys = new HashSet<>();

  private final Map<String, Refusal> refusals = new LinkedHashMap<>();
  private final List<String> sentences = new ArrayList<>();

  private ChangedDescriptions(Collector.Found found) {
    this.found = found;
    found.known().values().stream()
        .filter(FileLedger::isSettled)
        .filter(entry -> !found.withdrawn().containsKey(deliveryOf(entry)))
        .forEach(
            entry ->
                settled.computeIfAbsent(deliveryOf(entry), id -> new ArrayList<>()).add(entry));
    found
        .refusals()
        .forEach(refusal -> refusals.put(refusal.deliveryId() + "/" + refusal.fileName(), refusal));
  }

  /**
   * What has changed, as a run sees it whose present is {@code now}.
   *
   * @param found the landing folder beside the ledger
   */
  static ChangedDescriptions of(Collector.Found found, Instant now) {
    ChangedDescriptions changes = new ChangedDescriptions(found);
    found.deliveries().forEach(changes::compare);
    found.misdescribed().forEach((delivery, files) -> changes.refused(delivery, files, now));
    changes.addRepeats();
    return changes;
  }

  private static String deliveryOf(Row entry) {
    return entry.getAs("delivery_id");
  }

  private void compare(Delivery delivery) {
    List<Row> entries = settled.getOrDefault(delivery.id(), List.of());
    if (entries.stream().allMatch(entry -> FileLedger.isOf(delivery, entry))) {
      return;
    }
    List<Row> changed =
        entries.stream().filter(entry -> !FileLedger.isOf(delivery, entry)).toList();
    if (take(delivery.id(), delivery.source().name(), changed, delivery.files())) {
      changed.forEach(entry -> keys.add(Verdicts.hashKey(delivery, entry.getAs("sha256"))));
      sentences.add("%s: %s collected anew, %s".formatted(delivery.id(), counted(changed), WHY));
    }
  }

  /**
   * A delivery of which the description, as it is now, cannot be used: on a lake that was always
   * told so nothing of it would be.
   */
  private void refused(String deliveryId, List<LandedFile> there, Instant now) {
    Refusal refusal = refusals.get(deliveryId + "/");
    List<Row> entries = settled.getOrDefault(deliveryId, List.of());
    // A run that is told an earlier time finds deliveries of later ones, of which nothing was
    // changed.
    boolean isRunEarlier =
        refusal.reason() == Reason.DELIVERY_IN_FUTURE
            && entries.stream().anyMatch(entry -> isAfter(entry, now));
    if (!entries.isEmpty() && !isRunEarlier && take(deliveryId, refusal.source(), entries, there)) {
      found.known().values().stream()
          .filter(entry -> deliveryOf(entry).equals(deliveryId))
          .forEach(entry -> files.putIfAbsent(FileLedger.id(entry), null));
      sentences.add(
          "%s: %s taken out of the lake, %s, and is refused as it is now; mend it, and the next run takes it in again"
              .formatted(deliveryId, counted(entries), WHY));
    }
  }

  private static boolean isAfter(Row entry, Instant now) {
    return entry.<Instant>getAs("received_at").isAfter(now)
        || entry.<LocalDate>getAs("event_date").isAfter(DeliveryTimes.day(now));
  }

  private static String counted(List<Row> entries) {
    return entries.size() == 1 ? "1 file" : "%,d files".formatted(entries.size());
  }

  /** Marks entries as out of date where all their files are still there. */
  private boolean take(
      String deliveryId, String source, List<Row> entries, List<LandedFile> there) {
    Map<String, LandedFile> byName =
        there.stream().collect(Collectors.toMap(LandedFile::name, file -> file));
    Set<String> gone = new TreeSet<>();
    entries.stream()
        .map(entry -> entry.<String>getAs("file_name"))
        .filter(name -> !byName.containsKey(name))
        .forEach(gone::add);
    if (!gone.isEmpty()) {
      String earlier =
          refusals.containsKey(deliveryId + "/")
              ? " (" + refusals.get(deliveryId + "/").detail() + ")"
              : "";
      refusals.put(
          deliveryId + "/",
          Refusal.ofDelivery(
              deliveryId,
              source,
              Reason.DESCRIPTION_NOT_TAKEN,
              ("manifest.json or delivery.yml of %s was changed%s, but %s, collected under the"
                   + " earlier one, is no longer there to be read again, so what was collected"
                   + " stands. Put the file back; or put the earlier description back, and send the"
                   + " change as a new delivery of kind 'correction'")
                  .formatted(deliveryId, earlier, String.join(", ", gone))));
      return false;
    }
    for (Row entry : entries) {
      files.put(FileLedger.id(entry), byName.get(entry.<String>getAs("file_name")));
      keys.add(Verdicts.hashKey(entry));
    }
    return true;
  }

  /**
   * Files that repeat what changed, or are repeated by it now: which of them comes first is decided
   * anew.
   */
  private void addRepeats() {
    if (keys.isEmpty()) {
      return;
    }
    for (Delivery delivery : found.deliveries()) {
      for (Row entry : settled.getOrDefault(delivery.id(), List.of())) {
        String id = FileLedger.id(entry);
        if (!files.containsKey(id) && keys.contains(Verdicts.hashKey(entry))) {
          delivery.files().stream()
              .filter(file -> file.name().equals(entry.getAs("file_name")))
              .forEach(file -> files.put(id, file));
        }
      }
    }
  }

  boolean areNone() {
    return files.isEmpty();
  }

  /**
   * Entries that are out of date, whose files are there to be read again; the others have none that
   * was taken in.
   */
  Map<String, LandedFile> files() {
    return files;
  }

  /** What was done about each delivery, in one sentence each. */
  List<String> sentences() {
    return sentences;
  }

  /** What was found, as if it had never been collected under another description. */
  Collector.Found rest() {
    Map<String, Row> known = new TreeMap<>(found.known());
    known.keySet().removeAll(files.keySet());
    return new Collector.Found(
        found.deliveries(),
        List.copyOf(refusals.values()),
        found.ignored(),
        found.misdescribed(),
        known,
        found.withdrawn(),
        found.accepted(),
        found.signature());
  }
}
