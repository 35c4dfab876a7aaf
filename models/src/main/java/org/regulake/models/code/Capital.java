package org.regulake.models.code;

import java.math.BigDecimal;

/**
 * Registered capital as registers write it: 83万人民币, 78.4000(万元), 1,000万元, 500(万美元), 人民币伍佰万元整, N/A.
 *
 * @param amount the sum in units of its currency (yuan, not ten thousands), without trailing zeros;
 *     also given when negative, else null
 * @param currency ISO 4217 code, CNY when the register names none; null when there is no amount
 * @param yuan the amount when the currency is CNY, else null: there is no exchange rate here
 */
public record Capital(State state, BigDecimal amount, String currency, BigDecimal yuan) {

  /** Results of reading a text. */
  public enum State {
    READ,
    /** Blank, a word for nothing, or a unit without a number. */
    NOT_STATED,
    /** Read, but below zero. */
    NEGATIVE,
    /**
     * Two numbers, an unknown word, misplaced separators, or a number without unit where the caller
     * gave none.
     */
    UNREADABLE
  }

  /** Reads a text that must name its unit. */
  public static Capital read(String text) {
    return read(text, null);
  }

  /**
   * Reads a text that may be a bare number.
   *
   * @param bareUnit factor for a number without a unit, as in 10,000 for a column in 万元; null when
   *     such a number is unreadable
   */
  public static Capital read(String text, BigDecimal bareUnit) {
    Money.Sum sum = Money.read(text, bareUnit);
    return new Capital(
        sum.state(),
        sum.amount(),
        sum.currency(),
        Money.YUAN.equals(sum.currency()) ? sum.amount() : null);
  }
}
