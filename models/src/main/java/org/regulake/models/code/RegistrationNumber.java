package org.regulake.models.code;

/**
 * Registration number used before the credit code (工商注册号, 工商办字〔2007〕79号): six digits for the
 * registry (100000 for the national one), eight for the sequence, one check digit by ISO 7064 MOD
 * 11,10.
 */
public final class RegistrationNumber {

  private static final int LENGTH = 15;

  private RegistrationNumber() {}

  /** Whether the text is fifteen digits of which the last checks the others. */
  public static boolean isValid(String text) {
    return text != null && text.length() == LENGTH && check(text) == text.charAt(LENGTH - 1);
  }

  /**
   * The check digit of fourteen digits.
   *
   * @throws IllegalArgumentException when there are not fourteen digits
   */
  public static char checkDigit(String fourteen) {
    int check = fourteen != null && fourteen.length() == LENGTH - 1 ? check(fourteen) : -1;
    if (check < 0) {
      throw new IllegalArgumentException(
          "registration number '%s': give fourteen digits".formatted(fourteen));
    }
    return (char) check;
  }

  /** The check digit of the first fourteen characters, or -1 when one of them is no digit. */
  private static int check(String text) {
    int product = 10;
    for (int i = 0; i < LENGTH - 1; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      int sum = (product + c - '0') % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return '0' + (11 - product) % 10;
  }
}
