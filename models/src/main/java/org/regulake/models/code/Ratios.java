package org.regulake.models.code;

import java.math.BigDecimal;

/** Shares and rates between 0 and 1, written as 0.343 or as 34.3%. */
public final class Ratios {

  /** Results of reading a text. */
  public enum State {
    READ,
    NOT_STATED,
    /**
     * A number below 0 or above 1; a bare 34.3 is not taken for a percentage unless the caller says
     * so.
     */
    OUT_OF_RANGE,
    UNREADABLE
  }

  /**
   * A ratio.
   *
   * @param value exact, between 0 and 1, without trailing zeros; null unless read
   */
  public record Ratio(State state, BigDecimal value) {}

  private static final Ratio NOT_STATED = new Ratio(State.NOT_STATED, null);
  private static final Ratio OUT_OF_RANGE = new Ratio(State.OUT_OF_RANGE, null);
  private static final Ratio UNREADABLE = new Ratio(State.UNREADABLE, null);

  /** Characters of the longest ratio; the bound also limits the time for hostile input. */
  private static final int MAX_LENGTH = 40;

  private Ratios() {}

  /** Reads a ratio; a number without % is not a percentage. */
  public static Ratio read(String text) {
    return read(text, false);
  }

  /**
   * Reads a ratio.
   *
   * @param percent whether numbers without % are percentages too
   */
  public static Ratio read(String text, boolean percent) {
    String folded = Folding.fold(text);
    if (NotStated.isFolded(folded)) {
      return NOT_STATED;
    }
    boolean hasSign = folded.endsWith("%");
    BigDecimal stated =
        number(hasSign ? Folding.trim(folded.substring(0, folded.length() - 1)) : folded);
    if (stated == null) {
      return UNREADABLE;
    }
    BigDecimal value = Money.plain(hasSign || percent ? stated.movePointLeft(2) : stated);
    return value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0
        ? OUT_OF_RANGE
        : new Ratio(State.READ, value);
  }

  /**
   * The number of a text without %, which may count parts of one or of a hundred; null for any
   * other text.
   */
  public static BigDecimal bare(String text) {
    String folded = Folding.fold(text);
    return NotStated.isFolded(folded) ? null : number(folded);
  }

  private static BigDecimal number(String text) {
    boolean hasDash = !text.isEmpty() && Folding.isDash(text.charAt(0));
    String plain = hasDash ? "-" + text.substring(1) : text;
    return isNumber(plain) ? new BigDecimal(plain) : null;
  }

  /**
   * Sign, digits, point, digits, and a small exponent as casts of floating numbers write it
   * (1.0E-4).
   */
  private static boolean isNumber(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return false;
    }
    int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    int digits = 0;
    boolean hasPoint = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.' && !hasPoint) {
        hasPoint = true;
      } else {
        break;
      }
    }
    return digits > 0 && (at == text.length() || isExponent(text, at));
  }

  private static boolean isExponent(String text, int start) {
    if (text.charAt(start) != 'E' && text.charAt(start) != 'e') {
      return false;
    }
    int at = start + 1;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    int digits = text.length() - at;
    if (digits < 1 || digits > 2) {
      return false;
    }
    for (; at < text.length(); at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return true;
  }
}
