package org.regulake.pipelines.collect;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.regulake.models.text.LocalMoment;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.lakehouse.Hop;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.lakehouse.TableReader;
import org.regulake.pipelines.source.Reason;

/** The ledger of landed files: the entries of {@code ops.delivered_file} and reports on them. */
final class FileLedger {

  /** States of files that are not inspected again. */
  private static final Set<String> SETTLED = Set.of(DeliveredFile.COLLECTED, DeliveredFile.REPLAY);

  private FileLedger() {}

  /** The current entries, by delivery and file. */
  static Map<String, Row> read(TableReader lake) {
    Map<String, Row> entries = new TreeMap<>();
    lake.read(DeliveredFile.TABLE).collectAsList().forEach(entry -> enter(entries, entry));
    return entries;
  }

  /** Delivery and file of a row. */
  static String id(Row row) {
    return row.<String>getAs("delivery_id") + "/" + row.<String>getAs("file_name");
  }

  /** Whether the file of an entry is not inspected again. */
  static boolean isSettled(Row entry) {
    return SETTLED.contains(entry.<String>getAs("state"));
  }

  /** Whether an entry was made with the current manifest and description of its delivery. */
  static boolean isOf(Delivery delivery, Row entry) {
    List<Object> then =
        Stream.of(
                DeliveredFile.MESSAGE_KIND,
                DeliveredFile.SEQUENCE,
                DeliveredFile.EVENT_DATE,
                DeliveredFile.RECEIVED_AT,
                DeliveredFile.SCOPE,
                DeliveredFile.DESCRIPTION_HASH,
                DeliveredFile.LISTED_AS)
            .map(field -> entry.<Object>getAs(field.name()))
            .toList();
    // Tables store times in microseconds.
    return then.equals(
        Arrays.asList(
            delivery.kind().code(),
            delivery.sequence(),
            delivery.eventDate(),
            delivery.receivedAt().truncatedTo(ChronoUnit.MICROS),
            delivery.scope(),
            delivery.description().hash(),
            delivery.listedAs(entry.getAs("file_name"))));
  }

  /**
   * The same entry without a description hash, so that its file is collected again under any
   * description.
   */
  static Row withoutDescription(Row entry) {
    Object[] cells = new Object[entry.size()];
    Arrays.setAll(
        cells,
        i ->
            entry.schema().fieldNames()[i].equals(DeliveredFile.DESCRIPTION_HASH.name())
                ? null
                : entry.get(i));
    return new GenericRowWithSchema(cells, entry.schema());
  }

  /** The inspection report of a collected file or of a replay. */
  static Inspection.Report report(Row entry) {
    LineCounts lines =
        new LineCounts(
            entry.getAs("line_count"),
            entry.getAs("header_line_count"),
            entry.getAs("blank_line_count"),
            entry.getAs("continuation_line_count"));
    return new Inspection.Report(
        entry.getAs("delivery_id"),
        entry.getAs("file_name"),
        entry.<Long>getAs("bytes"),
        entry.getAs("sha256"),
        entry.<Long>getAs("rows_in"),
        entry.<Long>getAs("rows_quarantined"),
        0,
        lines,
        null,
        entry.getAs("detail"),
        Map.of());
  }

  private static Set<String> missingFiles(Delivery delivery) {
    Set<String> missing = new HashSet<>(delivery.listedFiles().keySet());
    delivery.files().forEach(file -> missing.remove(file.name()));
    return missing;
  }

  /**
   * The ledger after a scan of the landing folder. Entries of unread files are rewritten in each
   * run, because these may have been removed or corrected.
   */
  static List<Row> after(
      Collector.Found found, List<Candidate> inspected, Map<String, Refusal> refusals) {
    Map<String, Row> entries = new TreeMap<>();
    found
        .known()
        .forEach(
            (id, entry) -> {
              if (entry.getAs("sha256") != null) {
                entries.put(id, entry);
              }
            });
    Map<String, Delivery> deliveries =
        found.deliveries().stream().collect(Collectors.toMap(Delivery::id, Function.identity()));
    for (Refusal refusal : found.refusals()) {
      // A change that was not applied does not concern the rows collected before.
      Delivery delivery =
          refusal.reason() == Reason.DESCRIPTION_NOT_TAKEN
              ? null
              : deliveries.get(refusal.deliveryId());
      enter(entries, notRead(delivery, refusal, DeliveredFile.REFUSED));
    }
    // Ignored files do not count when a delivery is checked for completeness.
    found
        .ignored()
        .forEach(ignored -> enter(entries, notRead(null, ignored, DeliveredFile.IGNORED)));
    for (Candidate candidate : inspected) {
      enter(entries, entry(candidate, refusals.get(candidate.id())));
    }
    found
        .withdrawn()
        .forEach(
            (delivery, withdrawal) -> {
              for (LandedFile file :
                  deliveries.containsKey(delivery)
                      ? deliveries.get(delivery).files()
                      : List.<LandedFile>of()) {
                Refusal refusal =
                    new Refusal(
                        delivery,
                        deliveries.get(delivery).source().name(),
                        file.name(),
                        Reason.DELIVERY_WITHDRAWN,
                        "withdrawn at %s by %s: %s"
                            .formatted(
                                LocalMoment.of(withdrawal.decidedAt()),
                                withdrawal.author(),
                                withdrawal.reason()));
                Row entry = notRead(deliveries.get(delivery), refusal, DeliveredFile.WITHDRAWN);
                entries.putIfAbsent(id(entry), entry);
              }
            });
    for (Delivery delivery : found.deliveries()) {
      for (String name : missingFiles(delivery)) {
        Refusal refusal =
            new Refusal(
                delivery.id(),
                delivery.source().name(),
                name,
                Reason.FILE_MISSING,
                "the manifest of %s names %s, which is missing; send it, or correct the manifest"
                    .formatted(delivery.id(), name));
        Row entry = notRead(delivery, refusal, DeliveredFile.REFUSED);
        Row earlier = entries.get(id(entry));
        if (earlier == null
            || earlier.getAs("sha256") != null
                && DeliveredFile.REFUSED.equals(earlier.getAs("state"))) {
          enter(entries, entry);
        }
      }
    }
    return List.copyOf(entries.values());
  }

  private static void enter(Map<String, Row> entries, Row entry) {
    entries.put(id(entry), entry);
  }

  private static Row entry(Candidate candidate, Refusal refusal) {
    Inspection.Report report = candidate.report();
    LandedFile file = candidate.file();
    if (refusal != null) {
      return entry(
          candidate.delivery(),
          refusal,
          file.bytes(),
          file.modifiedAt(),
          report.sha256(),
          refusal.reason() == Reason.FILE_REPLAY ? DeliveredFile.REPLAY : DeliveredFile.REFUSED,
          LineCounts.NONE,
          0,
          0);
    }
    Refusal collected =
        new Refusal(
            candidate.delivery().id(),
            candidate.delivery().source().name(),
            file.name(),
            null,
            report.detail());
    return entry(
        candidate.delivery(),
        collected,
        file.bytes(),
        file.modifiedAt(),
        report.sha256(),
        DeliveredFile.COLLECTED,
        report.lines(),
        report.records(),
        report.badRecords());
  }

  private static Row notRead(Delivery delivery, Refusal refusal, String state) {
    return entry(delivery, refusal, 0, 0, null, state, LineCounts.NONE, 0, 0);
  }

  /**
   * Creates an entry; {@code delivery} is null where it could not be read, and {@code what} has no
   * reason when there is no problem.
   */
  private static Row entry(
      Delivery delivery,
      Refusal what,
      long bytes,
      long modifiedAt,
      String sha256,
      String state,
      LineCounts lines,
      long records,
      long bad) {
    boolean isKnown = delivery != null;
    Object[] cells = {
      what.source(),
      what.deliveryId(),
      what.fileName(),
      isKnown ? delivery.kind().code() : null,
      isKnown ? delivery.sequence() : null,
      isKnown ? delivery.eventDate() : null,
      isKnown ? delivery.receivedAt() : null,
      isKnown ? delivery.scope() : null,
      bytes,
      modifiedAt,
      sha256,
      isKnown ? delivery.description().hash() : null,
      isKnown ? delivery.listedAs(what.fileName()) : null,
      state,
      lines.lines(),
      lines.headers(),
      lines.blanks(),
      lines.continuations(),
      records,
      records - bad,
      bad,
      what.reason() == null ? null : what.reason().code(),
      what.detail()
    };
    return new GenericRowWithSchema(cells, Schemas.of(DeliveredFile.TABLE));
  }

  /**
   * The report on all files ever found.
   *
   * @param changes deliveries that were collected again or removed because of a changed description
   */
  static CollectReport report(Collection<Row> entries, List<Hop> hops, List<String> changes) {
    Map<String, List<Refusal>> byState = new HashMap<>();
    for (Row entry : entries) {
      if (entry.getAs("reason_code") != null) {
        byState
            .computeIfAbsent(entry.getAs("state"), state -> new ArrayList<>())
            .add(
                new Refusal(
                    entry.getAs("delivery_id"),
                    entry.getAs("source"),
                    entry.getAs("file_name"),
                    Reason.of(entry.getAs("reason_code")),
                    entry.getAs("detail")));
      }
    }
    int collected =
        (int)
            entries.stream()
                .filter(entry -> DeliveredFile.COLLECTED.equals(entry.getAs("state")))
                .count();
    return new CollectReport(
        collected,
        byState.getOrDefault(DeliveredFile.REFUSED, List.of()),
        byState.getOrDefault(DeliveredFile.REPLAY, List.of()),
        byState.getOrDefault(DeliveredFile.IGNORED, List.of()),
        hops,
        changes);
  }

  /** The balance of each source, over all files ever collected. */
  static List<Hop> hops(Collection<Row> entries) {
    Map<String, long[]> sums = new TreeMap<>();
    for (Row entry : entries) {
      if (!isSettled(entry)) {
        continue;
      }
      long[] sum = sums.computeIfAbsent(entry.getAs("source"), source -> new long[3]);
      sum[0] += entry.<Long>getAs("rows_in");
      sum[1] += entry.<Long>getAs("rows_out");
      sum[2] += entry.<Long>getAs("rows_quarantined");
    }
    return sums.entrySet().stream()
        .map(
            of ->
                new Hop(
                        "collect",
                        of.getKey(),
                        of.getValue()[0],
                        of.getValue()[1],
                        of.getValue()[2],
                        0)
                    .balanced())
        .toList();
  }
}
