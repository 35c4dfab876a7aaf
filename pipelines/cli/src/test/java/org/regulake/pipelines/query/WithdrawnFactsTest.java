package org.regulake.pipelines.query;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
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
import org.regulake.models.product.ListDeviation;
import org.regulake.models.product.RiskReason;
import org.regulake.models.product.RiskScore;
import org.regulake.models.product.WithdrawnRecord;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.graph.Component;
import org.regulake.pipelines.lakehouse.CatalogedLake;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.repair.RecordWithdrawal;
import org.regulake.pipelines.source.CreditRepair;
import org.regulake.pipelines.source.Penalty;

/**
 * A penalty that is repaired from March on: it is behind a reason of February, and in no credit
 * file and behind no reason since.
 */
@ExtendWith(SparkExtension.class)
class WithdrawnFactsTest {

  private static final LocalDate FEBRUARY = LocalDate.of(2025, 2, 28);
  private static final LocalDate MARCH = LocalDate.of(2025, 3, 31);
  private static final String REPAIRED = "penalty/2025-01-31-full/p.csv:2";

  private static Lakehouse lake;

  @BeforeAll
  static void publish(SparkSession spark, @TempDir Path folder) {
    lake = CatalogedLake.in(spark, folder.resolve("lake"));
    FilledRows.append(
        lake,
        Enterprise.TABLE,
        """
        | entity_id: string | record_state: string | stated_code: string | enterprise_name: string | capital_amount: decimal(20,2) | capital_currency_code: string | capital_yuan: decimal(20,2) | valid_from: date | valid_to: date | known_from: timestamp | known_to: timestamp | record_id: string |
        | E1 | registered | N1 | <b>甲</b>公司 | 1500000.00 | CNY | 1500000.00 | 2010-01-01 | 9999-12-31 | 2025-02-01T00:00:00 | 9999-12-31T00:00:00 | registration/r/r.csv:2 |
        """);
    FilledRows.append(
        lake,
        Component.TABLE,
        """
        | as_of: date | node_id: string | known_at: timestamp |
        | 2025-02-28  | E1 | 2025-03-06T00:00:00 |
        | 2025-03-31  | E1 | 2025-04-06T00:00:00 |
        """);
    FilledRows.append(
        lake,
        Penalty.TABLE,
        """
        | entity_id: string | decision_id: string | penalty_type: string | fine_yuan: decimal(20,2) | valid_from: date | valid_to: date | known_from: timestamp | known_to: timestamp | record_id: string |
        | E1 | 杭罚1号 | fine | 5.00 | 2025-01-02 | 9999-12-31 | 2025-02-01T00:00:00 | 9999-12-31T00:00:00 | penalty/2025-01-31-full/p.csv:2 |
        | E1 | 杭罚2号 | warning | null | 2025-01-03 | 9999-12-31 | 2025-02-01T00:00:00 | 9999-12-31T00:00:00 | penalty/2025-01-31-full/p.csv:3 |
        """);
    FilledRows.append(
        lake,
        CreditRepair.TABLE,
        """
        | entity_id: string | application_id: string | record_number: string | state: string | valid_from: date | known_from: timestamp | known_to: timestamp | record_id: string |
        | E1 | 修1 | 杭罚1号 | granted | 2025-03-15 | 2025-04-01T00:00:00 | 9999-12-31T00:00:00 | credit_repair/c/c.csv:2 |
        | E1 | 修2 | 杭罚2号 | refused | 2025-03-15 | 2025-04-01T00:00:00 | 9999-12-31T00:00:00 | credit_repair/c/c.csv:3 |
        | E1 | 修0 | 杭罚 1号 | refused | 2025-03-15 | 2025-04-01T00:00:00 | 9999-12-31T00:00:00 | credit_repair/c/c.csv:4 |
        """);
    FilledRows.append(
        lake,
        RecordWithdrawal.TABLE,
        """
        | entity_id: string | source: string | record_id: string | number: string | ground: string | decision_record_id: string | valid_from: date | valid_to: date | known_from: timestamp | known_to: timestamp |
        | E1 | penalty | penalty/2025-01-31-full/p.csv:2 | 杭罚1号 | repair | credit_repair/c/c.csv:2 | 2025-03-15 | 9999-12-31 | 2025-04-01T00:00:00 | 9999-12-31T00:00:00 |
        """);
    publish(
        RiskScore.PRODUCT.table(),
        """
        | as_of: date | entity_id: string | stated_code: string | enterprise_name: string | known_at: timestamp |
        | 2025-02-28 | E1 | N1 | 甲公司 | 2025-03-06T00:00:00 |
        | 2025-03-31 | E1 | N1 | 甲公司 | 2025-04-06T00:00:00 |
        """);
    publish(
        WithdrawnRecord.PRODUCT.table(),
        """
        | as_of: date | entity_id: string | source: string | record_id: string |
        | 2025-03-31 | E1 | penalty | penalty/2025-01-31-full/p.csv:2 |
        """);
    reasons("penalty/2025-01-31-full/p.csv:3", "2 penalties");
  }

  /** Publishes the reasons of both days; that of February is the repaired penalty. */
  private static void reasons(String factOfMarch, String words) {
    Table table = RiskReason.PRODUCT.table();
    publish(
        table,
        FilledRows.of(
                lake.spark(),
                table,
                """
                | as_of: date | entity_id: string | rank: int | indicator_id: string | fact: string |
                | 2025-02-28 | E1 | 1 | penalty_count | %s |
                | 2025-03-31 | E1 | 1 | penalty_count | %s |
                """
                    .formatted(REPAIRED, factOfMarch))
            .withColumn(
                "facts",
                expr(
                    "array(named_struct('source', 'penalty', 'record_id', fact, 'fact_date',"
                        + " DATE'2025-01-02'))"))
            .drop("fact")
            .withColumn("reason_en", lit(words)));
  }

  private static void publish(Table table, String rows) {
    publish(table, FilledRows.of(lake.spark(), table, rows));
  }

  private static void publish(Table table, Dataset<Row> rows) {
    for (LocalDate day : List.of(FEBRUARY, MARCH)) {
      lake.stage(table, rows.where(RunStamp.condition(day)), "b" + day.getMonthValue(), day);
      lake.published().release(table, "b" + day.getMonthValue());
    }
  }

  private static CreditFile file(LocalDate day) {
    GraphOnDay graph = GraphOnDay.of(lake, Optional.of(day), Optional.empty(), false);
    return CreditFile.of(lake, graph, graph.enterprise("N1"));
  }

  @Test
  void a_credit_file_is_in_order_of_time_and_has_no_withdrawn_record() throws IOException {
    assertThat(file(FEBRUARY).entries())
        .extracting(entry -> entry.from().orElseThrow() + " " + entry.source().name())
        .containsExactly("2010-01-01 registration", "2025-01-02 penalty", "2025-01-03 penalty");
    CreditFile march = file(MARCH);
    assertThat(march.entries())
        .extracting(CreditFile.Entry::recordId)
        .containsExactly(
            "registration/r/r.csv:2", "penalty/2025-01-31-full/p.csv:3", "credit_repair/c/c.csv:3");
    assertThat(march.entries().get(0).statements())
        .containsEntry("注册资本", "1,500,000.00")
        .containsEntry("注册资本 capital_currency_code", "CNY");
    assertThat(march.entries().get(1).statements())
        .containsEntry("处罚决定书文号", "杭罚2号")
        .containsEntry("处罚类别", "警告 warning");
    StringWriter page = new StringWriter();
    CreditFilePage.write(march, page);
    assertThat(page.toString())
        .contains("&lt;b&gt;甲&lt;/b&gt;公司", "杭罚2号")
        .doesNotContain("<b>甲", "杭罚1号", REPAIRED);
  }

  @Test
  void a_trace_of_an_earlier_day_no_longer_shows_a_fact_that_is_withdrawn_since() {
    Trace february = Trace.of(lake, "E1", Optional.of(FEBRUARY), Optional.empty());
    assertThat(february.reasons().get(0).facts())
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.isWithdrawn()).isTrue();
              assertThat(fact.landed()).isEmpty();
            });
  }

  @Test
  void no_fault_is_found_until_a_reason_or_a_text_shows_a_withdrawn_record() {
    WithdrawnFacts sound = WithdrawnFacts.of(lake);
    assertThat(sound.faults()).isEmpty();
    assertThat(sound.withdrawn()).containsEntry(FEBRUARY, 0L).containsEntry(MARCH, 1L);
    assertThat(sound.toLeaveOut()).isEqualTo(1);
    reasons(REPAIRED, "2 penalties");
    assertThat(WithdrawnFacts.of(lake).faults())
        .singleElement()
        .asString()
        .isEqualTo(REPAIRED + " is withdrawn on 2025-03-31, but behind a reason of that day");
    reasons("penalty/2025-01-31-full/p.csv:3", "the penalty 杭罚1号");
    assertThat(WithdrawnFacts.of(lake).faults())
        .singleElement()
        .asString()
        .contains("published.risk_reason", "the number of a withdrawn record");
    reasons("penalty/2025-01-31-full/p.csv:3", "2 penalties, as 杭罚1号2 says");
    assertThat(WithdrawnFacts.of(lake).faults()).as("a part of a longer number").isEmpty();
    publish(
        ListDeviation.PRODUCT.table(),
        """
        | as_of: date | entity_id: string | number: int | list: string |
        | 2025-03-31 | E1 | 1 | red |
        """);
    assertThat(WithdrawnFacts.of(lake).faults())
        .as("a penalty may exclude from red lists")
        .singleElement()
        .asString()
        .contains("published.list_deviation");
  }
}
