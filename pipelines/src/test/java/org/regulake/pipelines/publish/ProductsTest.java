package org.regulake.pipelines.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.inventory.OtherCard;
import org.regulake.models.law.Law;
import org.regulake.models.table.Field;
import org.regulake.models.table.RunStamp;
import org.regulake.models.testing.GoldenFile;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.monitor.IndicatorValue;
import org.regulake.pipelines.monitor.Warning;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.score.EnterpriseScore;
import org.regulake.pipelines.stage.InMemoryLake;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/** Compares the contract of each product, and its rows for a small day, with a golden file. */
@ExtendWith(SparkExtension.class)
class ProductsTest {

  private static final Path GOLDEN = Path.of("src/test/resources/org/regulake/pipelines/publish");
  private static final String ROWS = "-- rows";
  private static final RunStamp DAY = new RunStamp(FilledRows.DAY, FilledRows.KNOWN_AT, "R1");

  private static SparkSession spark;
  private static InMemoryLake lake;

  @BeforeAll
  static void write(SparkSession session) {
    spark = session;
    lake = new InMemoryLake(spark);
    lake.put(
        Enterprise.TABLE,
        """
        | entity_id: string | stated_code: string | credit_code: string | enterprise_name: string | province_code: string | province_name: string | industry_section: string | status: string |
        | E1 | 91330100A | 91330100A | 甲公司 | 33 | 浙江省 | C | active |
        | E2 | N2 | null | null | 00 | 未知 | ? | active |
        """);
    score(
        DAY.asOf(),
        """
        | as_of: date | entity_id: string | model_id: string | is_champion: boolean | score: int | missing_points: int | class_code: string | class_level: int | is_vetoed: boolean | is_thin_file: boolean | lines: string |
        | %1$s | E1 | supervision | true | 30 | 0 | C | 2 | true | false | no_owner/veto/0//列入严重违法失信名单,fines/conduct/20/3.0/罚款3次/2025-02-01=penalty:2025-03-31:p.csv#7;unknown=penalty:2025-01-31:p.csv#2,late/governance/10/1.0/迟报1次 |
        | %1$s | E2 | supervision | true | 0 | 0 | T | null | false | true | |
        | %1$s | E1 | other | false | 7 | 7 | B | 1 | false | false | fines/conduct/7/3.0/罚款 |
        | %1$s | E2 | other | false | 0 | 0 | A | 0 | false | false | |
        """);
    score(
        DAY.previousDay(),
        """
        | as_of: date | entity_id: string | model_id: string | is_champion: boolean | score: int | missing_points: int | class_code: string | class_level: int | is_vetoed: boolean | is_thin_file: boolean | lines: string |
        | %1$s | E1 | other | false | 20 | 0 | B | 1 | false | false | |
        | %1$s | E1 | supervision | true | 20 | 0 | A | 0 | false | false | fines/conduct/20/2.0/罚款2次 |
        """);
    lake.put(
        IndicatorValue.TABLE,
        """
        | indicator_id: string | province_code: string | industry_section: string | month: string | value: double | numerator: double | denominator: double |
        | stock | 33 | C | 2025-02 | 2 | null | null |
        | stock | 33 | * | 2025-02 | 2 | null | null |
        | rate | * | C | 2025-03 | 0.5 | 1 | 2 |
        | rate | 33 | C | 2025-03 | null | 0 | 0 |
        """);
    lake.put(
        Warning.TABLE,
        """
        | warning_id: string | rule_id: string | level: string | province_code: string | industry_section: string | value: double | message_zh: string | message_en: string |
        | w1 | exits | red | 33 | C | 0.5 | 退出率偏高 | many exits |
        """);
  }

  private static void score(LocalDate day, String text) {
    Dataset<Row> rows =
        FilledRows.of(spark, EnterpriseScore.TABLE, text.formatted(day))
            .withColumn(
                "reasons",
                expr(
                    """
                    transform(filter(split(lines, ','), line -> line <> ''), (line, i) -> named_struct('rank', i + 1, 'indicator_id', split(line, '/')[0],
                      'dimension', split(line, '/')[1], 'points', cast(split(line, '/')[2] as int), 'value', try_cast(split(line, '/')[3] as double),
                      'is_missing', cast(null as boolean), 'reason_zh', split(line, '/')[4], 'reason_en', concat('en of ', split(line, '/')[0]),
                      'legal_basis', 'art. 1'))\
                    """))
            .withColumn(
                "dimensions",
                expr(
                    """
                    transform(array('public_credit', 'governance', 'capital', 'conduct', 'market'), name -> named_struct('dimension', name,
                      'points', if(name = 'conduct', score, 0), 'missing_points', if(name = 'conduct', missing_points, 0), 'max_points', 170))\
                    """))
            .withColumn(
                "reason_facts",
                expr(
                    """
                    transform(filter(split(lines, ','), line -> line <> ''), line -> transform(filter(split(coalesce(get(split(line, '/'), 5), ''), ';'), f -> f <> ''),
                      f -> named_struct('fact_date', try_cast(split(f, '=')[0] as date), 'record_id', replace(split(f, '=')[1], ':', '/'))))\
                    """));
    lake.put(EnterpriseScore.TABLE, rows);
  }

  private static Stream<DailyProduct> products() {
    return Products.ALL.stream();
  }

  private static PublishedDay day(DailyProduct product) {
    StageDeclaration declaration =
        StageDeclaration.daily("publish", "publish").readingRows(product.reads());
    StageContext context = lake.context(declaration, DAY);
    return new PublishedDay(context, OtherCard.withChampion(), Indicators.load(), Law.load());
  }

  private static List<String> contract(DailyProduct product) {
    return Stream.concat(
            Stream.of(
                "published.%s, %s"
                    .formatted(product.product().name(), product.product().sharing().chinese()),
                "key " + product.table().key()),
            product.table().fields().stream().map(ProductsTest::line))
        .toList();
  }

  private static String line(Field field) {
    return "%s %s%s"
        .formatted(
            field.name(),
            Schemas.type(field).catalogString(),
            field.isNullable() ? ", may be null" : "");
  }

  private static List<String> rows(DailyProduct product) {
    List<Column> columns =
        product.table().fields().stream()
            .map(Field::name)
            .filter(name -> !List.of("as_of", "known_at", "run_id").contains(name))
            .map(name -> col(name))
            .toList();
    return product
        .rows(day(product))
        .select(to_json(struct(columns.toArray(Column[]::new))))
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("products")
  void a_product_equals_its_golden_file(DailyProduct product) throws IOException {
    Path file = GOLDEN.resolve(product.product().name() + ".txt");
    String now =
        String.join("\n", contract(product))
            + "\n"
            + ROWS
            + "\n"
            + String.join("\n", rows(product))
            + "\n";
    if (GoldenFile.isUpdated() && Files.exists(file)) {
      List<String> before =
          Files.readAllLines(file).stream().takeWhile(line -> !line.equals(ROWS)).toList();
      assertThat(contract(product))
          .as(
              "published columns may only be added; delete %s by hand if one has to be removed",
              file)
          .containsAll(before);
    }
    GoldenFile.compare(file, now);
  }

  @ParameterizedTest
  @MethodSource("products")
  void a_product_has_the_expected_number_of_rows_and_passes_its_checks(DailyProduct product) {
    PublishedDay day = day(product);
    Dataset<Row> rows = product.rows(day);
    product.expectedRows(day).ifPresent(expected -> assertThat(rows.count()).isEqualTo(expected));
    product
        .checks(day)
        .forEach(
            check -> assertThat(rows.where(check.isBroken()).count()).as(check.name()).isZero());
  }

  @Test
  void a_score_other_than_the_sum_of_its_reasons_is_detected() {
    DailyProduct product = new RiskScoreProduct();
    Dataset<Row> wrong = product.rows(day(product)).withColumn("score", col("score").plus(1));
    assertThat(product.checks(day(product)))
        .anySatisfy(
            check -> {
              assertThat(check.name()).isEqualTo("unequal_sum");
              assertThat(wrong.where(check.isBroken()).count()).isEqualTo(2);
            });
  }

  @Test
  void every_product_has_a_unique_name() {
    assertThat(products().map(product -> product.product().name())).doesNotHaveDuplicates();
  }
}
