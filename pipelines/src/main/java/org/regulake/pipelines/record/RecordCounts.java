package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Bitemporal;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.lakehouse.Hop;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;

/** Counts of the rows of a source by outcome. */
final class RecordCounts {

  private final Source source;
  private final Map<Outcome.Fate, Long> fates = new EnumMap<>(Outcome.Fate.class);
  private long versionRows;
  private long unreadCells;

  /** Full delivery → its rows that could not be used. */
  private final Map<String, Long> unusable = new HashMap<>();

  /** Full delivery → its unreadable rows without a readable key. */
  private final Map<String, Long> withoutKey = new HashMap<>();

  /** Full deliveries that ended a record at any time. */
  private final Set<String> ending = new HashSet<>();

  /** Full delivery → records that it ended. */
  private final Map<String, Long> ended = new TreeMap<>();

  private RecordCounts(Source source) {
    this.source = source;
  }

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
    RecordCounts counts = new RecordCounts(source);
    history
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
        .forEach(counts::add);
    return counts;
  }

  private void add(Row row) {
    Outcome.Fate fate =
        Outcome.Fate.valueOf(row.<String>getAs(RecordHistory.FATE).toUpperCase(Locale.ROOT));
    long rows = row.<Long>getAs("rows");
    if (row.<Boolean>getAs(RecordHistory.IS_FIRST)) {
      fates.merge(fate, rows, Long::sum);
    }
    unreadCells += row.<Long>getAs("cells");
    versionRows += fate == Outcome.Fate.VERSION ? rows : 0;
    String unusableIn = row.getAs("unusable_in");
    if (unusableIn != null) {
      unusable.merge(unusableIn, rows, Long::sum);
      withoutKey.merge(unusableIn, row.<Boolean>getAs(RecordHistory.HAS_KEY) ? 0 : rows, Long::sum);
    }
    String leftOutBy = row.getAs("left_out_by");
    if (leftOutBy != null) {
      ended.merge(leftOutBy, rows, Long::sum);
    }
    int endedBy = row.fieldIndex(RecordHistory.ENDED_BY);
    if (!row.isNullAt(endedBy)) {
      ending.addAll(row.<String>getList(endedBy));
    }
  }

  /** Rows by fate, each landed row once. */
  Map<Outcome.Fate, Long> fates() {
    return fates;
  }

  /** Whether any row is in quarantine. */
  boolean hasQuarantinedRows() {
    return fates.keySet().stream().anyMatch(Outcome.Fate::isQuarantined);
  }

  /** Whether any cell could not be read. */
  boolean hasUnreadCells() {
    return unreadCells > 0;
  }

  /** Number of rectangles of all versions. */
  long versionRows() {
    return versionRows;
  }

  /** Number of records that each full delivery ended by leaving them out. */
  Map<String, Long> ended() {
    return ended;
  }

  /** Whether a full delivery has more in quarantine than its source allows. */
  boolean isTooDamaged(FullDelivery full) {
    return full.isTooDamaged(
        unusable.getOrDefault(full.deliveryId(), 0L), source.description().mostQuarantined());
  }

  /** Whether a full delivery ended a record by leaving it out. */
  boolean isEnding(FullDelivery full) {
    return ending.contains(full.deliveryId());
  }

  /** Whether a full delivery has rows without a readable key. */
  boolean hasRowsWithoutKey(FullDelivery full) {
    return withoutKey.getOrDefault(full.deliveryId(), 0L) > 0;
  }

  /** The balance of the rows read and their outcomes. */
  Hop hop(long rowsIn) {
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
