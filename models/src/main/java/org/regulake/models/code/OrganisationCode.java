package org.regulake.models.code;

/**
 * Organisation code (组织机构代码, GB 11714-1997): eight characters 0-9 A-Z and a check character 0-9 or
 * X. It is part of the credit code, as characters 9 to 17.
 */
public final class OrganisationCode {

  private static final int LENGTH = 9;
  private static final String FILLER = "000000000";
  private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

  private OrganisationCode() {}

  /**
   * Whether nine characters, without the dash, are an organisation code with the right check
   * character. Nine zeros pass the check but are not valid: they are a filler, and linking by them
   * would merge thousands of enterprises into one.
   */
  public static boolean isValid(String nine) {
    return nine != null && nine.length() == LENGTH && isValidAt(nine, 0);
  }

  /**
   * The check character of eight characters 0-9 A-Z: {@code 11 - (sum of weight times value) mod
   * 11}, written X for 10 and 0 for 11.
   *
   * @throws IllegalArgumentException when there are not eight such characters
   */
  public static char checkDigit(String eight) {
    int check = eight != null && eight.length() == LENGTH - 1 ? check(eight, 0) : -1;
    if (check < 0) {
      throw new IllegalArgumentException(
          "organisation code '%s': give eight characters 0-9 A-Z".formatted(eight));
    }
    return (char) check;
  }

  /** As {@link #isValid}, on the nine characters of a longer code that begin at the index. */
  static boolean isValidAt(String code, int start) {
    return check(code, start) == code.charAt(start + LENGTH - 1) && !code.startsWith(FILLER, start);
  }

  /**
   * The check character of the eight characters at the index, or -1 when one of them is outside the
   * alphabet.
   */
  private static int check(String code, int start) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      char c = code.charAt(start + i);
      int value;
      if (c >= '0' && c <= '9') {
        value = c - '0';
      } else if (c >= 'A' && c <= 'Z') {
        value = c - 'A' + 10;
      } else {
        return -1;
      }
      sum += WEIGHTS[i] * value;
    }
    int check = 11 - sum % 11;
    return check == 10 ? 'X' : check == 11 ? '0' : '0' + check;
  }
}
