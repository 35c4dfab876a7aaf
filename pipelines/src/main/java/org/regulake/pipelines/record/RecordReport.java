package org.regulake.pipelines.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.regulake.pipelines.lakehouse.Hop;

/**
 * Outcomes of the collected rows.
 *
 * @param hops the balance of every source
 * @param fates source → fate → rows
 * @param ended full delivery → records that it ended by leaving them out
 * @param tooDamaged full deliveries with too many rows in quarantine to end records
 */
public record RecordReport(
    List<Hop> hops,
    Map<String, Map<String, Long>> fates,
    Map<String, Long> ended,
    List<String> tooDamaged) {

  /** The report of all sources; it reconciles the rows read with their outcomes. */
  static RecordReport of(List<SourceRecords> sources, Map<String, Long> collectedRows) {
    List<Hop> hops = new ArrayList<>();
    Map<String, Map<String, Long>> fates = new LinkedHashMap<>();
    Map<String, Long> ended = new TreeMap<>();
    List<String> tooDamaged = new ArrayList<>();
    for (SourceRecords records : sources) {
      String source = records.source().name();
      hops.add(records.counts().hop(collectedRows.getOrDefault(source, 0L)).balanced());
      Map<String, Long> ofSource = new TreeMap<>();
      records.counts().fates().forEach((fate, rows) -> ofSource.put(fate.code(), rows));
      fates.put(source, ofSource);
      ended.putAll(records.counts().ended());
      tooDamaged.addAll(records.tooDamaged());
    }
    return new RecordReport(hops, fates, ended, tooDamaged);
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
    fates.forEach((source, rows) -> sentences.add(source + " " + rows));
    return sentences;
  }

  /** Whether a sentence reports the records ended by a full delivery. */
  public static boolean isOfFullDelivery(String sentence) {
    return sentence.startsWith(FULL_DELIVERY);
  }
}
