package org.regulake.models.code;

import java.time.YearMonth;

/**
 * Number of a resident identity card (公民身份号码, GB 11643-1999): division, day of birth, sequence, and
 * a check character by ISO 7064 MOD 11-2; before 1999 fifteen digits, without the century and the
 * check character. A foreigner's permanent residence card of 2023 has the same form behind a 9.
 */
final class ResidentNumber {

  static final int LENGTH = 18;
  static final int OLD_LENGTH = 15;

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK_CHARACTERS = "10X98765432";
  private static final int EARLIEST_BIRTH = 1800;
  private static final int LATEST_BIRTH = 2099;

  /**
   * Last year of birth for which the check character may be wrong. Numbers of decisions often
   * consist of a division, a date and a count, but hardly any relevant one has a date up to this
   * year.
   */
  private static final int LATEST_BIRTH_UNCHECKED = 2009;

  private ResidentNumber() {}

  /**
   * Whether eighteen characters are the number of a person: a province, a day of birth, and a right
   * check character or a birth long enough ago, as a wrong check character may be a slip. A text
   * that is also a valid credit code is taken for a credit code, which is far more likely.
   */
  static boolean isPersons(CharSequence number) {
    if (number.length() != LENGTH || !isBirth(number, 6, 4)) {
      return false;
    }
    boolean isChecked = isChecked(number);
    if (number.charAt(0) == '9') {
      return isChecked && isProvince(number, 1) && !CreditCode.isValid(number.toString());
    }
    int year = number(number, 6, 4);
    return isProvince(number, 0)
        && (isChecked || year <= LATEST_BIRTH_UNCHECKED)
        && !CreditCode.isValid(number.toString());
  }

  /**
   * Whether fifteen digits have the form of a number issued before 1999: a province and a day of
   * birth.
   */
  static boolean isOldPersons(CharSequence number) {
    return number.length() == OLD_LENGTH && isProvince(number, 0) && isBirth(number, 6, 2);
  }

  /**
   * Whether twelve digits are those of a foreigner's card issued before 2023, after the letters of
   * a country: a place and a day of birth.
   */
  static boolean isForeigners(CharSequence twelve) {
    return twelve.length() == 12 && isProvince(twelve, 0) && isBirth(twelve, 4, 2);
  }

  /** Whether the last character checks the seventeen before it. */
  static boolean isChecked(CharSequence number) {
    return number.length() == LENGTH && checkCharacter(number) == number.charAt(LENGTH - 1);
  }

  /**
   * The number of eighteen characters that replaced one of fifteen digits; all holders of fifteen
   * digits were born before 2000.
   */
  static String ofOld(String number) {
    String seventeen = number.substring(0, 6) + "19" + number.substring(6);
    return seventeen + checkCharacter(seventeen);
  }

  /**
   * Whether six or eight digits from a position on are a day: {@code yyMMdd} of the last century,
   * or {@code yyyyMMdd}.
   */
  static boolean isBirth(CharSequence number, int from, int digitsOfYear) {
    int year = number(number, from, digitsOfYear) + (digitsOfYear == 2 ? 1900 : 0);
    int month = number(number, from + digitsOfYear, 2);
    int day = number(number, from + digitsOfYear + 2, 2);
    return year >= EARLIEST_BIRTH
        && year <= LATEST_BIRTH
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  private static boolean isProvince(CharSequence number, int from) {
    char first = number.charAt(from);
    char second = number.charAt(from + 1);
    // 83 is used only on the residence permits of people from Taiwan.
    return Regions.standard().isProvincePrefix(first, second) || (first == '8' && second == '3');
  }

  private static int number(CharSequence text, int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      value = 10 * value + text.charAt(i) - '0';
    }
    return value;
  }

  private static char checkCharacter(CharSequence number) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (number.charAt(i) - '0');
    }
    return CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length());
  }
}
