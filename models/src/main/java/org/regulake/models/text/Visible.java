package org.regulake.models.text;

import java.util.function.IntFunction;

/**
 * Escapes characters in text from outside before it goes to a terminal, a drawing or a file for
 * people: those that are invisible, or change how others are shown. Control characters could steer
 * a terminal, a line break could fake another line, a direction mark could show a name backwards,
 * and an invisible character could make two names look alike.
 */
public final class Visible {

  private static final String BLANK_LETTERS =
      "\u034f\u115f\u1160\u17b4\u17b5\u2065\u2800\u3164\uffa0";

  private Visible() {}

  /**
   * The text with every invisible character escaped, as in {@code \n}; a text without any is
   * returned unchanged.
   */
  public static String of(String text) {
    return rewritten(text, Visible::escape);
  }

  /**
   * A line of JSON with such characters escaped as JSON does, so that its content is unchanged.
   * JSON allows them only inside strings, so the strings need not be located.
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
   * Whether a character is shown as itself. Blanks are; characters newer than this version of Java
   * count as letters.
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
   * Letters and marks without a glyph, variation selectors, and code points that are never
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
