package org.regulake.models.code;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Reads numbers of any sign, such as values of a statistical series. */
public final class Numbers {

  /** Decimals that are kept. */
  public static final int DECIMALS = 8;

  private static final int MAX_DIGITS = 18;

  /** Results of reading a text. */
  public enum State {
    READ,
    NOT_STATED,
    /** More than eighteen digits before the point, misplaced separators, 约10, 10%, or no number. */
    UNREADABLE
  }

  /**
   * A number.
   *
   * @param value rounded to {@link #DECIMALS} decimals; null unless read
   */
  public record Number(State state, BigDecimal value) {}

  private static final Number NOT_STATED = new Number(State.NOT_STATED, null);
  private static final Number UNREADABLE = new Number(State.UNREADABLE, null);

  private Numbers() {}

  /** Reads 12, -1,234.5, －0.3, 1.2E3. */
  public static Number read(String text) {
    String folded = Folding.fold(text);
    if (NotStated.isFolded(folded)) {
      return NOT_STATED;
    }
    boolean isNegative = Folding.isDash(folded.charAt(0));
    BigDecimal value = Ratios.bare(withoutSeparators(isNegative ? folded.substring(1) : folded));
    if (value == null
        || isNegative && value.signum() < 0
        || value.precision() - value.scale() > MAX_DIGITS) {
      return UNREADABLE;
    }
    BigDecimal kept = value.setScale(DECIMALS, RoundingMode.HALF_UP);
    return new Number(State.READ, isNegative ? kept.negate() : kept);
  }

  /**
   * The text without its commas when they separate groups of three digits; else the unchanged text,
   * which is then not a number.
   */
  static String withoutSeparators(String text) {
    if (text.indexOf(',') < 0) {
      return text;
    }
    int digits = 0;
    boolean isFirstGroup = true;
    int at = 0;
    for (; at < text.length() && (text.charAt(at) == ',' || isDigit(text.charAt(at))); at++) {
      if (text.charAt(at) != ',') {
        digits++;
      } else if (isFirstGroup ? digits >= 1 && digits <= 3 : digits == 3) {
        isFirstGroup = false;
        digits = 0;
      } else {
        return text;
      }
    }
    boolean isWhole = digits == 3 && text.indexOf(',', at) < 0;
    return isWhole ? text.replace(",", "") : text;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
