package org.regulake.models.graph.contagion;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.graph.row.InternalRows;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

/**
 * D1 fails, then G1 and G2 fail, which uses up the net assets of G3 to the last yuan; separately,
 * G8 guarantees for D7, and D9 for none.
 */
@ExtendWith(SparkExtension.class)
class ContagionTest {

  private static final String EXPOSURES =
      """
      | component_id: string | holder_id: string | debtor_id: string | amount_yuan: decimal(18,2) |
      | 1                    | G1                | D1                | 60                         |
      | 1                    | G2                | D1                | 30                         |
      | 1                    | G2                | D1                | 10                         |
      | 1                    | D1                | G2                | 50                         |
      | 1                    | G3                | G2                | 80                         |
      | 1                    | G3                | G1                | 10                         |
      | 7                    | G8                | D7                | 1                          |
      """;

  private static final String FIRMS =
      """
      | component_id: string | entity_id: string | equity_yuan: decimal(18,2) |
      | 1                    | D1                | 20                         |
      | 1                    | G1                | 30                         |
      | 1                    | G2                | 35                         |
      | 1                    | G3                | 90                         |
      | 7                    | G8                | 4                          |
      | 9                    | D9                | null                       |
      """;

  private static final String SCENARIOS =
      """
      | component_id: string | scenario_id: string | entity_id: string |
      | 1                    | alone               | D1                |
      | 1                    | both                | D1                |
      | 7                    | both                | D7                |
      | 9                    | nobody              | D9                |
      """;

  private static final List<String> REACHED =
      List.of(
          "alone D1: round 0, distress 1.00, loss 50, failed in 0",
          "alone G1: round 1, distress 1.00, loss 60, failed in 1, through D1",
          "alone G2: round 1, distress 1.00, loss 40, failed in 1, through D1",
          "alone G3: round 2, distress 1.00, loss 90, through G1",
          "both D1: round 0, distress 1.00, loss 50, failed in 0",
          "both D7: round 0, distress 1.00, loss 0, failed in 0",
          "both G1: round 1, distress 1.00, loss 60, failed in 1, through D1",
          "both G2: round 1, distress 1.00, loss 40, failed in 1, through D1",
          "both G3: round 2, distress 1.00, loss 90, through G1",
          "both G8: round 1, distress 0.25, loss 1, through D7",
          "nobody D9: round 0, distress 1.00, loss 0, failed in 0");

  private static List<String> reached(
      SparkSession spark, Dataset<Row> exposures, String firms, String scenarios) {
    return new Contagion(new GuaranteeCascade(1))
            .of(exposures, TextTable.of(spark, firms), TextTable.of(spark, scenarios))
            .collectAsList()
            .stream()
            .map(
                row ->
                    "%s %s: round %d, distress %.2f, loss %.0f%s%s%s"
                        .formatted(
                            row.get(1),
                            row.get(2),
                            row.getInt(3),
                            row.getDouble(4),
                            row.getDouble(5),
                            row.isNullAt(6) ? "" : ", failed in " + row.getInt(6),
                            row.isNullAt(7) ? "" : ", through " + row.get(7),
                            row.getBoolean(8) ? "" : ", stopped"))
            .sorted()
            .toList();
  }

  @Test
  void every_scenario_has_the_firms_it_reaches_with_round_path_and_losses(SparkSession spark) {
    assertThat(reached(spark, TextTable.of(spark, EXPOSURES), FIRMS, SCENARIOS))
        .containsExactlyElementsOf(REACHED);
  }

  @Test
  void a_network_may_be_given_as_one_component(SparkSession spark) {
    Function<String, String> asOne = table -> table.replaceAll("(?m)^\\| \\d ", "| 0 ");
    assertThat(
            reached(
                spark,
                TextTable.of(spark, asOne.apply(EXPOSURES)),
                asOne.apply(FIRMS),
                asOne.apply(SCENARIOS)))
        .containsExactlyElementsOf(REACHED);
  }

  @Test
  void a_firm_of_two_components_is_refused() {
    Iterator<InternalRow> facts =
        Stream.of("7", "8")
            .map(
                component ->
                    InternalRows.row(
                        text(component),
                        Contagion.EXPOSURE,
                        null,
                        text("D" + component),
                        text("G8"),
                        1.0))
            .iterator();
    assertThatThrownBy(() -> new ContagionFacts(facts))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("firm G8 is in the components 7 and 8");
  }

  private static UTF8String text(String text) {
    return UTF8String.fromString(text);
  }

  @Test
  void the_answers_depend_neither_on_the_order_of_rows_nor_on_partitions(SparkSession spark) {
    Dataset<Row> exposures = TextTable.of(spark, EXPOSURES);
    for (String partitions : List.of("1", "2", "64")) {
      String before = spark.conf().get("spark.sql.shuffle.partitions");
      spark.conf().set("spark.sql.shuffle.partitions", partitions);
      try {
        assertThat(
                reached(
                    spark,
                    exposures.orderBy(col("amount_yuan").desc()).repartition(3),
                    FIRMS,
                    SCENARIOS))
            .containsExactlyElementsOf(REACHED);
      } finally {
        spark.conf().set("spark.sql.shuffle.partitions", before);
      }
    }
  }

  @Test
  void a_scenario_that_is_stopped_early_is_marked_as_not_settled(SparkSession spark) {
    Contagion contagion = new Contagion(new LinearDebtRank(1e-9, 1));
    List<Row> rows =
        contagion
            .of(
                TextTable.of(spark, EXPOSURES),
                TextTable.of(spark, FIRMS),
                TextTable.of(spark, SCENARIOS))
            .where("entity_id in ('D7', 'G1', 'G8')")
            .orderBy("scenario_id", "entity_id")
            .collectAsList();
    assertThat(rows)
        .extracting(row -> row.getString(1) + " " + row.getString(2) + " " + row.getBoolean(8))
        .containsExactly("alone G1 false", "both D7 true", "both G1 false", "both G8 true");
  }

  @Test
  void several_methods_at_once_have_the_results_of_each_alone(SparkSession spark) {
    Dataset<Row> firms = TextTable.of(spark, FIRMS);
    ContagionMethod[] methods = {
      new LinearDebtRank(1e-9, 100),
      new GuaranteeCascade(1),
      new OriginalDebtRank(),
      new FurfineCascade(0.5)
    };
    List<Row> alone =
        Stream.of(methods)
            .flatMap(
                method ->
                    new Contagion(method)
                            .of(
                                TextTable.of(spark, EXPOSURES),
                                firms,
                                TextTable.of(spark, SCENARIOS))
                            .collectAsList()
                            .stream())
            .toList();
    assertThat(
            new Contagion(methods)
                .of(TextTable.of(spark, EXPOSURES), firms, TextTable.of(spark, SCENARIOS))
                .collectAsList())
        .containsExactlyInAnyOrderElementsOf(alone);
    assertThat(alone)
        .extracting(row -> row.getString(0))
        .contains("linear_debtrank", "guarantee_cascade", "original_debtrank", "furfine_cascade");
  }

  @Test
  void rows_that_cannot_be_read_are_named(SparkSession spark) {
    assertRefused(spark, EXPOSURES.replace("G8 ", "null "), FIRMS, SCENARIOS, "has no holder_id");
    assertRefused(
        spark,
        EXPOSURES.replace("D7                | 1 ", "D7                | -1 "),
        FIRMS,
        SCENARIOS,
        "exposure of G8 to D7 is -1.0");
    assertRefused(
        spark,
        EXPOSURES.replace("| 60 ", "| null "),
        FIRMS,
        SCENARIOS,
        "exposure of G1 to D1 is NaN");
    assertRefused(
        spark,
        EXPOSURES,
        FIRMS.replace("| 4 ", "| null "),
        SCENARIOS,
        "G8 holds exposures and its equity is NaN");
    assertRefused(spark, EXPOSURES, FIRMS.replace("G3", "G2"), SCENARIOS, "firm G2 has two rows");
    assertRefused(
        spark,
        EXPOSURES,
        FIRMS,
        SCENARIOS.replace("D9", "D7"),
        "scenario nobody begins with D7, which component 9 does not hold");
    assertRefused(
        spark,
        EXPOSURES,
        FIRMS,
        SCENARIOS.replace("both ", "alone"),
        "scenario alone begins with D1 twice");
    assertRefused(
        spark, EXPOSURES, FIRMS, SCENARIOS.replace("both  ", "null  "), "has no scenario_id");
  }

  private static void assertRefused(
      SparkSession spark, String exposures, String firms, String scenarios, String reason) {
    assertThatThrownBy(() -> reached(spark, TextTable.of(spark, exposures), firms, scenarios))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  /**
   * A hundred thousand firms guarantee for the next with more than they have; as many guarantee for
   * one; one guarantees for as many.
   */
  @Test
  void a_long_path_and_large_stars_are_reported_and_not_settled_beyond_the_bound(
      SparkSession spark) {
    int firms = 1 << 17;
    Dataset<Row> path =
        spark
            .range(firms - 1)
            .selectExpr(
                "'1' AS component_id",
                "format_string('E%07d', id) AS holder_id",
                "format_string('E%07d', id + 1) AS debtor_id",
                "2.0 AS amount_yuan");
    Dataset<Row> manyGuarantors =
        spark
            .range(100_000)
            .selectExpr(
                "'2' AS component_id",
                "concat('G', id) AS holder_id",
                "'D' AS debtor_id",
                "2.0 AS amount_yuan");
    Dataset<Row> manyDebtors =
        spark
            .range(100_000)
            .selectExpr(
                "'3' AS component_id",
                "'Z' AS holder_id",
                "concat('Y', id) AS debtor_id",
                "2.0 AS amount_yuan");
    Dataset<Row> exposures = path.union(manyGuarantors).union(manyDebtors);
    Dataset<Row> guarantors =
        exposures
            .selectExpr("component_id", "holder_id AS entity_id", "1.0 AS equity_yuan")
            .distinct();
    Dataset<Row> failures =
        exposures
            .selectExpr("component_id", "debtor_id AS entity_id", "debtor_id AS scenario_id")
            .distinct();
    Row counts =
        new Contagion(4, new GuaranteeCascade(1))
            .of(exposures, guarantors, failures)
            .where("round > 0")
            .selectExpr(
                "count_if(round = 1 AND entity_id LIKE 'E%')",
                "count_if(round = 1 AND NOT entity_id LIKE 'E%')",
                "count_if(NOT is_settled)",
                "count(1)")
            .first();
    assertThat(counts.getLong(0)).as("guarantors of the next in the path").isEqualTo(firms - 1);
    assertThat(counts.getLong(1)).as("guarantors in the stars").isEqualTo(200_000);
    assertThat(counts.getLong(2)).as("stopped").isBetween(100_000L, firms - 1L);
    assertThat(counts.getLong(3)).isBetween(1_500_000L, 2_200_000L);
  }
}
