package org.regulake.models.graph;

import static org.regulake.models.testing.DatasetAssert.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.law.Law;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

@ExtendWith(SparkExtension.class)
class DirectControlTest {

  private static final String SHARES = """
      | from_id: string | to_id: string | share_ratio: decimal(18,9) |
      | P               | A             | 0.3                        |
      | P               | A             | 0.21                       |
      | Q               | B             | 0.5                        |
      | R               | B             | 0.5                        |
      | C               | C             | 0.9                        |
      | S               | D             | null                       |
      """;

  @Test
  void several_stakes_add_up_and_exactly_half_is_no_majority(SparkSession spark) {
    assertThat(controlled(spark, new DirectControl(new BigDecimal("0.5"), false))).hasRows("""
        | controller_id | entity_id |
        | P             | A         |
        """);
  }

  @Test
  void by_the_law_before_july_2024_two_holders_of_half_both_controlled(SparkSession spark) {
    assertThat(controlled(spark, DirectControl.of(LocalDate.of(2024, 6, 30), Law.load()))).hasRows("""
        | controller_id | entity_id |
        | P             | A         |
        | Q             | B         |
        | R             | B         |
        """);
  }

  private static Dataset<Row> controlled(SparkSession spark, DirectControl control) {
    return control.of(TextTable.of(spark, SHARES)).select("controller_id", "entity_id");
  }
}
