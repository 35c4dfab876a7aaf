package org.regulake.models.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.regulake.models.code.Folding;

/** The forms in which texts of names are compared. */
final class NameText {

  private static final String VARIANTS = "simplified.csv";
  private static final String DIGITS = "〇一二三四五六七八九";

  /** Each character of the basic plane as it is read; itself for most. */
  private static final char[] READ = identity();

  /** As {@link #READ}, with the characters that may be variants. */
  private static final char[] READ_LOOSELY = identity();

  static {
    for (String line : lines()) {
      String[] cells = line.split(",");
      char[] table = cells[2].equals("always") ? READ : READ_LOOSELY;
      table[cells[0].charAt(0)] = cells[1].charAt(0);
    }
  }

  private NameText() {}

  private static char[] identity() {
    char[] same = new char[Character.MAX_VALUE + 1];
    for (int i = 0; i < same.length; i++) {
      same[i] = (char) i;
    }
    return same;
  }

  private static List<String> lines() {
    try (InputStream stream = NameText.class.getResourceAsStream(VARIANTS);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> line.charAt(0) != '#').skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The text as by {@link Folding#key}, in simplified characters, without quotation marks and
   * middle dots, which names have in some writings and lack in others.
   */
  static String key(String text) {
    String folded = Folding.key(text);
    StringBuilder key = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (!isMark(c)) {
        key.append(READ[c]);
      }
    }
    return key.toString();
  }

  private static boolean isMark(char c) {
    return switch (c) {
      case '\u00B7', '"', '\'', '\u2018', '\u2019', '\u201C', '\u201D', '\u3002', '\uFF61' -> true;
      default -> false;
    };
  }

  /**
   * A brand as it is compared: names have no digits (Order 734, art. 5), so a digit is a short
   * writing of the numeral; after 第 two digits are a number up to ninety-nine.
   */
  static String brand(String words) {
    StringBuilder brand = new StringBuilder(words.length() + 2);
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean isTens =
          i > 0
              && words.charAt(i - 1) == '第'
              && c >= '1'
              && i + 1 < words.length()
              && isDigit(c)
              && isDigit(words.charAt(i + 1))
              && !(i + 2 < words.length() && isDigit(words.charAt(i + 2)));
      if (isTens) {
        brand.append(c == '1' ? "" : numeral(c)).append('十');
        i++;
        brand.append(words.charAt(i) == '0' ? "" : numeral(words.charAt(i)));
      } else if (isDigit(c)) {
        brand.append(numeral(c));
      } else {
        brand.append(c == '零' || c == '○' ? '〇' : c);
      }
    }
    return brand.toString();
  }

  /** A brand in which characters that may be variants of each other are one. */
  static String loose(String brand) {
    StringBuilder loose = new StringBuilder(brand.length());
    for (int i = 0; i < brand.length(); i++) {
      loose.append(READ_LOOSELY[brand.charAt(i)]);
    }
    return loose.toString();
  }

  static boolean hasHan(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (UnicodeScript.of(text.codePointAt(i)) == UnicodeScript.HAN) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String numeral(char digit) {
    return DIGITS.substring(digit - '0', digit - '0' + 1);
  }
}
