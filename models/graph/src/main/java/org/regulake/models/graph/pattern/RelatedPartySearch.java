package org.regulake.models.graph.pattern;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_date;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.regulake.models.graph.RowGroups;

/**
 * Searches for pairs of enterprises with several officers in common (多名共同任职人员) and for suspected
 * related parties (疑似关联方). Shared values connect nearly all enterprises into one component, so the
 * search works on pairs instead: one shuffle by the shared value finds the ties, a second one by
 * the two enterprises weighs them. See {@link Pattern#INTERLOCKING_OFFICERS}, {@link
 * Pattern#RELATED_PARTIES}.
 *
 * <p>A value shared by more enterprises than {@link RelatedPartyRules#largestGroup} ties no two of
 * them here: a business hall says nothing about any two of its tenants. Such a group is not lost,
 * as {@link PatternSearch} reports it as a whole (shared address, shared telephone, shared legal
 * representative, cross appointment) provided that its thresholds are not above the largest group;
 * the holdings of an owner of very many are in the tables of ownership and control.
 */
public final class RelatedPartySearch {

  private final RelatedPartyRules rules;

  public RelatedPartySearch(RelatedPartyRules rules) {
    this.rules = rules;
  }

  /**
   * Finds the pairs.
   *
   * @param relations {@code network} (a {@link Network}), {@code from_id} (the shared value:
   *     officer, legal representative, owner, address or telephone; or the guarantor, which must be
   *     an enterprise), {@code to_id} (an enterprise), {@code share_ratio} (0 to 1, null when not
   *     stated or no stake), {@code start_date} and {@code record_id}; all relations of one day
   * @return columns as of {@link PatternSearch#of}: two members in ascending order; evidence by
   *     kind of tie and by shared value, each record once; the severity of interlocking officers is
   *     officers / (officers + bound), that of related parties the confidence
   */
  public Dataset<Row> of(Dataset<Row> relations) {
    RelatedPartyRules ofDay = rules;
    return relations
        .select(
            col("from_id"),
            col("network"),
            col("to_id"),
            col("share_ratio").cast("double"),
            unix_date(col("start_date")).as("start_day"),
            col("record_id"))
        .repartition(col("from_id"))
        .sortWithinPartitions("from_id")
        .mapPartitions(
            (Iterator<Row> rows) -> RowGroups.mapGroups(rows, 1, source -> ties(source, ofDay)),
            Encoders.row(Tie.SCHEMA))
        .repartition(col("smaller_id"), col("larger_id"))
        .sortWithinPartitions("smaller_id", "larger_id")
        .mapPartitions(
            (Iterator<Row> rows) -> RowGroups.mapGroups(rows, 2, pair -> findings(pair, ofDay)),
            Encoders.row(FindingRow.SCHEMA))
        .transform(FindingRow::dated);
  }

  private static Iterator<Row> ties(List<Row> ofSource, RelatedPartyRules rules) {
    return new TiesOfSource(ofSource).ties(rules).iterator();
  }

  private static Iterator<Row> findings(List<Row> ofPair, RelatedPartyRules rules) {
    RelatedPair pair = new RelatedPair(ofPair.stream().map(Tie::of).toList());
    List<String> members = IntStream.range(0, 2).mapToObj(ofPair.get(0)::getString).toList();
    return pair.findings(rules).stream()
        .map(finding -> FindingRow.of(finding, members::get, pair.recordIds()::get, true, null))
        .iterator();
  }
}
