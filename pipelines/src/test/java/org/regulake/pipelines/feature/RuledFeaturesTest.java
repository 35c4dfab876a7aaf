package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.feature.FeatureFile;
import org.regulake.models.feature.FeatureRule;
import org.regulake.models.feature.FeatureRules;
import org.regulake.models.law.Law;
import org.regulake.models.rule.Condition;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.SourceDescription;
import org.regulake.pipelines.source.Sources;

@ExtendWith(SparkExtension.class)
class RuledFeaturesTest {

  private static final Law LAW = Law.load();
  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
  private static final Source COMPLAINT = Sources.named("complaint").orElseThrow();

  private final SparkSession spark;

  RuledFeaturesTest(SparkSession spark) {
    this.spark = spark;
  }

  @TestFactory
  Stream<DynamicTest> every_case_of_a_feature_holds() {
    return FeatureRules.load().files().stream()
        .flatMap(
            file ->
                file.features().stream()
                    .flatMap(
                        rule ->
                            rule.cases().stream()
                                .map(
                                    example ->
                                        DynamicTest.dynamicTest(
                                            rule.id() + ": " + example.name(),
                                            () ->
                                                assertThat(
                                                        value(
                                                            Sources.named(file.source())
                                                                .orElseThrow(),
                                                            rule,
                                                            example.asOf(),
                                                            example.given(),
                                                            false))
                                                    .isEqualTo(example.expect())))));
  }

  private Double value(
      Source source, FeatureRule rule, LocalDate day, String given, boolean isUnusable) {
    Feature feature = new RuledFeatures(source, List.of(rule)).features().get(0);
    Dataset<Row> facts =
        completed(source, TextTable.of(spark, given)).withColumn("is_unusable", lit(isUnusable));
    return facts
        .groupBy()
        .agg(feature.value().apply(Moment.of(day, LAW)).as("value"))
        .first()
        .getAs("value");
  }

  /** Adds the silver columns that the rows lack: facts that have not ended, and nothing else. */
  private static Dataset<Row> completed(Source source, Dataset<Row> given) {
    Dataset<Row> rows = given;
    for (StructField field : Schemas.of(source.silver()).fields()) {
      if (!Arrays.asList(rows.columns()).contains(field.name())) {
        Object value =
            field.name().equals(Bitemporal.VALID_TO.name()) ? Bitemporal.OPEN_DATE : null;
        rows = rows.withColumn(field.name(), lit(value).cast(field.dataType()));
      }
    }
    return rows;
  }

  private static FeatureRule rule(
      FeatureRule.Measure measure, String of, String where, String date, Integer months) {
    return new FeatureRule(
        "x",
        new Label("甲", "x"),
        "count",
        measure,
        of,
        where == null ? null : new Condition(where),
        date,
        months,
        false,
        null,
        List.of(new FeatureRule.FeatureCase("c", DAY, "| a: string |", 0.0)));
  }

  @Test
  void the_example_of_the_manual_is_understood_and_its_case_holds() throws IOException {
    List<String> examples =
        Pattern.compile("(?s)```yaml\\n(.*?)```")
            .matcher(Files.readString(Path.of("../docs/sources.md")))
            .results()
            .map(found -> found.group(1))
            .toList();
    Source invoice = new Source("invoice", read(examples.get(0), SourceDescription.class));
    assertThat(invoice.silver().fields())
        .extracting(Field::name)
        .contains("entity_id", "buyer_id", "amount_yuan", "issued_date");
    FeatureRule rule = read(examples.get(1), FeatureFile.class).features().get(0);
    FeatureRule.FeatureCase example = rule.cases().get(0);
    assertThat(value(invoice, rule, example.asOf(), example.given(), false))
        .isEqualTo(example.expect());
  }

  private static <T> T read(String yaml, Class<T> type) {
    return RuleFiles.read(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "sources.md", type);
  }

  @Test
  void rows_in_quarantine_leave_a_value_open() {
    FeatureRule count = rule(FeatureRule.Measure.COUNT, null, null, null, null);
    String one = "| complaint_id: string | valid_from: date |\n| 1 | 2026-01-01 |";
    assertThat(value(COMPLAINT, count, DAY, one, false)).isEqualTo(1.0);
    assertThat(value(COMPLAINT, count, DAY, one, true)).isNull();
  }

  @Test
  void a_condition_that_a_fact_does_not_answer_leaves_a_value_open() {
    FeatureRule mediated = rule(FeatureRule.Measure.COUNT, null, "result = 'mediated'", null, null);
    assertThat(
            value(
                COMPLAINT,
                mediated,
                DAY,
                "| complaint_id: string | result: string | valid_from: date |\n"
                    + "| 1 | mediated | 2026-01-01 |\n| 2 | null | 2026-01-01 |",
                false))
        .isNull();
  }

  @Test
  void the_greatest_value_of_no_counted_fact_is_unknown() {
    FeatureRule greatest = rule(FeatureRule.Measure.GREATEST, "disputed_yuan", null, null, 12);
    String rows =
        "| complaint_id: string | disputed_yuan: decimal(20,2) | valid_from: date |\n"
            + "| 1 | 5.00 | 2026-01-01 |\n| 2 | 7.50 | 2026-02-01 |\n| 3 | 9.00 | 2020-01-01 |";
    assertThat(value(COMPLAINT, greatest, DAY, rows, false)).isEqualTo(7.5);
    assertThat(value(COMPLAINT, greatest, LocalDate.of(2030, 1, 1), rows, false)).isNull();
  }

  @Test
  void a_file_that_names_what_its_source_does_not_have_is_refused_with_the_nearest_name() {
    assertThatThrownBy(
            () ->
                RuledFeatures.of(
                    new FeatureFile(
                        "complaints",
                        List.of(rule(FeatureRule.Measure.COUNT, null, null, null, null)))))
        .hasMessageContaining("there is no source 'complaints'; nearest: 'complaint'");
    assertThatThrownBy(
            () ->
                RuledFeatures.of(
                    new FeatureFile(
                        "complaint",
                        List.of(rule(FeatureRule.Measure.SUM, "matter", null, null, null)))))
        .hasMessageContaining("of 'matter' is a column of type");
    assertThatThrownBy(
            () ->
                RuledFeatures.of(
                    new FeatureFile(
                        "complaint",
                        List.of(rule(FeatureRule.Measure.COUNT, null, "kinds = 'x'", null, null)))))
        .hasMessageContaining("column 'kinds' is not known; nearest: 'kind'");
    assertThatThrownBy(
            () ->
                RuledFeatures.of(
                    new FeatureFile(
                        "macro_series",
                        List.of(rule(FeatureRule.Measure.COUNT, null, null, null, null)))))
        .hasMessageContaining("about no enterprise");
  }
}
