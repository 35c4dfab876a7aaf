package org.regulake.models.code;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Number of a resident identity card (公民身份号码, GB 11643-1999): division, day of birth, sequence, and a check character by ISO 7064 MOD 11-2.
 * It belongs to a natural person and turns up where it should not: in the column of an enterprise's code, behind a name, in a remark.
 */
public final class ResidentNumber {

  private static final Pattern SHAPE = Pattern.compile("(?<![0-9A-Za-z])[1-8]\\d{5}"
      + "(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[0-9Xx](?![0-9A-Za-z])");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK_CHARACTERS = "10X98765432";
  private static final int DIGITS = 17;

  private ResidentNumber() {}

  /**
   * Replaces every resident number in a text; one that is a credit code without fault as well is left, because it is far more likely that.
   *
   * @param replacement what stands in its place, given the number as it was written
   * @return the text itself when it has no such number
   */
  public static String replaceIn(String text, UnaryOperator<String> replacement) {
    if (!hasRunOfDigits(text)) {
      return text;
    }
    Matcher found = SHAPE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
    StringBuilder replaced = new StringBuilder();
    boolean isAny = false;
    while (found.find()) {
      String number = found.group();
      boolean isPersons = isChecked(number) && CreditCode.state(number.toUpperCase(Locale.ROOT), false, false) != CreditCode.State.VALID;
      found.appendReplacement(replaced, Matcher.quoteReplacement(isPersons ? replacement.apply(number) : number));
      isAny |= isPersons;
    }
    return isAny ? found.appendTail(replaced).toString() : text;
  }

  /** Most cells are settled here, without a pattern. Digits may be full-width ones. */
  private static boolean hasRunOfDigits(String text) {
    int run = 0;
    for (int i = 0; text != null && i < text.length(); i++) {
      run = Character.isDigit(text.charAt(i)) ? run + 1 : 0;
      if (run == DIGITS) {
        return true;
      }
    }
    return false;
  }

  private static boolean isChecked(String number) {
    int sum = 0;
    for (int i = 0; i < DIGITS; i++) {
      sum += WEIGHTS[i] * (number.charAt(i) - '0');
    }
    return CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length()) == Character.toUpperCase(number.charAt(DIGITS));
  }
}
