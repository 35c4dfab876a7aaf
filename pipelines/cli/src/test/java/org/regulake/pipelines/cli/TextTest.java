package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void a_chinese_character_is_two_columns_wide_and_a_latin_one_is_one() {
    assertThat(Text.width("")).isZero();
    assertThat(Text.width("abc 12")).isEqualTo(6);
    assertThat(Text.width("企业名称")).isEqualTo(8);
    assertThat(Text.width("企业A")).isEqualTo(5);
  }

  @Test
  void full_width_signs_and_rare_characters_are_two_columns_wide() {
    assertThat(Text.width("（，。）")).isEqualTo(8);
    assertThat(Text.width("𠀀")).isEqualTo(2);
  }

  @Test
  void a_text_is_padded_to_columns_and_not_to_characters() {
    assertThat(Text.padded("企业", 6)).isEqualTo("企业  ");
    assertThat(Text.right("企业", 6)).isEqualTo("  企业");
    assertThat(Text.padded("企业名称", 6)).isEqualTo("企业名称");
  }

  @Test
  void a_text_that_is_too_long_is_cut_and_marked() {
    assertThat(Text.cut("企业名称", 8)).isEqualTo("企业名称");
    assertThat(Text.cut("企业名称", 7)).isEqualTo("企业名…");
    assertThat(Text.cut("企业名称", 6)).isEqualTo("企业…");
    assertThat(Text.width(Text.cut("a企业名称", 6))).isLessThanOrEqualTo(6);
  }

  @Test
  void a_table_has_columns_of_one_width_and_numbers_are_aligned_right() {
    assertThat(
            Text.table(
                List.of("name", "n"),
                List.of(List.of("企业", "5"), List.of("A", "12"), List.of("很长的名称", "-")),
                6))
        .containsExactly(
            "  name     n", "  ──────  ──", "  企业     5", "  A       12", "  很长…    -");
  }

  @Test
  void a_word_of_a_command_is_quoted_where_a_shell_would_split_it() {
    assertThat(Text.word("/data/湖/lake-1")).isEqualTo("/data/湖/lake-1");
    assertThat(Text.word("/data/my lake")).isEqualTo("'/data/my lake'");
    assertThat(Text.word("it's")).isEqualTo("'it'\\''s'");
  }

  @Test
  void a_table_without_rows_is_its_header() {
    assertThat(Text.table(List.of("a", "b"), List.of(), 10)).containsExactly("  a  b", "  ─  ─");
  }

  @Test
  void invisible_characters_in_a_cell_are_escapes_and_columns_stay_aligned() {
    assertThat(
            Text.table(
                List.of("na\nme", "n"),
                List.of(List.of("a\u001b[1m", "5"), List.of("b\tc", "7")),
                20))
        .containsExactly(
            "  na\\nme      n", "  ──────────  ─", "  a\\u001b[1m  5", "  b\\tc        7");
  }
}
