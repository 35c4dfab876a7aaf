package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.delivery.PersonName;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/**
 * The records of one source: all of them, or those that have changed since the last run.
 *
 * @param history rows of {@link RecordHistory}, kept until every table is written from them; none
 *     when no record has changed
 * @param counts counts of all rows of the source by outcome
 * @param exchanged counts of the former and the new rows of the touched records; empty when the
 *     history is given of all
 * @param fulls complete full deliveries of the source
 * @param touched the records whose history is given; empty when it is given of all
 */
record SourceRecords(
    Source source,
    Optional<Dataset<Row>> history,
    RecordCounts counts,
    Optional<RecordCounts> exchanged,
    List<FullDelivery> fulls,
    Optional<TouchedRecords> touched) {

  /** All records of a source. */
  static SourceRecords all(
      Source source, Dataset<Row> history, RecordCounts counts, List<FullDelivery> fulls) {
    return new SourceRecords(
        source, Optional.of(history), counts, Optional.empty(), fulls, Optional.empty());
  }

  /** A source of which no record has changed. */
  static SourceRecords unchanged(Source source, RecordCounts counts, List<FullDelivery> fulls) {
    return new SourceRecords(
        source, Optional.empty(), counts, Optional.empty(), fulls, Optional.empty());
  }

  /** Whether no record has changed, so that the tables of the last run hold. */
  boolean isUnchanged() {
    return history.isEmpty();
  }

  /** Condition: the fate of the row is one of these. */
  static Column isFate(Outcome.Fate... fates) {
    Object[] codes = new Object[fates.length];
    for (int i = 0; i < fates.length; i++) {
      codes[i] = fates[i].code();
    }
    return col(RecordHistory.FATE).isin(codes);
  }

  /** The rectangles of all versions. */
  Dataset<Row> versions() {
    return history.orElseThrow().where(isFate(Outcome.Fate.VERSION));
  }

  /**
   * The versions as stored in silver: columns with names of enterprises or persons contain only
   * names of enterprises; a person is known by id.
   */
  Dataset<Row> silverRows() {
    Dataset<Row> rows =
        versions()
            .withColumn(
                Source.UNREAD_CELLS.name(),
                coalesce(
                    col(Source.UNREAD_CELLS.name()),
                    array().cast(Schemas.type(Source.UNREAD_CELLS))));
    for (Party party : source.parties()) {
      if (party.nameColumn() != null && party.nature() != Party.Nature.PERSON) {
        String name = source.silverName(party.nameColumn());
        rows = rows.withColumn(name, when(not(PersonName.isId(col(name))), col(name)));
      }
    }
    return rows;
  }

  /**
   * Union of the rows of several sources, with as many partitions as a shuffle: most sources are
   * small, and every task carries the plan of all of them.
   */
  static Optional<Dataset<Row>> union(List<Dataset<Row>> parts) {
    return parts.stream()
        .reduce(Dataset::unionByName)
        .map(
            rows ->
                rows.coalesce(
                    Integer.parseInt(
                        rows.sparkSession().conf().get("spark.sql.shuffle.partitions"))));
  }

  /** Full deliveries with too many rows in quarantine to end records. */
  List<String> tooDamaged() {
    return fulls.stream()
        .filter(full -> counts.isTooDamaged(full, source))
        .map(FullDelivery::deliveryId)
        .toList();
  }

  void release() {
    history.ifPresent(Dataset::unpersist);
    touched.ifPresent(TouchedRecords::close);
  }
}
