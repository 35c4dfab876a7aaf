package org.regulake.models.code;

import java.util.function.UnaryOperator;

/**
 * Finds resident numbers in a text, contiguous or split by blanks and dashes. Each is recognized by
 * its province and its day of birth.
 */
final class ResidentSearch {

  /** Longest separator between two digits: " - " has three characters. */
  private static final int MOST_SEPARATORS = 3;

  private ResidentSearch() {}

  /**
   * Replaces every resident number in a text.
   *
   * @param replacement maps the number of eighteen characters to its replacement
   * @return the text itself when it has no such number
   */
  static String replaced(String text, UnaryOperator<String> replacement) {
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

  /** Whether a plain character is a digit. */
  static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  private static boolean isLetter(char sign) {
    return sign >= 'A' && sign <= 'Z';
  }

  /**
   * Digits from a position on, and the resident number that they form.
   *
   * @param number null when they form none; then {@code end} is the first position at which the
   *     next digits may begin
   */
  private record Stretch(int start, int end, String number) {

    /** Positions at which people split numbers: after the parts of a number, or evenly. */
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
     * Digits that are split in an unusual way count as a number only with a correct check
     * character.
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
     * The next visible character after at most a given number of separators; a comma counts as
     * visible where it separates thousands.
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
     * Start of the letters directly before a position; -1 when digits precede them, because then it
     * is a part of another number.
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
}
