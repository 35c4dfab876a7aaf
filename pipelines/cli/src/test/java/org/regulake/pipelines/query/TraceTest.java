package org.regulake.pipelines.query;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.product.RiskReason;
import org.regulake.models.product.RiskScore;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.lakehouse.CatalogedLake;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.source.Penalty;

/** Traces from published reasons to landed rows. */
@ExtendWith(SparkExtension.class)
class TraceTest {

  private static Lakehouse lake;

  @BeforeAll
  static void publish(SparkSession spark, @TempDir Path folder) {
    lake = CatalogedLake.in(spark, folder.resolve("lake"));
    publish(
        RiskScore.PRODUCT.table(),
        FilledRows.of(
            lake.spark(),
            RiskScore.PRODUCT.table(),
            """
            | as_of: date | entity_id: string | stated_code: string | credit_code: string | enterprise_name: string |
            | 2025-02-28 | E1 | N1 | C1 | 甲公司 |
            | 2025-03-31 | E1 | N1 | C1 | 甲公司 |
            | 2025-03-31 | E2 | N2 | null | 同名公司 |
            | 2025-03-31 | E3 | N3 | null | 同名公司 |
            """));
    publish(
        RiskReason.PRODUCT.table(),
        FilledRows.of(
                lake.spark(),
                RiskReason.PRODUCT.table(),
                """
                | as_of: date | entity_id: string | rank: int | indicator_id: string | ids: string |
                | 2025-03-31 | E1 | 2 | no_report | |
                | 2025-03-31 | E1 | 1 | penalty_count | penalty/2025-01-31-full/p.csv:7,penalty/2025-01-31-full/p.csv:9 |
                | 2025-02-28 | E1 | 1 | penalty_fine | penalty/2025-01-31-full/p.csv:7 |
                | 2025-03-31 | E2 | 1 | penalty_count | |
                """)
            .withColumn(
                "facts",
                expr(
                    """
                    transform(filter(split(ids, ','), id -> id <> ''), id -> named_struct('source', 'penalty', 'record_id', id, 'fact_date', DATE'2025-01-02'))\
                    """)));
    FilledRows.append(
        lake,
        DeliveredFile.TABLE,
        """
        | source: string | delivery_id: string | file_name: string | sha256: string | state: string | line_count: bigint | rows_out: bigint | rows_quarantined: bigint |
        | penalty | penalty/2025-01-31-full | p.csv | abc123 | collected | 4 | 1 | 0 |
        """);
    FilledRows.append(
        lake,
        Penalty.SOURCE.bronze(),
        """
        | record_id: string | delivery_id: string | file_name: string | line_number: bigint | decision_id: string | fine: string | violation: string |
        | penalty/2025-01-31-full/p.csv:7 | penalty/2025-01-31-full | p.csv | 7 | 杭罚1号 | 90万元 |  |
        | penalty/2025-01-31-full/p.csv:8 | penalty/2025-01-31-full | p.csv | 8 | 杭罚2号 | 1万元 |  |
        """);
  }

  private static void publish(Table table, Dataset<Row> rows) {
    for (LocalDate day : List.of(LocalDate.of(2025, 2, 28), LocalDate.of(2025, 3, 31))) {
      lake.stage(table, rows.where(RunStamp.condition(day)), "b" + day.getMonthValue(), day);
      lake.published().release(table, "b" + day.getMonthValue());
    }
  }

  private static Trace trace(String enterprise) {
    return Trace.of(lake, enterprise, Optional.empty(), Optional.empty());
  }

  @Test
  void an_enterprise_is_found_by_id_code_or_name_and_its_reasons_are_in_order() {
    for (String enterprise : List.of("E1", "N1", "C1", "甲公司")) {
      assertThat(trace(enterprise).reasons())
          .extracting(reason -> reason.row().<String>getAs("indicator_id"))
          .containsExactly("penalty_count", "no_report");
    }
  }

  @Test
  void a_fact_is_traced_to_file_line_hash_and_text_of_the_landed_row() {
    Trace.Fact fact = trace("E1").reasons().get(0).facts().get(0);
    assertThat(fact.source().name()).isEqualTo("penalty");
    assertThat(fact.date()).isEqualTo(LocalDate.of(2025, 1, 2));
    Trace.LandedRow landed = fact.landed().orElseThrow();
    assertThat(
            landed.deliveryId()
                + " "
                + landed.fileName()
                + " "
                + landed.line()
                + " "
                + landed.sha256())
        .isEqualTo("penalty/2025-01-31-full p.csv 7 abc123");
    assertThat(landed.cells())
        .containsEntry("decision_id", "杭罚1号")
        .containsEntry("fine", "90万元")
        .doesNotContainKey("violation");
  }

  @Test
  void a_row_that_is_no_longer_in_the_lake_is_still_named() {
    assertThat(trace("E1").reasons().get(0).facts().get(1))
        .satisfies(
            fact -> {
              assertThat(fact.recordId()).isEqualTo("penalty/2025-01-31-full/p.csv:9");
              assertThat(fact.landed()).isEmpty();
            });
  }

  @Test
  void another_day_and_a_single_reason_can_be_selected() {
    Trace february =
        Trace.of(lake, "E1", Optional.of(LocalDate.of(2025, 2, 28)), Optional.of("penalty_fine"));
    assertThat(february.reasons())
        .singleElement()
        .satisfies(reason -> assertThat(reason.facts()).hasSize(1));
    assertThatThrownBy(() -> Trace.of(lake, "E1", Optional.empty(), Optional.of("penalty_cuont")))
        .hasMessage(
            "'penalty_cuont' is not a reason of E1 on 2025-03-31; nearest: 'penalty_count'; known:"
                + " no_report, penalty_count");
  }

  @Test
  void an_unknown_or_ambiguous_enterprise_is_refused() {
    assertThatThrownBy(() -> trace("乙公司"))
        .hasMessageContaining("has no enterprise '乙公司' on 2025-03-31");
    assertThatThrownBy(() -> trace("同名公司"))
        .hasMessage("'同名公司' is the name of several enterprises on 2025-03-31; give a code: N2, N3");
  }
}
