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
      String code, Match match, String found, String name, Regions.Level level, String provinceName) {
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

  @Test
  void a_code_that_went_to_another_place_is_answered_by_time() {
    assertThat(regions.find("469025").region().name()).isEqualTo("白沙黎族自治县");
    assertThat(regions.at("469025", 200612)).map(Region::name).contains("定安县");
    assertThat(regions.at("469025", 200711)).map(Region::name).contains("定安县");
    assertThat(regions.at("469025", 200712)).map(Region::name).contains("白沙黎族自治县");
    assertThat(regions.at("469025", 199001)).map(Region::name).contains("定安县");
    assertThat(regions.at("469025", 202601)).map(Region::name).contains("白沙黎族自治县");
    assertThat(regions.history("469025")).extracting(Region::firstRevision, Region::lastRevision)
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
    // 海东地区 (6321) became the city 海东市 (6302) in 2013, and its counties with it; 思茅市 was renamed 普洱市 in 2007.
    assertThat(regions.fullName("630202")).contains("青海省海东市乐都区");
    assertThat(regions.find("632100").match()).isEqualTo(Match.HISTORICAL);
    assertThat(regions.history("530800")).extracting(Region::name).containsSubsequence("思茅市", "普洱市");
    assertThat(regions.at("632100", 201210)).map(Region::name).contains("海东地区");
    assertThat(regions.fullName("632121")).contains("青海省海东地区平安县");
  }

  @ParameterizedTest
  @CsvSource({
    "宁夏, 640000", "宁夏回族自治区, 640000", "' 宁夏自治区 ', 640000", "北京, 110000", "北京市, 110000", "内蒙, 150000", "内蒙古, 150000", "新疆, 650000",
    "香港, 810000",
    "陕西, 610000", "山西省, 140000", "Ningxia, 640000", "inner mongolia, 150000", "SHAANXI PROVINCE, 610000", "Macau, 820000", "黑龙江省, 230000"
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
    assertThat(regions.provinces()).hasSize(34).allSatisfy(province -> assertThat(province.englishName()).matches("[A-Z][A-Za-z ]+"));
    assertThat(regions.province("640424")).map(Regions.Province::englishName).contains("Ningxia");
  }

  @Test
  void the_compact_table_says_the_same_as_the_nineteen_revisions() {
    List<List<String>> rows = SharedData.rows("codes/gbt2260_revisions.csv.gz");
    Map<String, Integer> latest = new HashMap<>();
    for (List<String> row : rows) {
      assertThat(regions.at(row.get(1), Integer.parseInt(row.get(0)))).map(Region::name).as(row.toString()).contains(row.get(2));
      latest.merge(row.get(1), Integer.valueOf(row.get(0)), Math::max);
    }
    latest.forEach(
        (code, revision) -> assertThat(regions.find(code).match()).isEqualTo(revision == 201607 ? Match.EXACT : Match.HISTORICAL));
    long intervals = latest.keySet().stream().mapToLong(code -> regions.history(code).size()).sum();
    assertThat(intervals).isEqualTo(3961);
  }

  @Test
  void the_real_register_is_placed_without_an_unknown_code() {
    Map<Match, Integer> counts = new EnumMap<>(Match.class);
    for (List<String> row : SharedData.register()) {
      counts.merge(regions.find(row.get(1).substring(2, 8)).match(), 1, Integer::sum);
    }
    // 78.49 % in the latest revision, 9.90 % in an earlier one, 11.61 % only by an ancestor.
    assertThat(counts).isEqualTo(Map.of(Match.EXACT, 78_206, Match.HISTORICAL, 9_863, Match.PREFECTURE, 5_931, Match.PROVINCE, 5_634));
  }
}
