package org.regulake.models.graph.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.models.testing.DatasetAssert.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.graph.ownership.ControlClosure.VoteBase;
import org.regulake.models.graph.ownership.ShareRegister.OverHeld;
import org.regulake.models.law.Law;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

@ExtendWith(SparkExtension.class)
class DirectControlTest {

  private static final String SHARES =
      """
      | from_id: string | to_id: string | share_ratio: decimal(18,9) |
      | P               | A             | 0.3                        |
      | P               | A             | 0.21                       |
      | Q               | B             | 0.5                        |
      | R               | B             | 0.5                        |
      | C               | C             | 0.9                        |
      | S               | D             | null                       |
      | E               | E             | 0.2                        |
      | T               | E             | 0.41                       |
      | U               | E             | 0.39                       |
      | V               | F             | 0.6                        |
      | W               | F             | 0.6                        |
      | X               | G             | 0.9                        |
      | Y               | G             | 0.3                        |
      """;

  @Test
  void several_stakes_add_up_and_exactly_half_is_no_majority(SparkSession spark) {
    assertThat(controlled(spark, new DirectControl(new BigDecimal("0.5"), false)))
        .hasRows(
            """
            | controller_id | entity_id |
            | P             | A         |
            | T             | E         |
            | X             | G         |
            """);
  }

  @Test
  void a_share_counts_without_own_shares_and_relative_to_a_sum_above_the_whole(SparkSession spark) {
    Dataset<Row> control =
        new DirectControl(new BigDecimal("0.5"), false).of(TextTable.of(spark, SHARES));
    assertThat(control.where("entity_id IN ('E', 'G')"))
        .hasRows(
            """
            | controller_id | entity_id | share_ratio: decimal(18,9) |
            | T             | E         | 0.5125                     |
            | X             | G         | 0.75                       |
            """);
  }

  @Test
  void control_is_that_of_the_closure_where_every_holder_is_alone(SparkSession spark) {
    Random random = new Random(15);
    List<Row> shares = new ArrayList<>();
    List<int[]> held = new ArrayList<>();
    for (int company = 0; company < 60; company++) {
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        // Persons have numbers of their own, a company may hold itself.
        int holder = random.nextInt(4) == 0 ? company : 1_000 + 10 * company + i;
        int percent = 1 + random.nextInt(80);
        held.add(new int[] {holder, company, percent});
        shares.add(
            RowFactory.create(
                "N" + holder, "N" + company, new BigDecimal(percent).movePointLeft(2)));
      }
    }
    ControlClosure closure =
        ControlClosure.of(
            ShareRegister.of(
                2_000,
                held.stream().mapToInt(row -> row[0]).toArray(),
                held.stream().mapToInt(row -> row[1]).toArray(),
                held.stream().mapToDouble(row -> row[2] / 100.0).toArray(),
                OverHeld.NORMALISE),
            0.5,
            VoteBase.OUTSTANDING);
    List<String> expected = new ArrayList<>();
    closure.forEachPair(
        (controller, controlled) -> expected.add("N%d N%d".formatted(controller, controlled)));
    Dataset<Row> stated =
        spark.createDataFrame(
            shares,
            new StructType()
                .add("from_id", DataTypes.StringType)
                .add("to_id", DataTypes.StringType)
                .add("share_ratio", DataTypes.createDecimalType(18, 9)));
    assertThat(
            controlled(stated, new DirectControl(new BigDecimal("0.5"), false))
                .collectAsList()
                .stream()
                .map(row -> row.getString(0) + " " + row.getString(1))
                .toList())
        .containsExactlyInAnyOrderElementsOf(expected)
        .hasSizeGreaterThan(20);
  }

  @Test
  void by_the_law_before_july_2024_two_holders_of_half_both_controlled(SparkSession spark) {
    assertThat(controlled(spark, DirectControl.of(LocalDate.of(2024, 6, 30), Law.load())))
        .hasRows(
            """
            | controller_id | entity_id |
            | P             | A         |
            | Q             | B         |
            | R             | B         |
            | T             | E         |
            | V             | F         |
            | W             | F         |
            | X             | G         |
            """);
  }

  private static Dataset<Row> controlled(SparkSession spark, DirectControl control) {
    return controlled(TextTable.of(spark, SHARES), control);
  }

  private static Dataset<Row> controlled(Dataset<Row> shares, DirectControl control) {
    return control.of(shares).select("controller_id", "entity_id");
  }
}
