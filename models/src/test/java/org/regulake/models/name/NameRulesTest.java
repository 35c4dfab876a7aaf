package org.regulake.models.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.models.rule.RuleFiles;

class NameRulesTest {

  private static NameFile read(String yaml) {
    return RuleFiles.read(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "names", NameFile.class);
  }

  private static NameFile form(String id, String rest) {
    return read(
        """
        label: {zh: 试, en: test}
        basis: test
        forms:
          - {id: %s, label: {zh: 试, en: test}, basis: test, kind: company, %s}
        """
            .formatted(id, rest));
  }

  @Test
  void every_reason_has_words_and_a_verdict() {
    NameRules rules = NameRules.standard();
    for (NameReason reason : NameReason.values()) {
      assertThat(rules.label(reason).zh()).isNotBlank();
      assertThat(rules.verdict(reason)).isNotNull();
    }
    assertThat(Arrays.stream(NameReason.values()).map(rules::verdict))
        .containsOnly(NameVerdict.values());
  }

  @Test
  void no_word_of_a_trade_is_listed_twice() {
    Set<String> seen = new HashSet<>();
    for (String file : RuleFiles.names(NameRules.FOLDER)) {
      RuleFiles.read(file, NameFile.class).trades().stream()
          .flatMap(group -> group.words().stream())
          .forEach(word -> assertThat(seen.add(word)).as(word).isTrue());
    }
    assertThat(seen).hasSizeGreaterThan(500);
  }

  @Test
  void a_form_that_becomes_an_unknown_one_is_refused_with_the_nearest_name() {
    assertThatThrownBy(
            () ->
                NameRules.of(
                    List.of(
                        form("limited_company", "endings: [有限公司], becomes: [limited_compani]"))))
        .hasMessageContaining("becomes 'limited_compani' is not known; nearest: 'limited_company'");
  }

  @Test
  void an_ending_of_two_forms_is_refused() {
    assertThatThrownBy(
            () ->
                NameRules.of(List.of(form("one", "endings: [公司]"), form("other", "endings: [公司]"))))
        .hasMessageContaining("legal form 'other' has the ending '公司' of another one");
  }

  @ParameterizedTest
  @CsvSource({"華夥後髙, 华伙后高", "Ａb〔１〕, AB(1)", "“沐·砺”。, 沐砺", "乾昇, 乾昇", "\uD842\uDFB7沐, \uD842\uDFB7沐"})
  void a_text_is_compared_in_simplified_characters_without_marks(String text, String key) {
    assertThat(NameText.key(text)).isEqualTo(key);
  }

  @Test
  void the_form_in_which_texts_are_compared_is_its_own_form() {
    for (char c = 0x3400; c < 0xA000; c++) {
      String key = NameText.key(String.valueOf(c));
      assertThat(NameText.key(key)).isEqualTo(key);
      String loose = NameText.loose(key);
      assertThat(NameText.loose(NameText.key(loose))).as(key).isEqualTo(loose);
    }
  }

  @ParameterizedTest
  @CsvSource({"第1, 第一", "第10, 第十", "第12, 第十二", "第20, 第二十", "第101, 第一〇一", "58, 五八", "零, 〇", "壹, 壹"})
  void digits_of_a_brand_are_numerals(String words, String brand) {
    assertThat(NameText.brand(words)).isEqualTo(brand);
  }
}
