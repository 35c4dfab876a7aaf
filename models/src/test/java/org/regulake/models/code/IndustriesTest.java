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
    "A, A, '农、林、牧、渔业', SECTION",
    "01, A01, 农业, DIVISION",
    "A01, A01, 农业, DIVISION",
    "011, A011, 谷物种植, GROUP",
    "0111, A0111, 稻谷种植, CLASS",
    "A0111, A0111, 稻谷种植, CLASS",
    "' Ａ0111 ', A0111, 稻谷种植, CLASS"
  })
  void an_industry_is_found_with_or_without_its_letter(
      String text, String code, String name, Industries.Level level) {
    assertThat(industries.find(text)).contains(new Industries.Industry(code, name, level, "A"));
    assertThat(industries.section(text)).contains("A");
    assertThat(industries.name(text)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Z", "C0111", "00", "99999", "a0111", "农业", "A0", "N/A"})
  void a_text_outside_the_standard_has_no_industry(String text) {
    assertThat(industries.section(text)).isEmpty();
    assertThat(industries.name(text)).isEmpty();
    assertThat(industries.englishSectionName(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0111, FOUND, A0111",
    "A0111, FOUND, A0111",
    "a0111, FOUND, A0111",
    "Ａ０１１１, FOUND, A0111",
    "'0111\u00A0', FOUND, A0111",
    "0111.0, FOUND, A0111",
    "'''0111', FOUND, A0111",
    "0111 稻谷种植, FOUND, A0111",
    "0111稻谷种植, FOUND, A0111",
    "A, FOUND, A",
    "C 制造业, FOUND, C",
    "制造业, FOUND, C",
    "1, FOUND, A01",
    "190, FOUND, A0190",
    "220, FOUND, A0220",
    "190.0, FOUND, A0190",
    "131, AMBIGUOUS,",
    "6511, FOUND, I6511",
    "6510, UNKNOWN,",
    "651, FOUND, I651",
    "65, FOUND, I65",
    "111, AMBIGUOUS,",
    "111.0, AMBIGUOUS,",
    "B111, FOUND, B111",
    "99999, UNKNOWN,",
    "00, UNKNOWN,",
    "C0111, UNKNOWN,",
    "65.1, UNKNOWN,",
    "Z, UNKNOWN,",
    "稻谷, UNKNOWN,",
    "A类, UNKNOWN,",
    "N/A, NOT_STATED,",
    "'', NOT_STATED,"
  })
  void a_cell_is_an_industry_an_ambiguous_code_or_none(
      String text, Industries.State state, String code) {
    Industries.Statement read = industries.read(text);
    assertThat(read.state()).isEqualTo(state);
    assertThat(read.industry() == null ? null : read.industry().code()).isEqualTo(code);
  }

  @Test
  void three_digits_are_ambiguous_when_a_leading_zero_makes_another_code() {
    int ambiguous = 0;
    for (int number = 0; number < 1000; number++) {
      String code = "%03d".formatted(number);
      boolean isGroup = industries.find(code).isPresent();
      boolean isClass = industries.find("0" + code).isPresent();
      Industries.State expected =
          isGroup && isClass
              ? Industries.State.AMBIGUOUS
              : isGroup || isClass ? Industries.State.FOUND : Industries.State.UNKNOWN;
      assertThat(industries.read(code).state()).as(code).isEqualTo(expected);
      assertThat(industries.hasLostZero(code)).isEqualTo(isClass && !isGroup);
      ambiguous += isGroup && isClass ? 1 : 0;
    }
    assertThat(ambiguous).as("of the 97 classes that begin with 0").isEqualTo(64);
  }

  @Test
  void the_twenty_sections_have_english_names() {
    assertThat(industries.sections())
        .extracting(Industries.Section::letter)
        .containsExactly("ABCDEFGHIJKLMNOPQRST".split(""));
    assertThat(industries.sections())
        .allSatisfy(section -> assertThat(section.englishName()).isNotBlank());
    assertThat(industries.englishSectionName("6621")).contains("Finance");
  }

  @Test
  void every_code_of_the_standard_keeps_its_name_and_its_parents_section() {
    for (List<String> row : SharedData.rows("codes/gbt4754_2017.csv")) {
      assertThat(industries.name(row.get(0))).contains(row.get(1));
      assertThat(industries.find(row.get(0)).orElseThrow().level().ordinal() + 1)
          .isEqualTo(Integer.parseInt(row.get(2)));
      if (!row.get(3).isEmpty()) {
        assertThat(industries.section(row.get(0).substring(1)))
            .isEqualTo(industries.section(row.get(3)));
      }
    }
  }
}
