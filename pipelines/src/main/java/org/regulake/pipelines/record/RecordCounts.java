package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Bitemporal;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.lakehouse.Hop;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;

/**
 * Counts of the rows of a source by outcome. Those of several records add up, so the counts of
 * changed records are exchanged without counting the others again.
 *
 * @param fates rows by fate, each landed row once
 * @param versionRows rectangles of all versions
 * @param unreadCells unreadable cells of usable rows
 * @param unusable full delivery → its rows that could not be used
 * @param withoutKey full delivery → its unreadable rows without a readable key
 * @param ending full delivery → rows of the records that it ended at any time
 * @param ended full delivery → records that it ended
 */
record RecordCounts(
    Map<Outcome.Fate, Long> fates,
    long versionRows,
    long unreadCells,
    Map<String, Long> unusable,
    Map<String, Long> withoutKey,
    Map<String, Long> ending,
    Map<String, Long> ended) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Counts the rows in one Spark job.
   *
   * @param history rows of {@link RecordHistory}
   */
  static RecordCounts of(Source source, Dataset<Row> history) {
    Column isUnusable = SourceRecords.isFate(Outcome.Fate.UNREADABLE, Outcome.Fate.CONFLICTING);
    // A state ends when another follows, so a record of states is counted by its last state.
    Column isLast =
        lit(!source.isRegister())
            .or(col(Bitemporal.VALID_TO.name()).equalTo(lit(Bitemporal.OPEN_DATE)));
    return history
        .groupBy(
            col(RecordHistory.FATE),
            col(RecordHistory.IS_FIRST),
            col(RecordHistory.HAS_KEY),
            col(RecordHistory.ENDED_BY),
            when(
                    isUnusable.and(
                        col(Provenance.MESSAGE_KIND.name()).equalTo(MessageKind.FULL.code())),
                    col(Provenance.DELIVERY_ID.name()))
                .as("unusable_in"),
            when(isLast, col(RecordHistory.LEFT_OUT_BY)).as("left_out_by"))
        .agg(
            count(lit(1)).as("rows"),
            sum(coalesce(size(col(ReadRecord.CELL_PROBLEMS)), lit(0))).as("cells"))
        .collectAsList()
        .stream()
        .map(RecordCounts::of)
        .reduce(none(), RecordCounts::plus);
  }

  private static RecordCounts none() {
    return new RecordCounts(Map.of(), 0, 0, Map.of(), Map.of(), Map.of(), Map.of());
  }

  private static RecordCounts of(Row row) {
    Outcome.Fate fate =
        Outcome.Fate.valueOf(row.<String>getAs(RecordHistory.FATE).toUpperCase(Locale.ROOT));
    long rows = row.<Long>getAs("rows");
    String unusableIn = row.getAs("unusable_in");
    boolean isWithoutKey = unusableIn != null && !row.<Boolean>getAs(RecordHistory.HAS_KEY);
    String leftOutBy = row.getAs("left_out_by");
    Map<String, Long> ending = new TreeMap<>();
    int endedBy = row.fieldIndex(RecordHistory.ENDED_BY);
    if (!row.isNullAt(endedBy)) {
      row.<String>getList(endedBy).forEach(full -> ending.put(full, rows));
    }
    return new RecordCounts(
        row.<Boolean>getAs(RecordHistory.IS_FIRST) ? Map.of(fate, rows) : Map.of(),
        fate == Outcome.Fate.VERSION ? rows : 0,
        row.<Long>getAs("cells"),
        unusableIn == null ? Map.of() : Map.of(unusableIn, rows),
        isWithoutKey ? Map.of(unusableIn, rows) : Map.of(),
        ending,
        leftOutBy == null ? Map.of() : Map.of(leftOutBy, rows));
  }

  /** The counts of these rows and of others. */
  RecordCounts plus(RecordCounts other) {
    return combined(other, 1);
  }

  /** The counts of these rows without some of them. */
  RecordCounts minus(RecordCounts some) {
    return combined(some, -1);
  }

  private RecordCounts combined(RecordCounts other, long sign) {
    return new RecordCounts(
        combined(fates, other.fates, sign),
        versionRows + sign * other.versionRows,
        unreadCells + sign * other.unreadCells,
        combined(unusable, other.unusable, sign),
        combined(withoutKey, other.withoutKey, sign),
        combined(ending, other.ending, sign),
        combined(ended, other.ended, sign));
  }

  private static <K extends Comparable<K>> Map<K, Long> combined(
      Map<K, Long> counts, Map<K, Long> others, long sign) {
    Map<K, Long> combined = new TreeMap<>(counts);
    others.forEach((key, rows) -> combined.merge(key, sign * rows, Long::sum));
    combined.values().removeIf(rows -> rows == 0);
    return combined;
  }

  /** The counts as text, for the next run. */
  String toText() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("counts of rows cannot be written", cause);
    }
  }

  /** The counts that {@link #toText} wrote. */
  static RecordCounts ofText(String text) {
    try {
      return JSON.readValue(text, RecordCounts.class);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("the ledger has counts of rows in another form", cause);
    }
  }

  /** Number of landed rows. */
  long landedRows() {
    return fates.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether any row is in quarantine. */
  boolean hasQuarantinedRows() {
    return fates.keySet().stream().anyMatch(Outcome.Fate::isQuarantined);
  }

  /** Whether any cell could not be read. */
  boolean hasUnreadCells() {
    return unreadCells > 0;
  }

  /** Whether a full delivery has more in quarantine than its source allows. */
  boolean isTooDamaged(FullDelivery full, Source source) {
    return full.isTooDamaged(
        unusable.getOrDefault(full.deliveryId(), 0L), source.description().mostQuarantined());
  }

  /** Whether a full delivery ended a record by leaving it out. */
  boolean isEnding(FullDelivery full) {
    return ending.containsKey(full.deliveryId());
  }

  /** Whether a full delivery has rows without a readable key. */
  boolean hasRowsWithoutKey(FullDelivery full) {
    return withoutKey.containsKey(full.deliveryId());
  }

  /** The balance of the rows read and their outcomes. */
  Hop hop(Source source, long rowsIn) {
    long rowsOut = 0;
    long merged = 0;
    long quarantined = 0;
    for (Map.Entry<Outcome.Fate, Long> entry : fates.entrySet()) {
      rowsOut += entry.getKey() == Outcome.Fate.VERSION ? entry.getValue() : 0;
      merged += entry.getKey().isMerged() ? entry.getValue() : 0;
      quarantined += entry.getKey().isQuarantined() ? entry.getValue() : 0;
    }
    return new Hop("record", source.name(), rowsIn, rowsOut, quarantined, merged);
  }
}
