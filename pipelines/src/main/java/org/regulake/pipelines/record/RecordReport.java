package org.regulake.pipelines.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.regulake.pipelines.lakehouse.Hop;
import org.regulake.pipelines.source.Source;

/**
 * Outcomes of the collected rows.
 *
 * @param hops the balance of every source
 * @param counts source → counts of its rows by outcome
 * @param touched source → landed rows of its changed records, where only these were built again
 * @param ended full delivery → records that it ended by leaving them out
 * @param tooDamaged full deliveries with too many rows in quarantine to end records
 */
public record RecordReport(
    List<Hop> hops,
    Map<String, RecordCounts> counts,
    Map<String, Long> touched,
    Map<String, Long> ended,
    List<String> tooDamaged) {

  /** The report of all sources; it reconciles the rows read with their outcomes. */
  static RecordReport of(List<SourceRecords> sources, Map<Source, Long> collectedRows) {
    List<Hop> hops = new ArrayList<>();
    Map<String, RecordCounts> counts = new LinkedHashMap<>();
    Map<String, Long> touched = new TreeMap<>();
    Map<String, Long> ended = new TreeMap<>();
    List<String> tooDamaged = new ArrayList<>();
    for (SourceRecords records : sources) {
      String source = records.source().name();
      hops.add(
          records.counts().hop(records.source(), collectedRows.get(records.source())).balanced());
      counts.put(source, records.counts());
      records.touched().ifPresent(some -> touched.put(source, some.rows()));
      ended.putAll(records.counts().ended());
      tooDamaged.addAll(records.tooDamaged());
    }
    return new RecordReport(hops, counts, touched, ended, tooDamaged);
  }

  /** Source → fate → rows. */
  public Map<String, Map<String, Long>> fates() {
    Map<String, Map<String, Long>> fates = new LinkedHashMap<>();
    counts.forEach(
        (source, ofSource) -> {
          Map<String, Long> rows = new TreeMap<>();
          ofSource.fates().forEach((fate, count) -> rows.put(fate.code(), count));
          fates.put(source, rows);
        });
    return fates;
  }

  /** The counts as text, for the next run: source → counts. */
  Map<String, String> kept() {
    Map<String, String> kept = new TreeMap<>();
    counts.forEach((source, ofSource) -> kept.put(source, ofSource.toText()));
    return kept;
  }

  private static final String FULL_DELIVERY = "全量报送 full delivery ";

  /**
   * The report in sentences: the records ended by full deliveries, then the rows of each source by
   * outcome.
   */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    ended.forEach(
        (delivery, records) ->
            sentences.add(
                "%s%s: 未载而终止 ended %,d records that it leaves out"
                    .formatted(FULL_DELIVERY, delivery, records)));
    tooDamaged.forEach(
        delivery ->
            sentences.add(
                "%s%s: 隔离过多，未终止任何记录 ended no record, because too much of it is in quarantine"
                    .formatted(FULL_DELIVERY, delivery)));
    touched.forEach(
        (source, rows) ->
            sentences.add(
                "%s: 仅更新有变化的记录 only the changed records were built again, of %,d of %,d landed rows"
                    .formatted(source, rows, counts.get(source).landedRows())));
    fates().forEach((source, rows) -> sentences.add(source + " " + rows));
    return sentences;
  }

  /** Whether a sentence reports the records ended by a full delivery. */
  public static boolean isOfFullDelivery(String sentence) {
    return sentence.startsWith(FULL_DELIVERY);
  }
}
