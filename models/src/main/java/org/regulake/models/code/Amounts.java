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
   * unreadable: there is no exchange rate here. A number in brackets is unreadable, because
   * accountants mean a loss by it and others do not.
   *
   * @param bareUnit how many yuan a number without any unit counts; null when such a number is
   *     unreadable
   */
  public static Amount read(String text, BigDecimal bareUnit) {
    Money.Sum sum = Money.read(text, bareUnit);
    if (sum.currency() != null && !Money.YUAN.equals(sum.currency())) {
      return new Amount(Capital.State.UNREADABLE, null);
    }
    return new Amount(sum.state(), sum.amount());
  }

  /**
   * Whether a text is one number that does not say what it counts (12.5, １，２００, 1.0E7): the unit of
   * its column then applies. False for what cannot be read.
   */
  public static boolean isBare(String text) {
    return Money.isBare(text);
  }
}
