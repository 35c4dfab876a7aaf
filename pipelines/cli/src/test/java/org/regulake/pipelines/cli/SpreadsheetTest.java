package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "=HYPERLINK(\"http://x\")",
        "+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "＝1+1",
        "＋1*2",
        "－A1",
        "＠SUM(A1)",
        "  =1+1",
        "　=1+1",
        "\u00a0=1+1",
        "﹦1",
        "-恒民",
        "-A1",
        "+86-571-1234",
        "-1-1",
        "--1",
        "+",
        "=",
        "@",
        "-2,cmd|' /C calc'!A0",
        "-1,=A1",
        "-1e",
        "-1,(1)"
      })
  void a_formula_gets_an_apostrophe_in_front(String text) {
    assertThat(Spreadsheet.cell(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "-500",
        "-500.00",
        "+1.5E3",
        "-1.5e-3",
        "-.5",
        "+7",
        "0",
        "1,234",
        "-500.00,普通,null",
        "-1,\"a, b\",2025-01-31",
        "2025-01-31",
        "2025-01-31 08:00:00",
        "{\"a\":-1,\"b\":\"=1\"}",
        "[-1,2]",
        "恒民（食品）有限公司",
        "a=1",
        "a-b",
        "91330604MATGNA7YXD",
        "'=1",
        "null",
        "1-1"
      })
  void other_texts_stay_unchanged(String text) {
    assertThat(Spreadsheet.cell(text)).isEqualTo(text);
  }

  @Test
  void invisible_characters_and_line_breaks_are_written_as_escapes() {
    assertThat(Spreadsheet.cell("a\r\nb")).isEqualTo("a\\r\\nb");
    assertThat(Spreadsheet.cell("\t=1")).isEqualTo("\\t=1");
    assertThat(Spreadsheet.cell("\r=1")).isEqualTo("\\r=1");
    assertThat(Spreadsheet.cell("恒民" + (char) 0x202e + "公司")).isEqualTo("恒民\\u202e公司");
    assertThat(Spreadsheet.cell(null)).isNull();
  }

  @Test
  void no_cell_starts_like_a_formula_unless_it_is_a_number() {
    Pattern formula = Pattern.compile("(?U)^[\\s\\p{Z}\\p{Cc}\\p{Cf}]*[=+\\-@＝＋－＠].*");
    String signs = "=+-@＝＋－＠ \t\r\n　.,eE15|(A恒\"'";
    Random random = new Random(5);
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(7); length >= 0; length--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      String cell = Spreadsheet.cell(text.toString());
      boolean isHarmless =
          cell.equals("-") || cell.matches("[-+][\\d.].*") && !cell.matches(".*[(|=@＝＠'].*");
      assertThat(formula.matcher(cell).matches() && !isHarmless).as(cell).isFalse();
    }
  }
}
