package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Bitemporal;
import org.regulake.pipelines.collect.MessageKind;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;

/** What became of the rows of each source, counted in one job over the histories. */
final class RecordCounts {

  /** Counts of one source. */
  private static final class OfSource {
    private final Map<Outcome.Fate, Long> fates = new EnumMap<>(Outcome.Fate.class);
    private long versionRows;
    private long unreadCells;
    /** Full delivery → its rows that could not be used. */
    private final Map<String, Long> unusable = new HashMap<>();
    /** Full delivery → its unreadable rows that do not even say whose record they are. */
    private final Map<String, Long> withoutKey = new HashMap<>();
    /** Full delivery → records that it ended. */
    private final Map<String, Long> ended = new TreeMap<>();
  }

  private final Map<String, OfSource> sources;

  private RecordCounts(Map<String, OfSource> sources) {
    this.sources = sources;
  }

  /**
   * Counts.
   *
   * @param histories rows of {@link RecordHistory} by source
   */
  static RecordCounts of(Map<Source, Dataset<Row>> histories) {
    Map<String, OfSource> sources = new HashMap<>();
    histories.keySet().forEach(source -> sources.put(source.name(), new OfSource()));
    // One shuffle for all sources.
    histories.entrySet().stream().map(entry -> counted(entry.getKey(), entry.getValue())).reduce(Dataset::unionAll).orElseThrow()
        .groupBy("source", "fate", "is_first", "unusable_in", "has_key", "ended_by").agg(count(lit(1)).as("rows"), sum("cells").as("cells"))
        .collectAsList().forEach(row -> add(sources.get(row.<String>getAs("source")), row));
    return new RecordCounts(sources);
  }

  private static Dataset<Row> counted(Source source, Dataset<Row> history) {
    Column isUnusable = col(RecordHistory.FATE).isin(Outcome.Fate.UNREADABLE.code(), Outcome.Fate.CONFLICTING.code());
    // A state that another follows ends with it: the record is counted by its last.
    Column isLast = lit(!source.isRegister()).or(col(Bitemporal.VALID_TO.name()).equalTo(lit(Bitemporal.OPEN_DATE)));
    return history.select(
            lit(source.name()).as("source"), col(RecordHistory.FATE).as("fate"), col(RecordHistory.IS_FIRST).as("is_first"),
            when(isUnusable.and(col(Provenance.MESSAGE_KIND.name()).equalTo(MessageKind.FULL.code())), col(Provenance.DELIVERY_ID.name()))
                .as("unusable_in"),
            col(RecordHistory.HAS_KEY).as("has_key"), when(isLast, col(RecordHistory.LEFT_OUT_BY)).as("ended_by"),
            size(col(ReadRecord.CELL_PROBLEMS)).as("cells"));
  }

  private static void add(OfSource source, Row row) {
    Outcome.Fate fate = Outcome.Fate.valueOf(row.<String>getAs("fate").toUpperCase(Locale.ROOT));
    long rows = row.<Long>getAs("rows");
    if (row.<Boolean>getAs("is_first")) {
      source.fates.merge(fate, rows, Long::sum);
    }
    source.unreadCells += row.<Long>getAs("cells");
    source.versionRows += fate == Outcome.Fate.VERSION ? rows : 0;
    String unusableIn = row.getAs("unusable_in");
    if (unusableIn != null) {
      source.unusable.merge(unusableIn, rows, Long::sum);
      source.withoutKey.merge(unusableIn, row.<Boolean>getAs("has_key") ? 0 : rows, Long::sum);
    }
    String endedBy = row.getAs("ended_by");
    if (endedBy != null) {
      source.ended.merge(endedBy, rows, Long::sum);
    }
  }

  /** These counts with those of some sources replaced. */
  RecordCounts with(RecordCounts others) {
    Map<String, OfSource> all = new HashMap<>(sources);
    all.putAll(others.sources);
    return new RecordCounts(all);
  }

  /** Rows by fate, each landed row once. */
  Map<Outcome.Fate, Long> fates(Source source) {
    return sources.get(source.name()).fates;
  }

  /** Whether any row of the source is in quarantine. */
  boolean hasQuarantinedRows(Source source) {
    return fates(source).keySet().stream().anyMatch(Outcome.Fate::isQuarantined);
  }

  /** Whether any cell of the source could not be read. */
  boolean hasUnreadCells(Source source) {
    return sources.get(source.name()).unreadCells > 0;
  }

  /** Rectangles of all versions. */
  long versionRows(Source source) {
    return sources.get(source.name()).versionRows;
  }

  /** Records that each full delivery ended by leaving them out. */
  Map<String, Long> ended() {
    Map<String, Long> ended = new TreeMap<>();
    sources.values().forEach(source -> ended.putAll(source.ended));
    return ended;
  }

  /** Whether a full delivery has more in quarantine than its source allows. */
  boolean isTooDamaged(Source source, FullDelivery full) {
    return full.isTooDamaged(sources.get(source.name()).unusable.getOrDefault(full.deliveryId(), 0L), source.description().mostQuarantined());
  }

  /** Whether a full delivery ended records although it is too damaged, or has rows that do not say whose they are. */
  boolean isInDoubt(Source source, List<FullDelivery> fulls) {
    OfSource counts = sources.get(source.name());
    return fulls.stream().anyMatch(full -> counts.ended.containsKey(full.deliveryId())
        && (isTooDamaged(source, full) || counts.withoutKey.getOrDefault(full.deliveryId(), 0L) > 0));
  }
}
