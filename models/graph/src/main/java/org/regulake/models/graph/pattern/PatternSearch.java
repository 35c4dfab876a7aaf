package org.regulake.models.graph.pattern;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_date;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.regulake.models.graph.RowGroups;

/**
 * Searches relations for patterns. Relations of one group, such as a component or the enterprises
 * at one address, go to one task: one shuffle for all networks.
 */
public final class PatternSearch {

  private final PatternRules rules;

  public PatternSearch(PatternRules rules) {
    this.rules = rules;
  }

  /**
   * Finds the patterns of all networks.
   *
   * @param relations {@code network} (a {@link Network}), {@code group_id}, {@code from_id}, {@code
   *     to_id}, {@code share_ratio} (0 to 1, null when not stated or no stake), {@code
   *     voting_ratio} (the votes of the stake; null when there are none), {@code amount_yuan} (null
   *     when not stated or no guarantee), {@code start_date}, {@code record_id}, {@code
   *     from_net_assets_yuan} (of a guarantor, null when not known) and {@code to_registered_date}
   *     (of an enterprise, null when not known)
   * @return {@code pattern} (a {@link Pattern} in lower case), {@code shared_id} (the address,
   *     telephone or person that the members share, null for others), {@code members}, {@code
   *     measure}, {@code severity}, {@code event_date}, {@code evidence} (record ids, in order),
   *     {@code evidence_count} (how many there are in all) and {@code is_complete} (false when the
   *     search ended at a bound and there is more evidence); see {@link Finding}
   */
  public Dataset<Row> of(Dataset<Row> relations) {
    PatternRules ofDay = rules;
    return relations
        .select(
            col("network"),
            col("group_id"),
            col("from_id"),
            col("to_id"),
            col("share_ratio").cast("double"),
            col("voting_ratio").cast("double"),
            col("amount_yuan").cast("double"),
            unix_date(col("start_date")).as("start_day"),
            col("record_id"),
            col("from_net_assets_yuan").cast("double"),
            unix_date(col("to_registered_date")).as("to_registered_day"))
        .repartition(col("network"), col("group_id"))
        .sortWithinPartitions("network", "group_id", "from_id", "to_id", "start_day", "record_id")
        .mapPartitions(
            (Iterator<Row> rows) -> RowGroups.mapGroups(rows, 2, group -> findings(group, ofDay)),
            Encoders.row(FindingRow.SCHEMA))
        .transform(FindingRow::dated);
  }

  private static Iterator<Row> findings(List<Row> group, PatternRules rules) {
    return new PatternsOfGroup(group).findings(rules).iterator();
  }
}
