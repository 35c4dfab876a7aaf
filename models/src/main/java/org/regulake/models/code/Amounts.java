package org.regulake.models.code;

import java.math.BigDecimal;

/** Amounts of yuan as departments write them: fines, revenues, taxes. */
public final class Amounts {

  /**
   * An amount.
   *
   * @param yuan the amount in yuan, without trailing zeros; also given when negative, else null
   */
  public record Amount(Capital.State state, BigDecimal yuan) {}

  private Amounts() {}

  /**
   * Reads an amount of yuan with or without thousands separators and 元, 万元, 亿元. Another currency is
   * unreadable: there is no exchange rate here. A number in brackets is unreadable, because only
   * accountants mean a loss by brackets.
   *
   * @param bareUnit factor to yuan for a number without a unit, as in 10,000 for a column in 万元;
   *     null when such a number is unreadable
   */
  public static Amount read(String text, BigDecimal bareUnit) {
    Money.Sum sum = Money.read(text, bareUnit);
    if (sum.currency() != null && !Money.YUAN.equals(sum.currency())) {
      return new Amount(Capital.State.UNREADABLE, null);
    }
    return new Amount(sum.state(), sum.amount());
  }

  /**
   * Whether a text is one number without a unit (12.5, １，２００, 1.0E7): the unit of its column then
   * applies. False for unreadable text.
   */
  public static boolean isBare(String text) {
    return Money.isBare(text);
  }
}
