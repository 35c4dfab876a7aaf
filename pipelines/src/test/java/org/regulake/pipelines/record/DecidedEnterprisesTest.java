package org.regulake.pipelines.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.pipelines.record.RecordedLanding.rows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.collect.Decisions;

/** Enterprises that people join or keep apart. */
@ExtendWith(SparkExtension.class)
class DecidedEnterprisesTest {

  private static final String PENALTY =
      "decision_id,authority,enterprise_code,decision_date,penalty_type,fine";

  private static List<String> enterprisesOf(Map<String, List<Row>> tables, String... decisions) {
    return List.of(decisions).stream()
        .map(id -> rows(tables, "silver.penalty", "decision_id=" + id).get(0))
        .map(row -> row.<String>getAs("entity_id"))
        .toList();
  }

  @Test
  void a_decision_joins_and_a_newer_one_parts_again_with_all_that_is_recorded(
      SparkSession spark, @TempDir Path folder) {
    RecordedLanding landing = new RecordedLanding(spark, folder);
    landing.deliver(
        "registration",
        "2025-01-31-register",
        "",
        RecordedLanding.REGISTER,
        "A,甲公司,存续,2010-01-01",
        "B,乙公司,存续,2011-01-01");
    landing.deliver(
        "penalty",
        "2025-01-31-month",
        "",
        PENALTY,
        "P1,局,A,2025-01-05,罚款,100",
        "P2,局,B,2025-01-06,罚款,100",
        "P3,局,C,2025-01-07,罚款,100");
    landing.run();
    assertThat(enterprisesOf(landing.tables(), "P1", "P2", "P3")).doesNotHaveDuplicates();

    Decisions decisions =
        new Decisions(spark.sparkContext().hadoopConfiguration(), landing.location());
    decisions.decide(
        "letters:C", "letters:A", true, Instant.parse("2025-06-01T00:00:00Z"), "李", "旧照");
    landing.run();
    List<String> joined = enterprisesOf(landing.tables(), "P1", "P2", "P3");
    assertThat(joined.get(0)).isEqualTo(joined.get(2)).isNotEqualTo(joined.get(1));

    decisions.decide(
        "letters:A", "letters:C", false, Instant.parse("2025-06-02T00:00:00Z"), "李", "误认");
    landing.run();
    assertThat(enterprisesOf(landing.tables(), "P1", "P2", "P3")).doesNotHaveDuplicates();
  }
}
