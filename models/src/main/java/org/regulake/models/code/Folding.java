package org.regulake.models.code;

import java.text.Normalizer;

/**
 * Normalises text: {@link #fold} before it is parsed, {@link #key} before it is compared with other
 * text.
 */
public final class Folding {

  private Folding() {}

  /**
   * The text as it is parsed: full-width forms folded (NFKC), blanks of every kind and invisible
   * characters trimmed, case kept.
   *
   * @return empty for null; the text itself when nothing changes
   */
  public static String fold(String text) {
    if (text == null) {
      return "";
    }
    return trimmed(isNormal(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC));
  }

  /**
   * The text without blanks of any kind around it, its own characters untouched; empty for null.
   */
  public static String trim(String text) {
    return text == null ? "" : trimmed(text);
  }

  /**
   * The form in which identifying texts (names, numbers of decisions, words of closed lists) are
   * compared: as {@link #fold}, and blanks removed inside too, every bracket round, every dash a
   * hyphen, every middle dot one dot, every digit ASCII, letters in upper case. 京〔2024〕 5号 and
   * 京[2024]5号 have one key.
   *
   * @return null for null; the text itself when it is its own key
   */
  public static String key(String text) {
    if (text == null || isKey(text)) {
      return text;
    }
    String normal = isNormal(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder key = new StringBuilder(normal.length());
    for (int i = 0; i < normal.length(); i++) {
      char c = normal.charAt(i);
      if (!isBlank(c)) {
        key.append(Character.toUpperCase(unified(c)));
      }
    }
    return key.toString();
  }

  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /**
   * White space, control characters, and characters that are invisible in exports: zero-width
   * characters, direction marks, the byte order mark.
   */
  static boolean isBlank(char c) {
    if (c < 0x7F) {
      return c <= ' ';
    }
    if (isIdeograph(c)) {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      // Fillers and variation selectors are letters and marks in Unicode, but invisible.
      default ->
          c == 0x115F
              || c == 0x1160
              || c == 0x3164
              || c == 0xFFA0
              || c == 0x034F
              || c >= 0xFE00 && c <= 0xFE0F
              || c >= 0x180B && c <= 0x180D;
    };
  }

  /** A minus sign or a dash of any kind that is used as one. */
  static boolean isDash(char c) {
    if (c < 0x80) {
      return c == '-';
    }
    return switch (c) {
      case '\u2212', '\u02D7', '\u2043', '\u2500', '\u2501' -> true;
      // The wave dashes mean "about" or "from … to".
      case '\u301C', '\u3030', '\u30A0' -> false;
      default -> Character.getType(c) == Character.DASH_PUNCTUATION;
    };
  }

  private static char unified(char c) {
    if (isIdeograph(c)) {
      return c;
    }
    if (isDash(c)) {
      return '-';
    }
    return switch (c) {
      case '\u2022', '\u2027', '\u2219', '\u22C5', '\u30FB' -> '\u00B7';
      default ->
          switch (Character.getType(c)) {
            case Character.START_PUNCTUATION -> '(';
            case Character.END_PUNCTUATION -> ')';
            case Character.DECIMAL_DIGIT_NUMBER -> (char) ('0' + Character.digit(c, 10));
            default -> c;
          };
    };
  }

  /** Most texts are ASCII and Chinese characters, which are already normal. */
  private static boolean isNormal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 && !isIdeograph(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isKey(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isUnchanged =
          isIdeograph(c) || c > ' ' && c < 'a' && c != '[' && c != ']' || c == '|' || c == '~';
      if (!isUnchanged) {
        return false;
      }
    }
    return true;
  }

  /** The unified ideographs, without the compatibility ones, which fold into these. */
  private static boolean isIdeograph(char c) {
    return c >= 0x4E00 && c <= 0x9FFF;
  }
}
