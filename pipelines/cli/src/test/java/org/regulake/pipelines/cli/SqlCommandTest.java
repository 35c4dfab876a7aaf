package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.testing.SparkExtension;

/** Output of the rows of a query. */
@ExtendWith(SparkExtension.class)
class SqlCommandTest {

  @Test
  void moments_are_printed_with_the_offset_of_their_zone(SparkSession spark) {
    String zone = spark.conf().get("spark.sql.session.timeZone");
    spark.conf().set("spark.sql.session.timeZone", "Asia/Shanghai");
    try {
      Row row =
          SqlCommand.plain(
                  spark.sql(
                      "SELECT TIMESTAMP '2025-03-31T02:00:00Z' AS a, TIMESTAMP"
                          + " '2025-03-31T02:00:00.5Z' AS b, CAST(NULL AS TIMESTAMP) AS c, DATE"
                          + " '2025-03-31' AS d, 1.50 AS e"))
              .head();
      assertThat(row.mkString("|"))
          .isEqualTo("2025-03-31T10:00:00+08:00|2025-03-31T10:00:00.5+08:00|null|2025-03-31|1.50");
    } finally {
      spark.conf().set("spark.sql.session.timeZone", zone);
    }
  }
}
