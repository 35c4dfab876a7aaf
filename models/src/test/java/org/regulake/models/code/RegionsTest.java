package org.regulake.models.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.code.Regions.Match;
import org.regulake.models.code.Regions.Region;
import org.regulake.models.testing.SharedData;

class RegionsTest {

  private final Regions regions = Regions.standard();

  @ParameterizedTest
  @CsvSource({
    "640424, EXACT, 640424, 泾源县, COUNTY, 宁夏回族自治区",
    "640400, EXACT, 640400, 固原市, PREFECTURE, 宁夏回族自治区",
    "640000, EXACT, 640000, 宁夏回族自治区, PROVINCE, 宁夏回族自治区",
    "640421, HISTORICAL, 640421, 海原县, COUNTY, 宁夏回族自治区",
    "350202, HISTORICAL, 350202, 鼓浪屿区, COUNTY, 福建省",
    "640403, PREFECTURE, 640400, 固原市, PREFECTURE, 宁夏回族自治区",
    "641100, PROVINCE, 640000, 宁夏回族自治区, PROVINCE, 宁夏回族自治区",
    "641201, PROVINCE, 640000, 宁夏回族自治区, PROVINCE, 宁夏回族自治区"
  })
  void a_code_is_found_or_placed_by_its_nearest_ancestor(
      String code,
      Match match,
      String found,
      String name,
      Regions.Level level,
      String provinceName) {
    Regions.Finding finding = regions.find(code);
    assertThat(finding.match()).isEqualTo(match);
    assertThat(finding.region().code()).isEqualTo(found);
    assertThat(finding.region().name()).isEqualTo(name);
    assertThat(finding.region().level()).isEqualTo(level);
    assertThat(finding.region().provinceName()).isEqualTo(provinceName);
  }

  @ParameterizedTest
  @ValueSource(strings = {"100000", "990000", "000000", "64042", "6404240", "64042A", "６４０４２４", ""})
  void what_is_in_no_province_is_unknown(String code) {
    assertThat(regions.find(code)).isEqualTo(new Regions.Finding(Match.UNKNOWN, null));
    assertThat(regions.fullName(code)).isEmpty();
    assertThat(regions.province(code)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "370116, 莱芜区, 山东省济南市莱芜区", "330113, 临平区, 浙江省杭州市临平区", "330114, 钱塘区, 浙江省杭州市钱塘区",
        "630106, 湟中区, 青海省西宁市湟中区",
    "440309, 龙华区, 广东省深圳市龙华区", "130502, 襄都区, 河北省邢台市襄都区", "540602, 色尼区, 西藏自治区那曲市色尼区",
        "540600, 那曲市, 西藏自治区那曲市",
    "130181, 辛集市, 河北省石家庄市辛集市", "659012, 白杨市, 新疆维吾尔自治区白杨市"
  })
  void a_division_after_the_last_revision_is_known_from_packages(
      String code, String name, String fullName) {
    assertThat(regions.find(code).match()).isEqualTo(Match.PACKAGE);
    assertThat(regions.find(code).region().name()).isEqualTo(name);
    assertThat(regions.fullName(code)).contains(fullName);
  }

  @Test
  void a_code_with_a_new_holder_keeps_the_old_one_for_the_time_before() {
    assertThat(regions.at("130502", 201607)).map(Region::name).contains("桥东区");
    assertThat(regions.at("130502", 202606)).map(Region::name).contains("襄都区");
    assertThat(regions.at("330113", 201607)).isEmpty();
    assertThat(regions.at("330113", 202606)).map(Region::name).contains("临平区");
  }

  @ParameterizedTest
  @CsvSource({
    "640104, 640104, EXACT",
    "640104000000, 640104, EXACT",
    "640104001, 640104, EXACT",
    "640104001001000, 640104, EXACT",
    "640104.0, 640104, EXACT",
    "640104.00, 640104, EXACT",
    "640104000000.0, 640104, EXACT",
    "'''640104', 640104, EXACT",
    "' 640104\u00A0', 640104, EXACT",
    "６４０１０４, 640104, EXACT",
    "64, 640000, EXACT",
    "6401, 640100, EXACT",
    "370116001, 370116, PACKAGE",
    "640421000000, 640421, HISTORICAL",
    "640403001, 640400, PREFECTURE",
    "641201001, 640000, PROVINCE"
  })
  void the_first_six_digits_of_a_stated_code_are_the_division(
      String text, String found, Match match) {
    Regions.Finding finding = regions.find(Regions.sixDigitsOf(text));
    assertThat(finding.match()).isEqualTo(match);
    assertThat(finding.region().code()).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "6",
        "640",
        "64010",
        "6401040",
        "64010400",
        "6401040000",
        "64010400000000",
        "640104.5",
        "640104A",
        "990101",
        "银川",
        "N/A",
        "-640104"
      })
  void another_text_states_no_division(String text) {
    assertThat(regions.find(Regions.sixDigitsOf(text)))
        .isEqualTo(new Regions.Finding(Match.UNKNOWN, null));
  }

  @ParameterizedTest
  @CsvSource({
    "青海省, 西宁市, 630100",
    ", 西宁市, 630100",
    ", 西宁, 630100",
    "青海, 西宁, 630100",
    "青海省, 海西, 632800",
    "青海省, 海西州, 632800",
    "青海省, 果洛藏族自治州, 632600",
    ", 宁夏回族自治区银川市, 640100",
    ", 银川市金凤区, 640106",
    "宁夏, 金凤区, 640106",
    ", 宁夏回族自治区银川市金凤区, 640106",
    "浙江省, 临平区, 330113",
    "吉林省, 吉林市, 220200",
    "海南省, 海口, 460100",
    "北京市, 朝阳区, 110105",
    "青海省, ' 西 宁 市 ', 630100",
    ", 仙桃市, 429004"
  })
  void a_place_is_found_by_its_name(String province, String place, String code) {
    assertThat(regions.findPlaceByName(province, place)).map(Region::code).contains(code);
  }

  @ParameterizedTest
  @CsvSource({
    ", 鼓楼区",
    ", 朝阳区",
    ", 市辖区",
    "宁夏, 西宁市",
    ", ''",
    "青海省,",
    ", 市",
    ", Nowhere",
    ", 城区",
    "江苏省, 鼓楼区",
    "青海省, 海",
    "青海省, 青海省"
  })
  void a_name_of_no_place_or_of_several_places_nothing(String province, String place) {
    assertThat(regions.findPlaceByName(province, place)).isEmpty();
  }

  @Test
  void every_prefecture_is_found_by_the_name_of_its_last_revision() {
    int found = 0;
    for (List<String> row : SharedData.rows("codes/gbt2260_revisions.csv.gz")) {
      String name = row.get(2);
      boolean isPlace = name.matches("..+(市|州|地区|盟)");
      if (row.get(0).equals("201607") && row.get(1).matches("\\d\\d(?!00)\\d\\d00") && isPlace) {
        String province = regions.province(row.get(1)).orElseThrow().name();
        assertThat(regions.findPlaceByName(province, name))
            .map(Region::code)
            .as(row.toString())
            .contains(row.get(1));
        found++;
      }
    }
    assertThat(found).isGreaterThan(320);
  }

  @Test
  void a_code_that_went_to_another_place_is_answered_by_time() {
    assertThat(regions.find("469025").region().name()).isEqualTo("白沙黎族自治县");
    assertThat(regions.at("469025", 200612)).map(Region::name).contains("定安县");
    assertThat(regions.at("469025", 200711)).map(Region::name).contains("定安县");
    assertThat(regions.at("469025", 200712)).map(Region::name).contains("白沙黎族自治县");
    assertThat(regions.at("469025", 199001)).map(Region::name).contains("定安县");
    assertThat(regions.at("469025", 202601)).map(Region::name).contains("白沙黎族自治县");
    assertThat(regions.history("469025"))
        .extracting(Region::firstRevision, Region::lastRevision)
        .containsExactly(Tuple.tuple(200212, 200612), Tuple.tuple(200712, 201607));
    assertThat(regions.at("640421", 201607)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "640424, 宁夏回族自治区固原市泾源县",
    "640421, 宁夏回族自治区固原市海原县",
    "110101, 北京市东城区",
    "429004, 湖北省仙桃市",
    "640000, 宁夏回族自治区",
    "640400, 宁夏回族自治区固原市",
    "632600, 青海省果洛藏族自治州"
  })
  void a_full_name_has_its_parents_in_front_and_no_groupings(String code, String name) {
    assertThat(regions.fullName(code)).contains(name);
  }

  @Test
  void parents_are_named_as_they_were_when_the_code_existed() {
    // 海东地区 (6321) became the city 海东市 (6302) in 2013, and its counties with it; 思茅市 was renamed 普洱市
    // in 2007.
    assertThat(regions.fullName("630202")).contains("青海省海东市乐都区");
    assertThat(regions.find("632100").match()).isEqualTo(Match.HISTORICAL);
    assertThat(regions.history("530800"))
        .extracting(Region::name)
        .containsSubsequence("思茅市", "普洱市");
    assertThat(regions.at("632100", 201210)).map(Region::name).contains("海东地区");
    assertThat(regions.fullName("632121")).contains("青海省海东地区平安县");
  }

  @ParameterizedTest
  @CsvSource({
    "宁夏, 640000",
    "宁夏回族自治区, 640000",
    "' 宁夏自治区 ', 640000",
    "北京, 110000",
    "北京市, 110000",
    "内蒙, 150000",
    "内蒙古, 150000",
    "新疆, 650000",
    "香港, 810000",
    "陕西, 610000",
    "山西省, 140000",
    "Ningxia, 640000",
    "inner mongolia, 150000",
    "SHAANXI PROVINCE, 610000",
    "Macau, 820000",
    "黑龙江省, 230000"
  })
  void a_province_is_found_by_any_of_its_names(String name, String code) {
    assertThat(regions.findProvinceByName(name)).map(Regions.Province::code).contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "省", "固原", "宁", "Nowhere", "市"})
  void another_name_is_no_province(String name) {
    assertThat(regions.findProvinceByName(name)).isEmpty();
  }

  @Test
  void there_are_34_provinces_with_english_names_and_all_divisions_belong_to_one() {
    assertThat(regions.provinces())
        .hasSize(34)
        .allSatisfy(province -> assertThat(province.englishName()).matches("[A-Z][A-Za-z ]+"));
    assertThat(regions.province("640424")).map(Regions.Province::englishName).contains("Ningxia");
  }

  @Test
  void the_compact_table_says_the_same_as_the_nineteen_revisions() {
    List<List<String>> rows = SharedData.rows("codes/gbt2260_revisions.csv.gz");
    Map<String, Integer> latest = new HashMap<>();
    for (List<String> row : rows) {
      assertThat(regions.at(row.get(1), Integer.parseInt(row.get(0))))
          .map(Region::name)
          .as(row.toString())
          .contains(row.get(2));
      latest.merge(row.get(1), Integer.valueOf(row.get(0)), Math::max);
    }
    long intervals =
        latest.keySet().stream()
            .flatMap(code -> regions.history(code).stream())
            .filter(region -> region.lastRevision() <= 201607)
            .count();
    assertThat(intervals).isEqualTo(3961);
    latest.keySet().removeIf(code -> regions.find(code).match() == Match.PACKAGE);
    latest.forEach(
        (code, revision) ->
            assertThat(regions.find(code).match())
                .isEqualTo(revision == 201607 ? Match.EXACT : Match.HISTORICAL));
  }

  @Test
  void the_real_register_is_placed_without_an_unknown_code() {
    Map<Match, Integer> counts = new EnumMap<>(Match.class);
    for (List<String> row : SharedData.register()) {
      counts.merge(regions.find(row.get(1).substring(2, 8)).match(), 1, Integer::sum);
    }
    // 78.49 % in the latest revision, 9.90 % in an earlier one, 11.61 % only by an ancestor.
    assertThat(counts)
        .isEqualTo(
            Map.of(
                Match.EXACT,
                78_206,
                Match.HISTORICAL,
                9_863,
                Match.PREFECTURE,
                5_931,
                Match.PROVINCE,
                5_634));
  }

  @Test
  void every_name_that_a_division_has_had_is_listed_and_no_grouping_is() {
    assertThat(regions.all())
        .extracting(Region::code, Region::name)
        .contains(
            Tuple.tuple("420600", "襄樊市"),
            Tuple.tuple("420600", "襄阳市"),
            Tuple.tuple("330111", "富阳区"))
        .doesNotContain(Tuple.tuple("110100", "市辖区"));
    assertThat(regions.all()).extracting(Region::code).isSorted();
  }
}
