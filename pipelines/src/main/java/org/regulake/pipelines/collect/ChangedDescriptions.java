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
 * Finds collected files that must be collected again because their {@code manifest.json} or {@code
 * delivery.yml} has changed since, so that the lake has the same contents as if the description had
 * always been the current one. A delivery is collected again as a whole or not at all: if one of
 * its files is missing in the landing folder, the collected rows are kept and the change is
 * reported as a refusal.
 */
final class ChangedDescriptions {

  private static final String WHY =
      "because manifest.json or delivery.yml was changed after it was collected";

  private final Collector.Found found;
  private final Map<String, List<Row>> settled = new TreeMap<>();

  /** Outdated entries, by delivery and file → the file in the landing folder. */
  private final Map<String, LandedFile> files = new TreeMap<>();

  /** Replay keys of the changed files, before and after the change. */
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
   * The changes seen by a run whose present is {@code now}.
   *
   * @param found contents of the landing folder and the ledger
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
      changed.forEach(entry -> keys.add(FileAcceptance.hashKey(delivery, entry.getAs("sha256"))));
      sentences.add("%s: %s collected again, %s".formatted(delivery.id(), counted(changed), WHY));
    }
  }

  /**
   * Marks a delivery as outdated whose current description cannot be used: with that description it
   * would never have been collected.
   */
  private void refused(String deliveryId, List<LandedFile> there, Instant now) {
    Refusal refusal = refusals.get(deliveryId + "/");
    List<Row> entries = settled.getOrDefault(deliveryId, List.of());
    // In a run with an earlier present, later deliveries are refused although they are unchanged.
    boolean isEarlierRun =
        refusal.reason() == Reason.DELIVERY_IN_FUTURE
            && entries.stream().anyMatch(entry -> isAfter(entry, now));
    if (!entries.isEmpty() && !isEarlierRun && take(deliveryId, refusal.source(), entries, there)) {
      found.known().values().stream()
          .filter(entry -> deliveryOf(entry).equals(deliveryId))
          .forEach(entry -> files.putIfAbsent(FileLedger.id(entry), null));
      sentences.add(
          ("%s: %s removed from the lake, %s, and the delivery is refused now; correct the file,"
                  + " and the next run collects it again")
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

  /** Marks entries as outdated if all their files still exist. */
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
                   + " earlier one, is missing and cannot be read again, so the collected rows are"
                   + " kept. Put the file back; or restore the earlier description, and send the"
                   + " change as a new delivery of kind 'correction'")
                  .formatted(deliveryId, earlier, String.join(", ", gone))));
      return false;
    }
    for (Row entry : entries) {
      files.put(FileLedger.id(entry), byName.get(entry.<String>getAs("file_name")));
      keys.add(FileAcceptance.hashKey(entry));
    }
    return true;
  }

  /**
   * Adds files that repeat a changed file or are repeated by it now: which of them is the first is
   * decided again.
   */
  private void addRepeats() {
    if (keys.isEmpty()) {
      return;
    }
    for (Delivery delivery : found.deliveries()) {
      for (Row entry : settled.getOrDefault(delivery.id(), List.of())) {
        String id = FileLedger.id(entry);
        if (!files.containsKey(id) && keys.contains(FileAcceptance.hashKey(entry))) {
          delivery.files().stream()
              .filter(file -> file.name().equals(entry.getAs("file_name")))
              .forEach(file -> files.put(id, file));
        }
      }
    }
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /**
   * The outdated entries with their files; the file is null for an entry that was never collected.
   */
  Map<String, LandedFile> files() {
    return files;
  }

  /** The actions for each delivery, in one sentence each. */
  List<String> sentences() {
    return sentences;
  }

  /** The scan without the outdated entries, as if they had never been collected. */
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
        found.identities(),
        found.signature());
  }
}
