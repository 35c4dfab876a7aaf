package org.regulake.models.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ", "\t", "\r\n", "\u00A0", "\u3000", "\u200B", "\u200D", "\uFEFF", "\u2060", "\u202F",
        "\u205F", "\u2028", "\u00AD", "\u180E", "\u200E", "\u202E", "\u2066", "\u0085", "\u3164",
        "\uFE0F", "\u0000"
      })
  void blanks_of_every_kind_around_a_text_are_trimmed_and_removed_from_its_key(String blank) {
    assertThat(Folding.fold(blank + "甲 A" + blank + blank)).isEqualTo("甲 A");
    assertThat(Folding.key(blank + "甲" + blank + "A" + blank)).isEqualTo("甲A");
    assertThat(Folding.fold(blank)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "京〔2024〕5号, 京(2024)5号",
    "京[2024]5号, 京(2024)5号",
    "京（２０２４）５号, 京(2024)5号",
    "京【2024】5号, 京(2024)5号",
    "京「2024」5号, 京(2024)5号",
    "京『2024』5号, 京(2024)5号",
    "京〈2024〉5号, 京(2024)5号",
    "京《2024》5号, 京(2024)5号",
    "京｛2024｝5号, 京(2024)5号",
    "京{2024}5号, 京(2024)5号",
    "京﹝2024﹞5号, 京(2024)5号",
    "京［2024］5号, 京(2024)5号",
    "京〖2024〗 5 号, 京(2024)5号",
    "京︵2024︶5号, 京(2024)5号",
    "京-5, 京-5",
    "京－5, 京-5",
    "京—5, 京-5",
    "京–5, 京-5",
    "京‐5, 京-5",
    "京‑5, 京-5",
    "京−5, 京-5",
    "京﹣5, 京-5",
    "京―5, 京-5",
    "京─5, 京-5",
    "买买提·艾力, 买买提·艾力",
    "买买提•艾力, 买买提·艾力",
    "买买提・艾力, 买买提·艾力",
    "买买提‧艾力, 买买提·艾力",
    "买买提･艾力, 买买提·艾力",
    "ab, AB",
    "ＡＢ, AB",
    "Ab c, ABC",
    "①②, 12",
    "٣, 3",
    "Ⅲ类, III类"
  })
  void spellings_of_one_text_have_one_key(String spelling, String key) {
    assertThat(Folding.key(spelling)).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"京(2024)5号", "91110105MA7004211N", "甲~乙", "存续、在营", "一", "ー"})
  void different_texts_keep_different_keys(String text) {
    assertThat(Folding.key(text)).isEqualTo(text);
  }

  @Test
  void a_null_has_no_key_and_folds_to_nothing() {
    assertThat(Folding.key(null)).isNull();
    assertThat(Folding.fold(null)).isEmpty();
  }

  @Test
  void the_key_of_a_key_is_itself_for_every_character() {
    assertThat(
            IntStream.rangeClosed(0, 0xFFFF)
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .mapToObj(c -> "甲" + (char) c + "乙")
                .filter(text -> !Folding.key(text).equals(Folding.key(Folding.key(text)))))
        .isEmpty();
  }
}
