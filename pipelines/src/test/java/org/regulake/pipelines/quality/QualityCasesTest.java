package org.regulake.pipelines.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.models.quality.Expectations;
import org.regulake.models.quality.QualityCase;
import org.regulake.models.quality.QualityKind;
import org.regulake.models.quality.QualityRule;
import org.regulake.models.quality.QualityRules;
import org.regulake.models.quality.Severity;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/** The rules on quality by their own cases, and by rules that no file has. */
@ExtendWith(SparkExtension.class)
class QualityCasesTest {

  private final SparkSession spark;

  QualityCasesTest(SparkSession spark) {
    this.spark = spark;
  }

  @TestFactory
  Stream<DynamicTest> every_case_of_a_rule_has_the_expected_answer() {
    return QualityRules.load().all().stream()
        .flatMap(
            rule ->
                rule.cases().stream()
                    .map(
                        example ->
                            DynamicTest.dynamicTest(
                                rule.code() + ": " + example.name(),
                                () ->
                                    assertThat(answers(rule, example))
                                        .isNotEmpty()
                                        .containsOnly(example.expect().code()))));
  }

  private List<String> answers(QualityRule rule, QualityCase example) {
    Dataset<Row> given = TextTable.of(spark, example.given());
    Map<String, Column> columns = new LinkedHashMap<>();
    rule.columns().stream()
        .filter(column -> !Arrays.asList(given.columns()).contains(column))
        .forEach(column -> columns.put(column, lit(null)));
    columns.put(CheckedSource.RECEIVED_DATE, lit(example.received()));
    columns.put(Source.UNREAD_CELLS.name(), array().cast("array<string>"));
    return answers(rule, given.withColumns(columns));
  }

  private static List<String> answers(QualityRule rule, Dataset<Row> rows) {
    return rows.select(CheckedSource.answer(rule).as("answer")).collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }

  @Test
  void the_rules_name_only_columns_of_their_sources() {
    assertThat(new QualityChecker(QualityRules.load(), Expectations.load()).rules())
        .contains(QualityRules.FOLDER);
    assertThatThrownBy(
            () ->
                new QualityChecker(
                    QualityRules.of(List.of(rule("fines_yuan > 0"))), Expectations.of(List.of())))
        .hasMessageContaining("column 'fines_yuan' is not known; nearest: 'fine_yuan'");
    assertThatThrownBy(
            () ->
                new QualityChecker(
                    QualityRules.of(List.of(rule("known_to is null"))), Expectations.of(List.of())))
        .hasMessageContaining("column 'known_to' is not known");
  }

  @Test
  void there_is_a_rule_of_each_kind_and_severity() {
    List<QualityRule> rules = QualityRules.load().all();
    assertThat(rules).extracting(QualityRule::kind).contains(QualityKind.values());
    assertThat(rules).extracting(QualityRule::severity).contains(Severity.values());
    assertThat(rules).extracting(QualityRule::source).allMatch(Sources.names()::contains);
  }

  /** The sum, whether the row is excepted by its kind, and the answer. */
  @ParameterizedTest
  @CsvSource({
    "5, fine, false, passed",
    "-5, fine, false, failed",
    "null, fine, false, unknown",
    "-5, null, false, unknown",
    "5, null, false, passed",
    "-5, warning, false, excepted",
    "5, fine, true, unknown",
    "-5, fine, true, unknown"
  })
  void an_answer_is_unknown_where_the_row_does_not_tell(
      String sum, String kind, boolean isUnread, String answer) {
    Dataset<Row> row =
        TextTable.of(
                spark,
                "| fine_yuan: decimal(20,2) | penalty_type: string | received_date: date |\n"
                    + "| %s | %s | 2025-04-05 |".formatted(sum, kind))
            .withColumn(
                Source.UNREAD_CELLS.name(),
                isUnread ? array(lit("fine_yuan")) : array().cast("array<string>"));
    assertThat(answers(rule("fine_yuan > 0"), row)).containsExactly(answer);
  }

  @Test
  void a_row_is_judged_by_the_version_in_force_on_the_day_of_receipt() {
    Dataset<Row> rows =
        TextTable.of(
                spark,
                """
                | fine_yuan: decimal(20,2) | penalty_type: string | received_date: date |
                | 5.00                     | fine                 | 2019-12-31          |
                | 5.00                     | fine                 | 2020-01-01          |
                | 5.00                     | fine                 | 2022-12-31          |
                | 5.00                     | fine                 | 2023-01-01          |
                """)
            .withColumn(Source.UNREAD_CELLS.name(), array().cast("array<string>"))
            .orderBy(col("received_date"));
    assertThat(
            answers(
                rule("fine_yuan > 0}, {effective_from: 2023-01-01, holds: fine_yuan > 10"), rows))
        .containsExactly(null, "passed", "passed", "failed");
  }

  /** A rule on penalties with a sum; warnings are excepted. */
  private static QualityRule rule(String holds) {
    return RuleFiles.read(
        new ByteArrayInputStream(
            """
            code: CS901
            label: {zh: 甲, en: a}
            kind: consistency
            source: penalty
            severity: note
            basis: [data_quality]
            exceptions: [{when: penalty_type = 'warning', because: {zh: 甲, en: a}}]
            versions: [{effective_from: 2020-01-01, holds: %s}]
            cases:
              - {name: a, received: 2025-01-01, given: '| a: int |', expect: failed}
              - {name: b, received: 2025-01-01, given: '| a: int |', expect: passed}
            """
                .formatted(holds)
                .getBytes(StandardCharsets.UTF_8)),
        "x.yml",
        QualityRule.class);
  }
}
