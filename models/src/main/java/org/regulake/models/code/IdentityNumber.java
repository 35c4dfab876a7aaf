package org.regulake.models.code;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of identity documents of natural persons, in every form and place in which they are
 * written: resident numbers of eighteen and of fifteen digits, permanent residence cards,
 * passports, permits of people from Hong Kong, Macao and Taiwan, cards of the military.
 *
 * <p>A resident number is recognized by its province and its day of birth. Numbers of other
 * documents look like many other things, so in a text they are searched next to a word such as 护照,
 * and in the cell of a code by their form alone.
 */
public final class IdentityNumber {

  private static final int FEWEST_DIGITS = 6;
  private static final int FEWEST_DIGITS_OF_RESIDENTS = 12;

  /**
   * Forms of documents in a cell that ought to hold a code: passports and permits, and foreigners'
   * cards issued before 2023.
   */
  private static final Pattern IN_PLACE_OF_CODE =
      Pattern.compile(
          "[A-Z]{1,2}\\d{7,8}|[HM]\\d{10}|[A-Z]{3}\\d{12}|[A-Z]{1,2}\\d{6}\\([0-9A]\\)");

  /**
   * Passports of China and permits of people from Hong Kong and Macao, which are recognized by
   * their form where no other number is expected.
   */
  private static final Pattern KNOWN_FORM =
      Pattern.compile(
          "(?<![0-9A-Za-z])(?:[EGDSP]\\d{8}|E[A-Z]\\d{7}|[HM]\\d{8}(?:\\d{2})?)(?![0-9A-Za-z])");

  private IdentityNumber() {}

  /**
   * Replaces every identity number in a text.
   *
   * @param replacement maps the number in its canonical spelling (see {@link #canonical}) to its
   *     replacement
   * @return the text itself when it has no such number
   */
  public static String replaceIn(String text, UnaryOperator<String> replacement) {
    int digits = digits(text);
    if (digits < FEWEST_DIGITS) {
      return text;
    }
    String replaced =
        digits < FEWEST_DIGITS_OF_RESIDENTS ? text : ResidentSearch.replaced(text, replacement);
    return DocumentSearch.replaced(replaced, number -> replacement.apply(canonical(number)));
  }

  /**
   * Replaces a person's number in the cell of an enterprise's code: the whole cell becomes the
   * replacement. A code of any national scheme that passes its check stays, and so does a cell
   * without the form of an identity number.
   *
   * @param isNational whether the cell holds a national code; otherwise it holds the sender's own
   *     number, whose form is unknown
   */
  public static String replaceInCode(
      String cell, boolean isNational, UnaryOperator<String> replacement) {
    if (isCreditCodeWithLetters(cell)
        || digits(cell) < FEWEST_DIGITS
        || isNational && Identifiers.recognise(cell).isValid()) {
      return cell;
    }
    String number = canonical(cell);
    boolean isResidents = ResidentNumber.isPersons(residentForm(number));
    if (isNational
        ? isResidents || isDocument(number)
        : isResidents && digits(cell) > ResidentNumber.OLD_LENGTH) {
      return replacement.apply(number);
    }
    String[] found = new String[1];
    if (isNational) {
      replaceIn(cell, behindAWord -> found[0] = replacement.apply(behindAWord));
    }
    return found[0] == null ? cell : found[0];
  }

  /**
   * Whether a cell has eighteen digits and capitals with a letter before the last: true of most
   * codes of enterprises and of no number of a person.
   */
  public static boolean isCreditCodeWithLetters(String cell) {
    if (cell == null || cell.length() != ResidentNumber.LENGTH) {
      return false;
    }
    boolean hasLetter = false;
    for (int i = 0; i < ResidentNumber.LENGTH; i++) {
      char c = cell.charAt(i);
      boolean isLetter = c >= 'A' && c <= 'Z';
      if (!isLetter && (c < '0' || c > '9')) {
        return false;
      }
      hasLetter |= isLetter && i >= 8 && i < ResidentNumber.LENGTH - 1;
    }
    return hasLetter && cell.charAt(2) <= '9' && cell.charAt(7) <= '9';
  }

  /**
   * Whether a cell as a whole has the form of a person's number, even if it also passes the check
   * of a code, as one in ten does.
   */
  public static boolean hasForm(String cell) {
    if (digits(cell) < FEWEST_DIGITS) {
      return false;
    }
    String number = canonical(cell);
    return ResidentNumber.isPersons(residentForm(number)) || isDocument(number);
  }

  /**
   * Replaces numbers in the form of a passport or a permit, with or without a word next to them,
   * and every other identity number; for places where codes and names of things are not expected.
   */
  public static String replaceInAnyForm(String text, UnaryOperator<String> replacement) {
    String replaced = replaceIn(text, replacement);
    return !mayBeginForm(replaced)
        ? replaced
        : KNOWN_FORM
            .matcher(replaced)
            .replaceAll(found -> Matcher.quoteReplacement(replacement.apply(found.group())));
  }

  /** Checks cheaply for a letter with which a known form begins. */
  private static boolean mayBeginForm(String text) {
    for (int i = 0; text != null && i < text.length(); i++) {
      if (text.charAt(i) < 0x80 && "EGDSPHM".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDocument(String number) {
    return ResidentNumber.isOldPersons(residentForm(number))
        || IN_PLACE_OF_CODE.matcher(number).matches();
  }

  /**
   * The text when it has the characters of a resident number; otherwise nothing, so that only
   * digits are ever read as digits.
   */
  private static String residentForm(String number) {
    for (int i = 0; i < number.length(); i++) {
      boolean isDigit = number.charAt(i) >= '0' && number.charAt(i) <= '9';
      if (!isDigit && !(i == ResidentNumber.LENGTH - 1 && number.charAt(i) == 'X')) {
        return "";
      }
    }
    return number;
  }

  /**
   * The canonical spelling of a number: digits 0-9 and capital letters without blanks, dashes and
   * invisible characters, and eighteen characters for a resident number of fifteen digits. A cell
   * that states more than a resident number is reduced to that number.
   */
  public static String canonical(String number) {
    if (isPlain(number)) {
      return ResidentNumber.isOldPersons(number) ? ResidentNumber.ofOld(number) : number;
    }
    String[] found = new String[2];
    if (digits(number) >= FEWEST_DIGITS_OF_RESIDENTS) {
      ResidentSearch.replaced(
          number,
          resident -> {
            found[found[0] == null ? 0 : 1] = resident;
            return "";
          });
    }
    if (found[0] != null && (found[1] == null || found[1].equals(found[0]))) {
      return found[0];
    }
    StringBuilder plain = new StringBuilder(number.length());
    for (char sign : PlainSigns.of(number)) {
      if (sign != ' ' && sign != PlainSigns.NOTHING) {
        plain.append(sign);
      }
    }
    return plain.toString();
  }

  /**
   * Whether a number is in its usual spelling: fifteen or eighteen digits, the last of eighteen
   * possibly an X. Most are.
   */
  private static boolean isPlain(String number) {
    int length = number.length();
    if (length != ResidentNumber.LENGTH && length != ResidentNumber.OLD_LENGTH) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!ResidentSearch.isDigit(number.charAt(i))
          && !(i == ResidentNumber.LENGTH - 1 && number.charAt(i) == 'X')) {
        return false;
      }
    }
    return true;
  }

  private static int digits(String text) {
    int digits = 0;
    for (int i = 0; text != null && i < text.length(); i++) {
      digits += PlainSigns.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits;
  }
}
