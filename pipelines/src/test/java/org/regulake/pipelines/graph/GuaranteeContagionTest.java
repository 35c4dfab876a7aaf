package org.regulake.pipelines.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

/**
 * C guarantees 100 for D, B 60 for C, and A, whose means are unknown, 10 for B; D also gives a
 * guarantee without a sum, and C one for itself.
 */
@ExtendWith(SparkExtension.class)
class GuaranteeContagionTest {

  private static final String GUARANTEES =
      """
      | from_id: string | to_id: string | amount_yuan: decimal(20,2) |
      | C               | D             | 100                        |
      | B               | C             | 60                         |
      | A               | B             | 10                         |
      | D               | A             | null                       |
      | C               | C             | 5                          |
      """;

  private static List<String> reached(SparkSession spark, String method) {
    Dataset<Row> components =
        TextTable.of(
            spark,
            """
            | node_id: string | component_id: string |
            | A               | A                    |
            | B               | A                    |
            | C               | A                    |
            | D               | A                    |
            """);
    Dataset<Row> means =
        TextTable.of(
            spark,
            """
            | entity_id: string | net_assets_yuan: decimal(20,2) |
            | A                 | null                           |
            | B                 | 30                             |
            | C                 | 40                             |
            """);
    return GuaranteeContagion.of(TextTable.of(spark, GUARANTEES), components, means)
        .reached(new BigDecimal("0.5"))
        .collectAsList()
        .stream()
        .filter(row -> row.<String>getAs("method").equals(method))
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    "%s fails: %s round %d loss %.1f distress %.2f default %s through %s%s",
                    row.getAs("failed_id"),
                    row.getAs("entity_id"),
                    row.<Integer>getAs("round"),
                    row.<Double>getAs("loss_yuan"),
                    row.<Double>getAs("distress_ratio"),
                    row.getAs("default_round"),
                    row.getAs("reached_through_id"),
                    row.<Boolean>getAs("are_means_known") ? "" : ", means not known"))
        .sorted()
        .toList();
  }

  @Test
  void every_debtor_fails_alone_and_guarantors_fail_beyond_their_net_assets(SparkSession spark) {
    // C loses 50, more than its 40, and fails; B then loses 30, which its 30 just cover.
    assertThat(reached(spark, "guarantee_cascade"))
        .containsExactly(
            "B fails: A round 1 loss 5.0 distress 1.00 default 1 through B, means not known",
            "C fails: B round 1 loss 30.0 distress 1.00 default null through C",
            "D fails: B round 2 loss 30.0 distress 1.00 default null through C",
            "D fails: C round 1 loss 50.0 distress 1.00 default 1 through D");
  }

  @Test
  void the_linear_method_passes_on_every_loss(SparkSession spark) {
    assertThat(reached(spark, "linear_debtrank"))
        .hasSize(6)
        .allMatch(row -> !row.contains("distress 0.00"));
  }
}
