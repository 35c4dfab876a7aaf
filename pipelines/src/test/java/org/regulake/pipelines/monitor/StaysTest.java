package org.regulake.pipelines.monitor;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.testing.DatasetAssert;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

@ExtendWith(SparkExtension.class)
class StaysTest {

  private static final String HEADER =
      "| entity_id: string | province_code: string | industry_section: string | valid_from: date |"
          + " valid_to: date | established_date: date | exit_date: date | enterprise_kind: string |"
          + " status: string |\n";

  private static void assertStays(SparkSession spark, String states, String stays) {
    Dataset<Row> actual =
        Stays.of(TextTable.of(spark, HEADER + states))
            .select(
                "entity_id",
                "province_code",
                "industry_section",
                "from_date",
                "to_date",
                "begins_by",
                "ends_by");
    DatasetAssert.assertThat(actual)
        .hasRows(
            "| entity_id: string | province_code: string | industry_section: string | from_date:"
                + " date | to_date: date | begins_by: string | ends_by: string |\n"
                + stays);
  }

  @Test
  void changes_of_other_fields_leave_one_stay_from_establishment_on(SparkSession spark) {
    assertStays(
        spark,
        """
        | E1 | 63 | C | 2012-03-01 | 2020-05-01 | 2012-03-01 | null | company | active |
        | E1 | 63 | C | 2020-05-01 | 2022-01-01 | 2012-03-01 | null | company | active |
        | E1 | 63 | C | 2022-01-01 | 9999-12-31 | 2012-02-27 | null | company | active |
        """,
        """
        | E1 | 63 | C | 2012-02-27 | 9999-12-31 | founding | null |
        """);
  }

  @Test
  void a_move_ends_one_stay_and_begins_the_next_without_exit_or_founding(SparkSession spark) {
    assertStays(
        spark,
        """
        | E1 | 63 | C | 2012-03-01 | 2025-02-10 | 2012-03-01 | 2025-02-10 | company | moved_out |
        | E1 | 54 | C | 2025-02-10 | 9999-12-31 | 2012-03-01 | null       | company | active    |
        """,
        """
        | E1 | 63 | C | 2012-03-01 | 2025-02-10 | founding | move |
        | E1 | 54 | C | 2025-02-10 | 9999-12-31 | move     | null |
        """);
  }

  @Test
  void another_industry_is_a_reclassification_and_a_return_is_a_second_move(SparkSession spark) {
    assertStays(
        spark,
        """
        | E1 | 63 | C | 2012-03-01 | 2015-01-01 | 2012-03-01 | null       | company | active  |
        | E1 | 63 | F | 2015-01-01 | 2018-01-01 | 2012-03-01 | null       | company | active  |
        | E1 | 54 | F | 2018-01-01 | 2019-01-01 | 2012-03-01 | null       | company | active  |
        | E1 | 63 | F | 2019-01-01 | 2024-01-01 | 2012-03-01 | null       | company | active  |
        | E1 | 63 | F | 2024-01-01 | 9999-12-31 | 2012-03-01 | 2024-01-01 | company | revoked |
        """,
        """
        | E1 | 63 | C | 2012-03-01 | 2015-01-01 | founding         | reclassification |
        | E1 | 63 | F | 2015-01-01 | 2018-01-01 | reclassification | move             |
        | E1 | 54 | F | 2018-01-01 | 2019-01-01 | move             | move             |
        | E1 | 63 | F | 2019-01-01 | 2024-01-01 | move             | exit             |
        """);
  }

  @Test
  void a_last_state_that_ended_is_an_exit(SparkSession spark) {
    assertStays(
        spark,
        """
        | E1 | 63 | C | 2012-03-01 | 2025-02-10 | null | null | company | active |
        """,
        """
        | E1 | 63 | C | 2012-03-01 | 2025-02-10 | founding | exit |
        """);
  }
}
