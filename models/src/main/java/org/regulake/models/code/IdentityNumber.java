package org.regulake.models.code;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of identity documents of natural persons, in whatever form they are written and wherever
 * they stand: resident numbers of eighteen and of fifteen digits, permanent residence cards,
 * passports, permits of people from Hong Kong, Macao and Taiwan, cards of the military.
 *
 * <p>A resident number is known by its province and its day of birth. Numbers of other documents
 * look like many other things, so in a text they are looked for beside a word such as 护照, and in
 * the cell of a code by their form alone.
 */
public final class IdentityNumber {

  private static final int FEWEST_DIGITS = 6;
  private static final int FEWEST_DIGITS_OF_RESIDENTS = 12;

  /** " - " is three signs. */
  private static final int MOST_SEPARATORS = 3;

  private static final String DOCUMENT =
      "(?:护照|護照|PASSPORT|通行证|通行證|回乡证|台胞证|身份证|身份證|居留证|居留許可|居留许可|(?<!许可)证件|證件)";
  private static final String GAP = "(?:编号|号码|號碼|号|號|码|为|是|NO|NUMBER|[ :#(\\[\"〔【、]){0,6}";
  private static final String REST = "(?: ?\\([0-9A-Z]\\)|[A-Z])?(?![0-9A-Z])(?! ?[元万亿年份张人个%])";
  private static final Pattern BEHIND_ITS_NAME =
      Pattern.compile(
          DOCUMENT + GAP + "(?<number>(?<![0-9A-Z])(?:[A-Z]{1,3} ?)?\\d{6,10}" + REST + ")");
  private static final Pattern BEFORE_ITS_NAME =
      Pattern.compile(
          "(?<![0-9A-Z])(?<number>[A-Z]{1,3}\\d{6,10}" + REST + ")(?=[ (]{0,2}" + DOCUMENT + ")");
  private static final Pattern MILITARY =
      Pattern.compile("(?:军官证|士兵证|警官证|军人证)[^0-9A-Z]{0,12}(?<number>\\d{5,8})(?!\\d)");
  private static final Pattern MILITARY_ALONE =
      Pattern.compile("(?<![\\p{IsHan}0-9A-Z])(?:[军士文]|武警)字第(?<number>\\d{6,8})(?!\\d)");

  /**
   * Forms of documents in a cell that ought to hold a code: passports and permits, foreigners'
   * cards of before 2023.
   */
  private static final Pattern IN_PLACE_OF_CODE =
      Pattern.compile(
          "[A-Z]{1,2}\\d{7,8}|[HM]\\d{10}|[A-Z]{3}\\d{12}|[A-Z]{1,2}\\d{6}\\([0-9A]\\)");

  /**
   * Passports of China and permits of people from Hong Kong and Macao, which are known by their
   * form where no other number is to be expected.
   */
  private static final Pattern KNOWN_FORM =
      Pattern.compile(
          "(?<![0-9A-Za-z])(?:[EGDSP]\\d{8}|E[A-Z]\\d{7}|[HM]\\d{8}(?:\\d{2})?)(?![0-9A-Za-z])");

  private IdentityNumber() {}

  /**
   * Replaces every identity number in a text.
   *
   * @param replacement what stands in its place, given the number in its one spelling (see {@link
   *     #canonical})
   * @return the text itself when it has no such number
   */
  public static String replaceIn(String text, UnaryOperator<String> replacement) {
    int digits = digits(text);
    if (digits < FEWEST_DIGITS) {
      return text;
    }
    String replaced =
        digits < FEWEST_DIGITS_OF_RESIDENTS ? text : residentsReplaced(text, replacement);
    return mayNameDocument(replaced) ? documentsReplaced(replaced, replacement) : replaced;
  }

  /**
   * Replaces what stands in the cell of an enterprise's code and is the number of a person: the
   * cell becomes the replacement as a whole. A code of any national scheme that passes its check
   * stays, and so does whatever has no form of an identity number.
   *
   * @param isNational whether the cell holds a national code, and not one of the sender's own
   *     numbers, of which nothing is known
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
   * Whether a cell has eighteen digits and capitals with a letter before the last: most codes of
   * enterprises, and no number of a person.
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
   * Whether a cell as a whole has the form of a person's number, even if it passes the check of a
   * code as well: one in ten does.
   */
  public static boolean hasForm(String cell) {
    if (digits(cell) < FEWEST_DIGITS) {
      return false;
    }
    String number = canonical(cell);
    return ResidentNumber.isPersons(residentForm(number)) || isDocument(number);
  }

  /**
   * Replaces what has the form of a passport or a permit, with or without a word beside it, and
   * every other identity number; for places where codes and names of things are not to be expected.
   */
  public static String replaceInAnyForm(String text, UnaryOperator<String> replacement) {
    String replaced = replaceIn(text, replacement);
    return !mayBeginForm(replaced)
        ? replaced
        : KNOWN_FORM
            .matcher(replaced)
            .replaceAll(found -> Matcher.quoteReplacement(replacement.apply(found.group())));
  }

  /** A cheap look for a letter with which a known form begins. */
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
   * The text when it has the signs of a resident number at all; otherwise nothing, so that only
   * digits are ever taken for digits.
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
   * The one spelling of a number: digits 0-9 and capital letters without blanks, dashes and
   * invisible characters, and eighteen characters for a resident number of fifteen digits. A cell
   * that says more than one resident number is reduced to that number.
   */
  public static String canonical(String number) {
    if (isPlain(number)) {
      return ResidentNumber.isOldPersons(number) ? ResidentNumber.ofOld(number) : number;
    }
    String[] found = new String[2];
    if (digits(number) >= FEWEST_DIGITS_OF_RESIDENTS) {
      residentsReplaced(
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
   * Whether a number is written as it should be: fifteen or eighteen digits, the last of eighteen
   * maybe an X. Most are.
   */
  private static boolean isPlain(String number) {
    int length = number.length();
    if (length != ResidentNumber.LENGTH && length != ResidentNumber.OLD_LENGTH) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!isDigit(number.charAt(i))
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

  // ---- resident numbers

  private static String residentsReplaced(String text, UnaryOperator<String> replacement) {
    char[] signs = PlainSigns.of(text);
    StringBuilder replaced = null;
    int copied = 0;
    for (int i = 0; i < signs.length; i++) {
      if (!isDigit(signs[i])) {
        continue;
      }
      Stretch found = Stretch.at(signs, i);
      if (found.number() != null) {
        replaced = replaced == null ? new StringBuilder(text.length()) : replaced;
        replaced.append(text, copied, found.start()).append(replacement.apply(found.number()));
        copied = PlainSigns.wholeEnd(text, found.end());
      }
      i = found.end() - 1;
    }
    return replaced == null ? text : replaced.append(text, copied, text.length()).toString();
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  private static boolean isLetter(char sign) {
    return sign >= 'A' && sign <= 'Z';
  }

  /**
   * Digits from a place on, and the resident number that they are.
   *
   * @param number null when they are none; then {@code end} is where the next digits may begin
   */
  private record Stretch(int start, int end, String number) {

    /** Where numbers are broken up by people: after the parts of a number, or evenly. */
    private static final int PARTS_OF_NEW = bits(3, 6, 9, 10, 12, 14, 15, 17);

    private static final int PARTS_OF_OLD = bits(3, 6, 8, 9, 10, 12);
    private static final int[] EVEN = {
      ~0, bits(2, 4, 6, 8, 10, 12, 14, 16), bits(4, 8, 12, 16), bits(5, 10, 15)
    };

    private static int bits(int... places) {
      int bits = 0;
      for (int place : places) {
        bits |= 1 << place;
      }
      return bits;
    }

    static Stretch at(char[] signs, int from) {
      StringBuilder number = new StringBuilder(ResidentNumber.LENGTH);
      int lettersFrom = behindLettersBefore(signs, from);
      boolean isStart = lettersFrom >= 0;
      int start = from - (isStart ? foreignCardPrefix(signs, from, lettersFrom) : 0);
      int breaks = 0;
      int firstGroupEnd = -1;
      Stretch old = null;
      int i = from;
      while (i < signs.length) {
        char sign = signs[i];
        if (isDigit(sign) || sign == 'X' && number.length() == ResidentNumber.LENGTH - 1) {
          number.append(sign);
          i++;
          if (sign != 'X'
              && skipped(signs, i, 0) < signs.length
              && isDigit(signs[skipped(signs, i, 0)])) {
            continue;
          }
        } else {
          i++;
          continue;
        }
        firstGroupEnd = firstGroupEnd < 0 ? i : firstGroupEnd;
        int length = number.length();
        boolean canEnd = isStart && !isDigitBehindLetters(signs, i);
        if (length == ResidentNumber.LENGTH && canEnd && isNew(number, breaks)) {
          return new Stretch(from, i, number.toString());
        }
        if (length == ResidentNumber.OLD_LENGTH && canEnd && isOld(number, breaks)) {
          old = new Stretch(from, i, ResidentNumber.ofOld(number.toString()));
        }
        if (length == 12 && start < from && canEnd && ResidentNumber.isForeigners(number)) {
          return new Stretch(start, i, new String(signs, start, 3) + number);
        }
        int next = skipped(signs, i, MOST_SEPARATORS);
        boolean goesOn =
            length < ResidentNumber.LENGTH
                && next < signs.length
                && (isDigit(signs[next])
                    || signs[next] == 'X' && length == ResidentNumber.LENGTH - 1);
        if (!goesOn) {
          break;
        }
        breaks |= 1 << length;
        i = next;
      }
      return old != null
          ? old
          : new Stretch(from, firstGroupEnd < 0 ? from + 1 : firstGroupEnd, null);
    }

    /**
     * Only a right check character is proof enough for digits that are broken up in an unusual way.
     */
    private static boolean isNew(StringBuilder number, int breaks) {
      return ResidentNumber.isPersons(number)
          && (ResidentNumber.isChecked(number) || isUsual(breaks, PARTS_OF_NEW));
    }

    private static boolean isOld(StringBuilder number, int breaks) {
      return ResidentNumber.isOldPersons(number) && isUsual(breaks, PARTS_OF_OLD);
    }

    private static boolean isUsual(int breaks, int parts) {
      if ((breaks & ~parts) == 0) {
        return true;
      }
      for (int even : EVEN) {
        if (breaks == (even & ((Integer.highestOneBit(breaks) << 1) - 1) & ~1)) {
          return true;
        }
      }
      return false;
    }

    /**
     * The next sign that is seen, behind at most so many separators; a comma counts where it parts
     * thousands.
     */
    private static int skipped(char[] signs, int from, int mostSeparators) {
      int i = from;
      int separators = 0;
      while (i < signs.length
          && (signs[i] == PlainSigns.NOTHING
              || mostSeparators > 0 && (signs[i] == ' ' || isThousands(signs, i)))) {
        separators += signs[i] == PlainSigns.NOTHING ? 0 : 1;
        if (separators > mostSeparators) {
          return signs.length;
        }
        i++;
      }
      return i;
    }

    private static boolean isThousands(char[] signs, int i) {
      return signs[i] == ','
          && i + 3 < signs.length
          && isDigit(signs[i + 1])
          && isDigit(signs[i + 2])
          && isDigit(signs[i + 3])
          && (i + 4 == signs.length || !isDigit(signs[i + 4]));
    }

    /**
     * Where the letters right before a place begin; -1 when digits stand before them, for then it
     * is a part of some other number.
     */
    private static int behindLettersBefore(char[] signs, int from) {
      int i = from - 1;
      while (i >= 0 && isLetter(signs[i])) {
        i--;
      }
      return i >= 0 && isDigit(signs[i]) ? -1 : i + 1;
    }

    private static int foreignCardPrefix(char[] signs, int from, int lettersFrom) {
      return from - lettersFrom == 3 ? 3 : 0;
    }

    private static boolean isDigitBehindLetters(char[] signs, int from) {
      int i = from;
      while (i < signs.length && isLetter(signs[i])) {
        i++;
      }
      return i < signs.length && isDigit(signs[i]);
    }
  }

  // ---- other documents

  /** A cheap look for a word that names a document. */
  private static boolean mayNameDocument(String text) {
    for (int i = 1; i < text.length(); i++) {
      char before = text.charAt(i - 1);
      boolean isWord =
          switch (text.charAt(i)) {
            case '照' -> before == '护' || before == '護';
            case '证', '證' -> "行乡胞份留官兵人".indexOf(before) >= 0;
            case '件' -> before == '证' || before == '證';
            case '字' -> "军士文警".indexOf(before) >= 0;
            case '留' -> before == '居';
            case 'a', 'A', 'ａ', 'Ａ' -> "pPｐＰ".indexOf(before) >= 0;
            default -> false;
          };
      if (isWord) {
        return true;
      }
    }
    return false;
  }

  private static String documentsReplaced(String text, UnaryOperator<String> replacement) {
    char[] signs = PlainSigns.of(text);
    int[] places = new int[signs.length + 1];
    StringBuilder visible = new StringBuilder(signs.length);
    for (int i = 0; i < signs.length; i++) {
      if (signs[i] != PlainSigns.NOTHING) {
        places[visible.length()] = i;
        visible.append(signs[i]);
      }
    }
    places[visible.length()] = signs.length;
    boolean[] isNumber = new boolean[signs.length];
    for (Pattern pattern : List.of(BEHIND_ITS_NAME, BEFORE_ITS_NAME, MILITARY, MILITARY_ALONE)) {
      Matcher found = pattern.matcher(visible);
      while (found.find()) {
        Arrays.fill(
            isNumber,
            places[found.start("number")],
            PlainSigns.wholeEnd(text, places[found.end("number") - 1] + 1),
            true);
      }
    }
    StringBuilder replaced = new StringBuilder(text.length());
    for (int i = 0; i < signs.length; i++) {
      int end = i;
      while (end < signs.length && isNumber[end]) {
        end++;
      }
      replaced.append(
          end == i
              ? text.substring(i, i + 1)
              : replacement.apply(canonical(text.substring(i, end))));
      i = Math.max(i, end - 1);
    }
    return replaced.toString().equals(text) ? text : replaced.toString();
  }
}
