package org.regulake.models.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotStatedTest {

  @ParameterizedTest
  @ValueSource(strings = {"Null", "Na", "None", "Nil", "Nan", "Nat", " Null ", "Ｎｕｌｌ"})
  void words_that_are_also_names_are_names_in_the_spelling_of_names(String text) {
    assertThat(NotStated.is(text)).isTrue();
    assertThat(NotStated.isForName(text)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "", " ", "\u00A0", "-", "--", "——", "N/A", "#N/A", "n.a.", "(null)", "\\N", "NULL", "null",
        "NA", "none", "nan", "NaT", "无", "空", "未知", "不详", "/", "*", "?"
      })
  void a_word_that_is_no_name_states_no_name(String text) {
    assertThat(NotStated.is(text)).isTrue();
    assertThat(NotStated.isForName(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"王无", "甲公司", "Nullis", "空港物流有限公司"})
  void other_text_is_stated(String text) {
    assertThat(NotStated.is(text)).isFalse();
    assertThat(NotStated.isForName(text)).isFalse();
  }
}
