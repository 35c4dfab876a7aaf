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
 * The records of one source.
 *
 * @param history rows of {@link RecordHistory}, kept until every table is written from them
 * @param counts counts of the rows by outcome
 * @param fulls complete full deliveries of the source
 */
record SourceRecords(
    Source source, Dataset<Row> history, RecordCounts counts, List<FullDelivery> fulls) {

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
    return history.where(isFate(Outcome.Fate.VERSION));
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
    return fulls.stream().filter(counts::isTooDamaged).map(FullDelivery::deliveryId).toList();
  }

  void release() {
    history.unpersist();
  }
}
