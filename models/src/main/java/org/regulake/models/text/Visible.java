package org.regulake.models.text;

import java.util.function.IntFunction;

/**
 * Text that came from outside, made fit for a terminal, a drawing or a file that people open: what
 * cannot be seen, or changes how the rest is seen, is written as an escape. Control characters
 * could steer a terminal, a line break could feign another line, a direction mark could show a name
 * backwards, and an invisible character could make two names look alike.
 */
public final class Visible {

  private static final String BLANK_LETTERS =
      "\u034f\u115f\u1160\u17b4\u17b5\u2065\u2800\u3164\uffa0";

  private Visible() {}

  /**
   * The text with every character that cannot be seen as its escape, as in {@code \n}; a text
   * without any stays as it is.
   */
  public static String of(String text) {
    return rewritten(text, Visible::escape);
  }

  /**
   * A line of JSON whose texts are escaped as JSON escapes them, so that it still says the same.
   * JSON has such characters inside of texts only, so they need not be looked for.
   */
  public static String json(String line) {
    return rewritten(line, Visible::units);
  }

  private static String rewritten(String text, IntFunction<String> escape) {
    if (text.codePoints().allMatch(Visible::isVisible)) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            codePoint -> {
              if (isVisible(codePoint)) {
                visible.appendCodePoint(codePoint);
              } else {
                visible.append(escape.apply(codePoint));
              }
            });
    return visible.toString();
  }

  /**
   * Whether a character stands for itself wherever it is shown. Blanks do; characters that came
   * after this Java are taken for letters.
   */
  static boolean isVisible(int codePoint) {
    if (codePoint < 0x7f) {
      return codePoint >= ' ';
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !isBlankLetter(codePoint);
    };
  }

  /**
   * Letters and marks that draw nothing, selectors of variants, and code points that never are
   * characters.
   */
  private static boolean isBlankLetter(int codePoint) {
    return BLANK_LETTERS.indexOf(codePoint) >= 0
        || codePoint >= 0x180b && codePoint <= 0x180f
        || codePoint >= 0xfe00 && codePoint <= 0xfe0f
        || codePoint >= 0xfdd0 && codePoint <= 0xfdef
        || codePoint >= 0xfff0 && codePoint <= 0xfff8
        || codePoint >= 0xe0000 && codePoint <= 0xe0fff
        || (codePoint & 0xfffe) == 0xfffe;
  }

  private static String escape(int codePoint) {
    return switch (codePoint) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> units(codePoint);
    };
  }

  private static String units(int codePoint) {
    StringBuilder units = new StringBuilder();
    for (char unit : Character.toChars(codePoint)) {
      units.append("\\u%04x".formatted((int) unit));
    }
    return units.toString();
  }
}
