package org.regulake.models.code;

import java.text.Normalizer;

/** Brings text to one spelling before it is read: full-width forms folded (NFKC), blanks and invisible characters trimmed. */
final class Folding {

  private Folding() {}

  /** The folded and trimmed text; empty for null. Case is kept. */
  static String fold(String text) {
    if (text == null) {
      return "";
    }
    String folded = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    int start = 0;
    int end = folded.length();
    while (start < end && isBlank(folded.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(folded.charAt(end - 1))) {
      end--;
    }
    return folded.substring(start, end);
  }

  /** White space, control characters, and what is invisible in exports: zero-width characters and the byte order mark. */
  static boolean isBlank(char c) {
    return c <= ' ' || (c >= 0x7F && c <= 0xA0) || (c >= 0x2000 && c <= 0x200F) || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
