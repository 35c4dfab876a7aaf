package org.regulake.models.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.testing.SharedData;

class IndustriesTest {

  private final Industries industries = Industries.standard();

  @ParameterizedTest
  @CsvSource({
    "A, A, '农、林、牧、渔业', SECTION", "01, A01, 农业, DIVISION", "A01, A01, 农业, DIVISION", "011, A011, 谷物种植, GROUP", "0111, A0111, 稻谷种植, CLASS",
    "A0111, A0111, 稻谷种植, CLASS", "' Ａ0111 ', A0111, 稻谷种植, CLASS"
  })
  void an_industry_is_found_with_or_without_its_letter(String text, String code, String name, Industries.Level level) {
    assertThat(industries.find(text)).contains(new Industries.Industry(code, name, level, "A"));
    assertThat(industries.section(text)).contains("A");
    assertThat(industries.name(text)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Z", "C0111", "00", "99999", "a0111", "农业", "A0", "N/A"})
  void what_the_standard_does_not_have_is_empty(String text) {
    assertThat(industries.section(text)).isEmpty();
    assertThat(industries.name(text)).isEmpty();
    assertThat(industries.englishSectionName(text)).isEmpty();
  }

  @Test
  void the_twenty_sections_have_english_names() {
    assertThat(industries.sections()).extracting(Industries.Section::letter).containsExactly("ABCDEFGHIJKLMNOPQRST".split(""));
    assertThat(industries.sections()).allSatisfy(section -> assertThat(section.englishName()).isNotBlank());
    assertThat(industries.englishSectionName("6621")).contains("Finance");
  }

  @Test
  void every_code_of_the_standard_keeps_its_name_and_its_parents_section() {
    for (List<String> row : SharedData.rows("codes/gbt4754_2017.csv")) {
      assertThat(industries.name(row.get(0))).contains(row.get(1));
      assertThat(industries.find(row.get(0)).orElseThrow().level().ordinal() + 1).isEqualTo(Integer.parseInt(row.get(2)));
      if (!row.get(3).isEmpty()) {
        assertThat(industries.section(row.get(0).substring(1))).isEqualTo(industries.section(row.get(3)));
      }
    }
  }
}
