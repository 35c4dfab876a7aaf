package org.regulake.models.graph.ownership;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.law.Law;
import org.regulake.models.testing.TextTable;

/** The answers of the search for owners as lines that a test can state. */
final class StructureAnswers {

  static final OwnershipRules RULES = OwnershipRules.of(LocalDate.of(2025, 3, 31), Law.load());

  /** Columns with the terms of enterprises that their stakes do not have. */
  static final String HEADER_OF_TERMS =
      "| component_id: string | entity_id: string | daily_manager_id: string | is_state_controlled:"
          + " boolean | asks_general_partner: boolean |\n";

  private StructureAnswers() {}

  /** Stakes whose shares carry proportional votes, unless the stakes state other votes. */
  static Dataset<Row> withVotes(Dataset<Row> stakes) {
    return List.of(stakes.columns()).contains("voting_ratio")
        ? stakes
        : stakes.withColumn("voting_ratio", col("share_ratio"));
  }

  /** Enterprise, kind of answer, other entity, share, reason and size of the group, in order. */
  static List<String> of(
      SparkSession spark, OwnershipRules rules, Dataset<Row> stakes, String terms) {
    return new OwnershipStructure(rules)
        .of(withVotes(stakes), TextTable.of(spark, terms)).collectAsList().stream()
            .map(
                row ->
                    "%s %s %s%s%s%s"
                        .formatted(
                            row.getString(0),
                            row.getString(1),
                            row.isNullAt(2) ? "-" : row.getString(2),
                            row.isNullAt(3) ? "" : " %.4f".formatted(row.getDouble(3)),
                            row.isNullAt(4) ? "" : " " + row.getString(4),
                            row.isNullAt(5) ? "" : " of " + row.getInt(5)))
            .sorted()
            .toList();
  }
}
