package org.regulake.models.code;

import java.math.BigDecimal;

/**
 * A number in Chinese numerals, plain (五百万) or banker's (伍佰万), with jiao and fen after the yuan
 * (伍拾元捌角贰分).
 *
 * @param end index behind the number in the text
 * @param hasUnit whether the number has a unit of its own: the yuan was read with it, or it has 万
 *     or 亿
 */
record ChineseNumeral(BigDecimal value, int end, boolean hasUnit) {

  private static final String PLAIN = "零一二三四五六七八九";
  private static final String BANKERS = "零壹贰叁肆伍陆柒捌玖";
  private static final String VARIANTS = "〇弌两参肆伍陸柒捌玖";

  /** Whether a number can begin with this character: a digit, or ten as in 十万. */
  static boolean isDigitOrTen(char c) {
    return digit(c) >= 0 || c == '十' || c == '拾';
  }

  /**
   * The number that begins at the index, or null when there is none that follows the rules of the
   * notation.
   */
  static ChineseNumeral read(String text, int start) {
    long total = 0; // below the last 亿
    long section = 0; // below the last 万
    int digit = -1;
    long lastTen = Long.MAX_VALUE;
    int at = start;
    boolean hasZero = false; // since the last place
    boolean hasWan = false;
    boolean hasYi = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      int value = digit(c);
      long ten = ten(c);
      if (value >= 0) {
        if (digit > 0) {
          return null; // 五六: two digits without a place between them
        }
        digit = value;
        hasZero |= value == 0;
      } else if (ten > 0) {
        if (ten >= lastTen || (digit <= 0 && ten != 10)) {
          return null; // places must descend, and only ten needs no digit
        }
        section += (digit <= 0 ? 1 : digit) * ten;
        digit = -1;
        hasZero = false;
        lastTen = ten;
      } else if (c == '万' || c == '萬' || c == '亿' || c == '億') {
        boolean isWan = c == '万' || c == '萬';
        if ((isWan ? hasWan : hasYi) || isColloquial(digit, hasZero, lastTen, total + section)) {
          return null;
        }
        section += Math.max(digit, 0);
        if (isWan) {
          hasWan = true;
          total += section * 10_000;
        } else {
          hasYi = true;
          hasWan = false;
          total = (total + section) * 100_000_000;
        }
        section = 0;
        digit = -1;
        hasZero = false;
        lastTen = Long.MAX_VALUE;
      } else {
        break;
      }
    }
    if (isColloquial(digit, hasZero, lastTen, total + section)) {
      return null;
    }
    BigDecimal whole = BigDecimal.valueOf(total + section + Math.max(digit, 0));
    if (at < text.length()
        && (text.charAt(at) == '元' || text.charAt(at) == '圆' || text.charAt(at) == '圓')) {
      return withFractions(text, at + 1, whole);
    }
    // 五百万 counts ones just as 500万 does; a bare 五百 may still be in ten thousands.
    return new ChineseNumeral(whole, at, total > 0);
  }

  /**
   * 一百五 is 150 in speech and invalid in writing (105 is 一百零五): a last digit has to follow a ten or
   * a zero, or be the only digit.
   */
  private static boolean isColloquial(int digit, boolean hasZero, long lastTen, long before) {
    return digit > 0 && !hasZero && lastTen != 10 && before > 0;
  }

  private static ChineseNumeral withFractions(String text, int start, BigDecimal whole) {
    BigDecimal value = whole;
    int at = start;
    int scale = 1;
    for (char unit : new char[] {'角', '分'}) {
      int digitAt = at < text.length() && text.charAt(at) == '零' ? at + 1 : at;
      if (digitAt + 1 < text.length()
          && digit(text.charAt(digitAt)) > 0
          && text.charAt(digitAt + 1) == unit) {
        value = value.add(BigDecimal.valueOf(digit(text.charAt(digitAt)), scale));
        at = digitAt + 2;
      }
      scale++;
    }
    return new ChineseNumeral(value, at, true);
  }

  private static int digit(char c) {
    int plain = PLAIN.indexOf(c);
    if (plain >= 0) {
      return plain;
    }
    int bankers = BANKERS.indexOf(c);
    return bankers >= 0 ? bankers : VARIANTS.indexOf(c);
  }

  private static long ten(char c) {
    return switch (c) {
      case '十', '拾' -> 10;
      case '百', '佰' -> 100;
      case '千', '仟' -> 1000;
      default -> 0;
    };
  }
}
