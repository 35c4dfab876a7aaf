package org.regulake.models.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {

  /**
   * Characters that must not be shown, defined independently of the code: controls, formats,
   * surrogates, line separators and all without a glyph.
   */
  private static final Pattern RAW =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\x{034f}\\x{115f}\\x{1160}\\x{17b4}\\x{17b5}\\x{180b}-\\x{180f}\\x{2065}\\x{2800}\\x{3164}\\x{fe00}-\\x{fe0f}"
              + "\\x{ffa0}\\x{fff0}-\\x{fff8}\\x{fffe}\\x{ffff}\\x{e0000}-\\x{e0fff}]");

  @ParameterizedTest
  @CsvSource({
    "1b, escape of terminals",
    "7, bell",
    "0, nul",
    "8, backspace",
    "7f, delete",
    "85, next line",
    "9b, control sequence of C1",
    "ad, soft hyphen",
    "200b, zero width space",
    "200c, non joiner",
    "200d, joiner",
    "200e, left to right",
    "200f, right to left",
    "2028, line separator",
    "2029, paragraph separator",
    "202a, embedding",
    "202b, embedding",
    "202c, pop",
    "202d, override",
    "202e, override",
    "2060, word joiner",
    "2066, isolate",
    "2067, isolate",
    "2068, isolate",
    "2069, pop of isolate",
    "61c, arabic mark",
    "feff, byte order mark",
    "fff9, annotation",
    "180e, mongolian separator",
    "3164, filler",
    "fe0f, selector",
    "d800, half a pair",
    "dfff, half a pair",
    "ffff, no character"
  })
  void invisible_characters_are_escaped(String code, String name) {
    int codePoint = Integer.parseInt(code, 16);
    assertThat(Visible.of("恒" + Character.toString(codePoint) + "民"))
        .as(name)
        .isEqualTo("恒\\u%04x民".formatted(codePoint));
  }

  @Test
  void breaks_of_lines_and_tabs_have_their_usual_escapes() {
    assertThat(Visible.of("a\tb\r\nc")).isEqualTo("a\\tb\\r\\nc");
    assertThat(Visible.of("\ud83d\udc68\u200d\ud83d\udc69"))
        .isEqualTo("\ud83d\udc68\\u200d\ud83d\udc69");
    assertThat(Visible.of("x\udb40\udc41")).isEqualTo("x\\udb40\\udc41");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain text -500 +1.5E3",
        "恒民（食品）有限公司",
        "𠀀𫝀㐂",
        "全　角　空格",
        "nbsp\u00a0here",
        "é à ü ·••—…",
        "\\n stays as it is",
        "\ue000"
      })
  void visible_text_is_unchanged(String text) {
    assertThat(Visible.of(text)).isSameAs(text);
    assertThat(Visible.json(text)).isSameAs(text);
  }

  @Test
  void random_text_never_contains_raw_characters_afterwards() {
    Random random = new Random(20250331);
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(6); length >= 0; length--) {
        // Half of them from the range where invisible ones are dense.
        int bound = random.nextBoolean() ? 0x3000 : 0x110000;
        text.append(
            random.nextInt(20) == 0
                ? Character.toString(0xd800 + random.nextInt(0x800))
                : Character.toString(random.nextInt(bound)));
      }
      String shown = Visible.of(text.toString());
      assertThat(RAW.matcher(shown).find())
          .as(() -> text.codePoints().mapToObj(Integer::toHexString).toList().toString())
          .isFalse();
      assertThat(Visible.of(shown)).isEqualTo(shown);
    }
  }

  @Test
  void json_keeps_its_meaning() throws Exception {
    ObjectMapper json = new ObjectMapper();
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(5); length >= 0; length--) {
        int codePoint = random.nextInt(random.nextBoolean() ? 0x3000 : 0x110000);
        text.appendCodePoint(codePoint >= 0xd800 && codePoint < 0xe000 ? ' ' : codePoint);
      }
      String line = json.writeValueAsString(text.toString());
      assertThat(RAW.matcher(Visible.json(line)).find()).isFalse();
      assertThat(json.readValue(Visible.json(line), String.class)).isEqualTo(text.toString());
    }
  }
}
