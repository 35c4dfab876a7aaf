package org.regulake.models.code;

import java.text.Normalizer;

/**
 * The characters of a text as meant by a writer who hides or misspells a number: every kind of
 * digit as 0-9, letters as A-Z, dashes and blanks as a blank, invisible characters as {@link
 * #NOTHING}. The result has the length of the text, so that positions in both are the same.
 */
final class PlainSigns {

  /** Replaces an invisible character. */
  static final char NOTHING = '\0';

  private PlainSigns() {}

  static char[] of(String text) {
    char[] signs = new char[text.length()];
    for (int i = 0; i < signs.length; i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c) && i + 1 < signs.length) {
        // Letters and digits of mathematics: bold, double-struck and the like.
        String folded = Normalizer.normalize(text.substring(i, i + 2), Normalizer.Form.NFKC);
        signs[i] = folded.length() == 1 ? plain(folded.charAt(0)) : c;
        i++;
        signs[i] = NOTHING;
      } else {
        signs[i] = plain(c);
      }
    }
    return signs;
  }

  /** A position in a text, or the next one where it would split a pair of surrogates. */
  static int wholeEnd(String text, int end) {
    return end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
  }

  /** Whether a character of a text may be a digit; a cheap test before any other work. */
  static boolean isDigit(char c) {
    if (c < 0x80) {
      return c >= '0' && c <= '9';
    }
    // Chinese characters come first, because they are most of what is not ASCII.
    return (c < 0x4E00 || c > 0x9FFF) && (Character.isDigit(c) || isCircled(c) || c == 0xD835);
  }

  private static boolean isCircled(char c) {
    return (c >= 0x2460 && c <= 0x2468) || c == 0x24EA;
  }

  private static char plain(char c) {
    if (c < 0x80) {
      return c >= 'a' && c <= 'z'
          ? (char) (c - 'a' + 'A')
          : isInvisible(c) ? NOTHING : isSeparator(c) ? ' ' : c;
    }
    if (c >= 0x4E00 && c <= 0x9FFF) {
      return c;
    }
    if (c > 0xFF00 && c < 0xFF5F) {
      return plain((char) (c - 0xFEE0));
    }
    if (isCircled(c)) {
      return c == 0x24EA ? '0' : (char) ('1' + c - 0x2460);
    }
    return switch (c) {
      // A multiplication sign, and the Roman ten, the Greek chi and the Cyrillic ha that look like
      // an X.
      case 0xD7, 0x2169, 0x2179, 0x3A7, 0x3C7, 0x425, 0x445 -> 'X';
      default ->
          isInvisible(c)
              ? NOTHING
              : isSeparator(c)
                  ? ' '
                  : Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c;
    };
  }

  private static boolean isInvisible(char c) {
    return c < ' ' && c != '\t' && c != '\n' && c != '\r'
        || c >= 0x7F && c < 0xA0
        || c == 0xAD
        || c == 0x180E
        || c >= 0x200B && c <= 0x200F
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2060 && c <= 0x206F
        || c >= 0xFE00 && c <= 0xFE0F
        || c == 0xFEFF;
  }

  /** Blanks, dashes, points and other characters that separate the parts of long numbers. */
  private static boolean isSeparator(char c) {
    return c <= ' '
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '/'
        || c == '\''
        || c == 0xA0
        || c == 0xB7
        || c >= 0x2000 && c <= 0x200A
        || c >= 0x2010 && c <= 0x2015
        || c == 0x2019
        || c == 0x2022
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x2212
        || c == 0x3000
        || c == 0x30FB
        || c == 0xFE58
        || c == 0xFE63;
  }
}
