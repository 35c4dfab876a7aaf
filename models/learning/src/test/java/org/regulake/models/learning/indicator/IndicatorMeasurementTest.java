package org.regulake.models.learning.indicator;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.indicator.Indicator;
import org.regulake.models.indicator.IndicatorCase;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.indicator.Population;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.testing.DatasetAssert;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

@ExtendWith(SparkExtension.class)
class IndicatorMeasurementTest {

  private final Indicators indicators = Indicators.load();
  private final SparkSession spark;

  IndicatorMeasurementTest(SparkSession spark) {
    this.spark = spark;
  }

  @TestFactory
  Stream<DynamicTest> every_case_of_an_indicator_holds() {
    return indicators.files().stream()
        .flatMap(
            file ->
                file.cases().stream()
                    .map(
                        example ->
                            DynamicTest.dynamicTest(
                                file.id() + ": " + example.name(), () -> run(file, example))));
  }

  private void run(Indicator file, IndicatorCase example) {
    Dataset<Row> measured =
        new IndicatorMeasurement(indicators)
            .measure(populations(example.given()), example.asOf(), Map.of());
    Dataset<Row> expected = TextTable.of(spark, typed(example.expect()));
    boolean namesIds = List.of(expected.columns()).contains("indicator_id");
    Dataset<Row> own = namesIds ? measured : measured.where(col("indicator_id").equalTo(file.id()));
    List<String> keys = new ArrayList<>(List.of("province_code", "industry_section", "month"));
    if (namesIds) {
      keys.add(0, "indicator_id");
    }
    Dataset<Row> asked = expected.select(keys.stream().map(key -> col(key)).toArray(Column[]::new));
    DatasetAssert.assertThat(own.join(broadcast(asked), keys.toArray(String[]::new)))
        .hasRows(example.expect());
    String lastMonth = YearMonth.from(example.asOf().plusDays(1)).minusMonths(1).toString();
    assertThat(own.where(col("month").gt(lit(lastMonth))).isEmpty())
        .as("no month after the as-of date")
        .isTrue();
  }

  /** The populations that are not the facts of a source, and the sources that rules count. */
  private Set<Population> known() {
    Set<Population> known =
        new LinkedHashSet<>(
            List.of(
                Population.ENTERPRISE, Population.ABNORMAL_LISTING, Population.ENTERPRISE_SCORE));
    indicators.counts().forEach(count -> known.add(count.population()));
    return known;
  }

  private static String typed(String table) {
    String header = table.lines().findFirst().orElseThrow();
    String typed = header.replaceAll("([a-z_]+)", "$1: string");
    return table.replace(header, typed);
  }

  private Map<String, Dataset<Row>> populations(Map<String, String> given) {
    Map<String, Dataset<Row>> populations = new HashMap<>();
    for (Population population : known()) {
      populations.put(population.id(), spark.createDataFrame(List.<Row>of(), schema(population)));
    }
    given.forEach(
        (name, table) ->
            populations.computeIfPresent(
                name, (same, none) -> none.unionByName(TextTable.of(spark, table), true)));
    return populations;
  }

  /** The expected values are counted here entity by entity, month by month, in plain Java. */
  @Test
  void on_random_spells_the_measures_equal_a_count_by_hand() {
    SplittableRandom random = new SplittableRandom(7);
    LocalDate asOf = LocalDate.of(2026, 6, 30);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      LocalDate from = LocalDate.of(2021, 1, 1).plusDays(random.nextInt(2100));
      LocalDate to =
          random.nextInt(3) == 0 ? LocalDate.of(9999, 12, 31) : from.plusDays(random.nextInt(900));
      rows.add(
          RowFactory.create(
              "E" + i,
              "3" + random.nextInt(3),
              random.nextInt(2) == 0 ? "C" : "F",
              Date.valueOf(from),
              Date.valueOf(to),
              "founding",
              "exit",
              "",
              ""));
    }
    Map<String, Dataset<Row>> populations = populations(Map.of());
    populations.put("enterprise", spark.createDataFrame(rows, schema(Population.ENTERPRISE)));
    Map<String, Double> measured = new TreeMap<>();
    for (Row row :
        new IndicatorMeasurement(indicators)
            .measure(populations, asOf, Map.of())
            .where(col("indicator_id").isin("births", "exits", "stock"))
            .collectAsList()) {
      measured.put(
          String.join(" ", row.getString(0), row.getString(1), row.getString(2), row.getString(3)),
          row.getDouble(4));
    }
    Map<String, Double> counted = new TreeMap<>();
    for (Row row : rows) {
      LocalDate from = row.getDate(3).toLocalDate();
      LocalDate to = row.getDate(4).toLocalDate();
      for (String province : List.of(row.getString(1), "*")) {
        for (String industry : List.of(row.getString(2), "*")) {
          for (int back = 0; back < 36; back++) {
            YearMonth month = YearMonth.of(2026, 6).minusMonths(back);
            String key = " %s %s %s".formatted(province, industry, month);
            counted.merge(
                "births" + key, YearMonth.from(from).equals(month) ? 1.0 : 0.0, Double::sum);
            counted.merge("exits" + key, YearMonth.from(to).equals(month) ? 1.0 : 0.0, Double::sum);
            boolean isOpen =
                !from.isAfter(month.atEndOfMonth()) && to.isAfter(month.atEndOfMonth());
            counted.merge("stock" + key, isOpen ? 1.0 : 0.0, Double::sum);
          }
        }
      }
    }
    assertThat(measured).isEqualTo(counted);
  }

  @Test
  void a_month_without_data_of_a_population_has_no_value_instead_of_zero() {
    Map<String, Dataset<Row>> populations =
        populations(
            Map.of(
                "enterprise_score",
                """
                | entity_id: string | province_code: string | industry_section: string | class_code: string | from_date: date | to_date: date |
                | E1                | 33                    | C                        | A                  | 2026-03-01      | 9999-12-31    |
                """,
                "enterprise",
                """
                | entity_id: string | province_code: string | industry_section: string | from_date: date | to_date: date |
                | E1                | 33                    | C                        | 2020-01-01      | 9999-12-31    |
                """));
    Dataset<Row> measured =
        new IndicatorMeasurement(indicators)
            .measure(
                populations,
                LocalDate.of(2026, 3, 31),
                Map.of(Population.ENTERPRISE_SCORE, YearMonth.of(2026, 3)))
            .where("province_code = '33' AND industry_section = 'C'");
    for (String ofScores : List.of("graded_stock", "class_stock_a", "class_share_a")) {
      assertThat(
              measured
                  .where(col("indicator_id").equalTo(ofScores))
                  .select("month")
                  .as(Encoders.STRING())
                  .collectAsList())
          .as(ofScores)
          .containsExactly("2026-03");
    }
    assertThat(measured.where("indicator_id = 'stock'").count()).isEqualTo(36);
  }

  @Test
  void a_misspelt_column_is_refused_with_the_nearest() {
    String yaml =
        """
        id: x
        label: {zh: 测, en: x}
        population: enterprise_score
        measure: starts
        where: clas_code = 'A'
        unit: enterprises
        months: 12
        basis: [classification]
        """;
    assertThatThrownBy(
            () ->
                RuleFiles.read(
                    new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
                    "x.yml",
                    Indicator.class))
        .hasMessageContaining("x.yml")
        .hasMessageContaining(
            "indicator 'x', where: column 'clas_code' is not known; nearest: 'class_code'");
  }

  @Test
  void a_population_that_was_not_given_is_refused() {
    assertThatThrownBy(
            () ->
                new IndicatorMeasurement(indicators)
                    .measure(Map.of(), LocalDate.of(2026, 6, 30), Map.of()))
        .hasMessage(
            "the indicators count population 'abnormal_listing', which was not given; given: []");
  }

  private StructType schema(Population population) {
    Set<String> columns = new LinkedHashSet<>(population.columns().orElse(Population.SPELL));
    indicators.counts().stream()
        .filter(count -> count.population().equals(population) && count.where() != null)
        .forEach(count -> columns.addAll(count.where().columns()));
    StructType schema = new StructType();
    for (String column : columns) {
      schema =
          schema.add(column, column.endsWith("_date") ? DataTypes.DateType : DataTypes.StringType);
    }
    return schema;
  }
}
