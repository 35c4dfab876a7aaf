package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.PersonName;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.StagesOnLake;

/**
 * Deliveries in spellings that only their description, or a whole column, explains: their rows in
 * bronze.
 */
@ExtendWith(SparkExtension.class)
class DescribedDeliveriesTest {

  private static final String SHARES = "enterprise_code,holder_name,holder_kind,share_ratio";
  private static final String REGISTER =
      "credit_code,enterprise_name,registered_capital,industry_code,status";

  private static Lakehouse lake;
  private static Map<String, Refusal> refusals;

  @BeforeAll
  static void collect(SparkSession spark, @TempDir Path folder) {
    LandingFolder landing = new LandingFolder(folder.resolve("landing"));
    landing.put(
        "shareholding/2025-01-01-percent/a.csv",
        SHARES,
        "C1,甲,自然人,60",
        "C1,乙,自然人,39",
        "C1,丙,自然人,1");
    landing.put(
        "shareholding/2025-01-01-percent/b.csv",
        SHARES,
        "C2,甲,自然人,0.6",
        "C2,乙,自然人,0.4",
        "C3,丙,自然人,1");
    landing.put("shareholding/2025-01-02-said/a.csv", SHARES, "C4,甲,自然人,1", "C4,乙,自然人,0.5");
    landing.put("shareholding/2025-01-02-said/delivery.yml", "units: {share_ratio: '%'}");
    landing.put(
        "registration/2025-01-01-zeros/a.csv",
        REGISTER,
        "A,甲,,111,存续",
        "B,乙,,190,存续",
        "C,丙,,6511,存续");
    landing.put(
        "registration/2025-01-02-foreign/a.jsonl",
        "{\"credit_code\":\"600000.SH\",\"enterprise_name\":\"甲\",\"registered_capital\":10000000.0,\"industry_code\":\"NDA\",\"status\":\"ATIVO\"}",
        "{\"credit_code\":\"1.SZ\",\"enterprise_name\":\"乙\",\"registered_capital\":9999999.5,\"industry_code\":\"0111\",\"status\":\"存续\"}");
    landing.put(
        "registration/2025-01-02-foreign/delivery.yml",
        "units: {registered_capital: 元}",
        "words: {status: {ativo: active}}",
        "codes: {strip_suffix: [.SH, .SZ], pad: 6}",
        "not_stated: [NDA]");
    landing.put("registration/2025-01-03-unit/a.csv", REGISTER, "D,丁,100,0111,存续");
    landing.put("registration/2025-01-03-unit/delivery.yml", "units: {registered_captal: 元}");
    landing.put("registration/2025-01-03-pattern/a.csv", REGISTER, "D,丁,100,0111,存续");
    landing.put("registration/2025-01-03-pattern/delivery.yml", "dates: [dd/mm/yyyy]");
    landing.put("registration/2025-01-03-slip/a.csv", REGISTER, "D,丁,100,0111,存续");
    landing.put("registration/2025-01-03-slip/delivery.yml", "ignore: [registered_captal]");
    landing.put(
        "registration/2025-01-04-ignored/a.csv", REGISTER + ",remark", "E,戊公司,100,0111,存续,x");
    landing.put("registration/2025-01-04-ignored/delivery.yml", "ignore: [remark, another]");
    landing.put(
        "officer/2025-01-05-joined/a.csv",
        "enterprise_code,姓,名,position",
        "91110105MA01C0QX2U, 张 ,三,董事",
        "91110105MA01C0QX2U,李,,监事",
        "91110105MA01C0QX2U,NA,四,监事");
    landing.put(
        "officer/2025-01-05-joined/b.jsonl",
        "{\"enterprise_code\":\"91110105MA01C0QX2U\",\"名\":\"五\",\"姓\":\"王\",\"position\":\"董事\"}",
        "{\"enterprise_code\":\"91110105MA01C0QX2U\",\"姓\":\"王\",\"position\":\"监事\"}");
    landing.put(
        "officer/2025-01-05-joined/delivery.yml",
        "join: {person_name: [姓, 名]}",
        "not_stated: [NA]");
    landing.put(
        "registration/2025-01-05-place/a.csv",
        "credit_code,enterprise_name,province,市,街道,status",
        "F,己公司,浙江省,杭州市,一路1号,存续",
        "G,庚公司,浙江省,,二路2号,存续",
        "H,辛公司,,,,存续");
    landing.put(
        "registration/2025-01-05-place/delivery.yml",
        "join: {address: {of: [province, 市, 街道], with: ' '}}");
    landing.put(
        "penalty/2025-01-05-number/a.csv",
        "年份,序号,authority,enterprise_code,decision_date,penalty_type",
        "2025,17,某局,91110105MA01C0QX2U,2025-01-05,警告",
        "2025,,某局,91110105MA01C0QX2U,2025-01-05,警告");
    landing.put(
        "penalty/2025-01-05-number/delivery.yml", "join: {decision_id: {of: [年份, 序号], with: '-'}}");
    landing.put(
        "officer/2025-01-06-absent/a.csv",
        "enterprise_code,姓氏,名,position",
        "91110105MA01C0QX2U,张,三,董事");
    landing.put(
        "officer/2025-01-06-absent/delivery.yml", "join: {person_name: [姓, 名]}", "ignore: [姓氏]");
    landing.put(
        "officer/2025-01-06-absent-key/a.jsonl",
        "{\"enterprise_code\":\"91110105MA01C0QX2U\",\"姓\":\"王\",\"position\":\"董事\"}");
    landing.put("officer/2025-01-06-absent-key/delivery.yml", "join: {person_name: [姓, 名]}");
    landing.put(
        "officer/2025-01-06-itself/a.csv",
        "enterprise_code,姓,名,姓名,position",
        "91110105MA01C0QX2U,张,三,张三,董事");
    landing.put("officer/2025-01-06-itself/delivery.yml", "join: {person_name: [姓, 名]}");
    landing.put(
        "officer/2025-01-06-itself-key/a.jsonl",
        "{\"enterprise_code\":\"91110105MA01C0QX2U\",\"姓\":\"王\",\"名\":\"五\",\"person_name\":\"王五\",\"position\":\"董事\"}");
    landing.put("officer/2025-01-06-itself-key/delivery.yml", "join: {person_name: [姓, 名]}");
    landing.put(
        "registration/2025-01-06-own/a.csv",
        "credit_code,enterprise_name,省,住所,status",
        "I,壬公司,浙江省,三路3号,存续");
    landing.put("registration/2025-01-06-own/delivery.yml", "join: {address: [省, 住所]}");
    lake = new Lakehouse(spark, LakehouseConfig.in(folder.resolve("lake").toString()));
    Collector collector =
        new Collector(
            StagesOnLake.context(lake, Collection.DECLARATION),
            landing.location(),
            PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test"),
            LandingFolder.NOW);
    refusals =
        collector.collect(collector.scan(), false).refusals().stream()
            .collect(
                Collectors.toMap(
                    refusal -> refusal.deliveryId().replaceAll("/$", ""),
                    Function.identity(),
                    (first, second) -> first));
  }

  private static List<String> landed(String sourceName, String delivery, String expression) {
    Source source = Sources.named(sourceName).orElseThrow();
    return lake
        .read(source.bronze())
        .where("delivery_id = '%s/%s'".formatted(sourceName, delivery))
        .orderBy("file_name", "line_number")
        .selectExpr(expression + " AS cell")
        .collectAsList()
        .stream()
        .map(row -> row.<String>getAs("cell"))
        .toList();
  }

  private static String detail(String delivery, String file) {
    Row entry =
        lake.read(DeliveredFile.TABLE)
            .where("delivery_id = '%s' AND file_name = '%s'".formatted(delivery, file))
            .collectAsList()
            .get(0);
    assertThat(entry.<String>getAs("state")).isEqualTo("collected");
    return entry.getAs("detail");
  }

  @Test
  void a_name_joined_from_two_columns_is_a_persons_name_but_half_a_name_is_not() {
    List<String> ids = landed("officer", "2025-01-05-joined", "person_name");
    assertThat(ids).hasSize(5);
    assertThat(ids.get(0)).isNotNull();
    assertThat(ids.get(3)).isNotNull();
    assertThat(ids.subList(1, 3)).containsOnlyNulls();
    assertThat(ids.get(4)).isNull();
    assertThat(
            lake.read(PersonName.TABLE)
                .where("delivery_id = 'officer/2025-01-05-joined'")
                .collectAsList())
        .extracting(row -> row.<String>getAs("name_id") + row.<String>getAs("person_name"))
        .containsExactlyInAnyOrder(ids.get(0) + "张三", ids.get(3) + "王五");
  }

  @Test
  void a_place_is_joined_from_its_stated_parts_which_keep_their_own_meaning() {
    assertThat(
            landed(
                "registration",
                "2025-01-05-place",
                "concat_ws('|', coalesce(address, 'null'), coalesce(nullif(province, ''),"
                    + " 'null'))"))
        .containsExactly("浙江省 杭州市 一路1号|浙江省", "浙江省 二路2号|浙江省", "null|null");
    assertThat(landed("registration", "2025-01-06-own", "address"))
        .as("the column's own header may be a part")
        .containsExactly("浙江省三路3号");
  }

  @Test
  void half_a_number_of_a_decision_is_empty_because_it_would_be_a_different_one() {
    assertThat(landed("penalty", "2025-01-05-number", "decision_id"))
        .containsExactly("2025-17", null);
  }

  @Test
  void a_join_of_missing_columns_or_of_a_column_stated_by_itself_is_refused_by_name() {
    assertThat(refusals.get("officer/2025-01-06-absent").detail())
        .contains("lacks '姓'", "person_name");
    assertThat(refusals.get("officer/2025-01-06-absent-key").detail())
        .contains("lacks '名'", "person_name");
    assertThat(refusals.get("officer/2025-01-06-itself").detail())
        .contains("'姓名' stands for column 'person_name' by itself", "[姓, 名]", "ignore");
    assertThat(refusals.get("officer/2025-01-06-itself-key").detail())
        .contains("'person_name' stands for column 'person_name' by itself");
  }

  @Test
  void the_unit_of_ratios_is_detected_per_file_and_recorded_in_the_ledger() {
    assertThat(landed("shareholding", "2025-01-01-percent", "share_ratio"))
        .containsExactly("60%", "39%", "1%", "0.6", "0.4", "1");
    assertThat(detail("shareholding/2025-01-01-percent", "a.csv"))
        .contains("share_ratio", "per cent", "2 bare numbers are above 1");
    assertThat(detail("shareholding/2025-01-01-percent", "b.csv")).isNull();
    assertThat(landed("shareholding", "2025-01-02-said", "share_ratio"))
        .containsExactly("1%", "0.5%");
  }

  @Test
  void lost_zeros_of_a_column_are_restored() {
    assertThat(landed("registration", "2025-01-01-zeros", "industry_code"))
        .containsExactly("0111", "190", "6511");
    assertThat(detail("registration/2025-01-01-zeros", "a.csv"))
        .contains("industry_code", "leading zeros");
  }

  @Test
  void words_codes_units_and_empty_values_are_rewritten_as_described() {
    assertThat(
            landed(
                "registration",
                "2025-01-02-foreign",
                "concat_ws('|', credit_code, status, coalesce(industry_code, 'null'),"
                    + " cast(regexp_replace(registered_capital, '元', '') AS decimal(20,2)),"
                    + " right(registered_capital, 1))"))
        .containsExactly("600000|active|null|10000000.00|元", "000001|存续|0111|9999999.50|元");
  }

  @Test
  void an_unknown_name_in_a_description_refuses_its_delivery_with_the_nearest_name() {
    assertThat(refusals.get("registration/2025-01-03-unit").detail())
        .contains("'registered_captal'", "units", "nearest: 'registered_capital'");
    assertThat(refusals.get("registration/2025-01-03-pattern").detail())
        .contains("'dd/mm/yyyy'", "dd/MM/yyyy");
    assertThat(refusals.get("registration/2025-01-03-slip").detail())
        .contains("'registered_captal'", "nearest: 'registered_capital'");
    assertThat(refusals.get("registration/2025-01-03-slip").reason())
        .isEqualTo(Reason.HEADER_UNKNOWN);
    assertThat(landed("registration", "2025-01-04-ignored", "enterprise_name"))
        .containsExactly("戊公司");
  }
}
