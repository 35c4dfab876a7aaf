package org.regulake.models.code;

import java.math.BigDecimal;

/** Whole numbers from zero on: numbers of people, shops, vehicles. */
public final class Counts {

  /** Results of reading a text. */
  public enum State {
    READ,
    NOT_STATED,
    /** A number below zero. */
    NEGATIVE,
    /** A fraction, more than fifteen digits, misplaced separators, 约10人, or no number. */
    UNREADABLE
  }

  /**
   * A count.
   *
   * @param value zero unless read
   */
  public record Count(State state, long value) {}

  private static final Count NOT_STATED = new Count(State.NOT_STATED, 0);
  private static final Count NEGATIVE = new Count(State.NEGATIVE, 0);
  private static final Count UNREADABLE = new Count(State.UNREADABLE, 0);

  private static final int MAX_DIGITS = 15;
  private static final int MAX_LENGTH = 40;

  /** Characters that may follow the number. */
  private static final String COUNTED = "人名个位";

  private Counts() {}

  /** Reads 12, 1,234, 12.0, 1.2E1, 12人, 12 人, 十二人. */
  public static Count read(String text) {
    String folded = Folding.fold(text);
    if (NotStated.isFolded(folded)) {
      return NOT_STATED;
    }
    if (folded.length() > MAX_LENGTH) {
      return UNREADABLE;
    }
    boolean isCounted = COUNTED.indexOf(folded.charAt(folded.length() - 1)) >= 0;
    String number = isCounted ? Folding.trim(folded.substring(0, folded.length() - 1)) : folded;
    if (number.isEmpty()) {
      return UNREADABLE;
    }
    if (ChineseNumeral.isDigitOrTen(number.charAt(0))) {
      ChineseNumeral numeral = ChineseNumeral.read(number, 0);
      return numeral != null && numeral.end() == number.length()
          ? count(numeral.value())
          : UNREADABLE;
    }
    boolean isNegative = Folding.isDash(number.charAt(0));
    BigDecimal value =
        Ratios.bare(Numbers.withoutSeparators(isNegative ? number.substring(1) : number));
    if (value == null || isNegative && value.signum() < 0) {
      return UNREADABLE;
    }
    return isNegative && value.signum() > 0 ? NEGATIVE : count(value);
  }

  private static Count count(BigDecimal value) {
    boolean isWhole = value.signum() >= 0 && value.stripTrailingZeros().scale() <= 0;
    return isWhole && value.precision() - value.scale() <= MAX_DIGITS
        ? new Count(State.READ, value.longValueExact())
        : UNREADABLE;
  }
}
