package org.regulake.models.code;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * Dates as registers write them, from whole days to bare years. Nothing is guessed: 03/02/2016 and
 * spreadsheet serials are unreadable.
 */
public final class Dates {

  /** Precision of the stated date; a month or day that is not stated is the first. */
  public enum Precision {
    DAY,
    MONTH,
    YEAR
  }

  /** Reasons why there is no date. */
  public enum Fault {
    NONE,
    /**
     * Blank, a word for nothing or for an open end (至今, 长期), a day that means an open end
     * (9999-12-31), or a database's empty date (0000-00-00).
     */
    NOT_STATED,
    /** Has the form of a date but is in no calendar, or outside 1900 to 2100. */
    IMPOSSIBLE,
    UNREADABLE
  }

  /** A date with its precision, both null unless the fault is {@code NONE}. */
  public record ParsedDate(LocalDate date, Precision precision, Fault fault) {

    public boolean isRead() {
      return fault == Fault.NONE;
    }
  }

  private static final ParsedDate NOT_STATED = new ParsedDate(null, null, Fault.NOT_STATED);
  private static final ParsedDate IMPOSSIBLE = new ParsedDate(null, null, Fault.IMPOSSIBLE);
  private static final ParsedDate UNREADABLE = new ParsedDate(null, null, Fault.UNREADABLE);

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;
  private static final int MAX_LENGTH = 40;
  private static final int FOREVER = 9999;
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final Set<String> OPEN_ENDS =
      Set.of(
          "长期", "永久", "永续", "长期有效", "永久有效", "无固定期限", "无固定期", "无期限", "无限期", "无限", "不约定期限", "至今",
          "迄今", "现在", "目前", "在任", "至长期", "至永久");

  /** Digits in numerals; those after nine are other ways to write zero. */
  private static final String YEAR_NUMERALS = "〇一二三四五六七八九零○";

  private final String text;
  private int at;

  private int minuteOfDay;

  /** Null unless a time with an offset was stated. */
  private ZoneOffset offset;

  private boolean isTimeImpossible;

  private Dates(String text) {
    this.text = text;
  }

  /**
   * Reads 2016-02-03, 2016/2/3, 2016.02.03, 20160203, 2016年2月3日, each also with a time behind it
   * (20160203100000 too); 2016-02, 2016/2, 2016.02, 201602, 2016年2月; 2016, 2016年; 二〇一六年二月三日 and its
   * shorter forms.
   *
   * <p>A time with an offset is an instant: the date is the one in China at that instant, so
   * 2016-02-02T16:00:00Z is February 3rd. Six digits are year and month when they can be; a source
   * that writes yyMMdd must be read by its own mapping. China's clocks were an hour ahead in the
   * summers of 1986 to 1991, so 1988-07-31T15:00:00Z is August 1st.
   *
   * <p>Any day of the year 9999 and the last two days of 2099, 2199, … 2999 mean an open end,
   * written by clocks of any zone.
   */
  public static ParsedDate read(String text) {
    String folded = Folding.fold(text);
    if (NotStated.isFolded(folded) || folded.length() <= 6 && OPEN_ENDS.contains(folded)) {
      return NOT_STATED;
    }
    return folded.length() > MAX_LENGTH ? UNREADABLE : new Dates(folded).read();
  }

  private ParsedDate read() {
    int digits = countDigits();
    if (digits == 0) {
      return inNumerals();
    }
    if (digits == text.length()) {
      return switch (digits) {
        case 4 -> date(number(4), 1, 1, Precision.YEAR);
        case 6 -> yearAndMonth();
        case 8 -> date(number(4), number(2), number(2), Precision.DAY);
        case 14 -> compactTimestamp();
        default -> UNREADABLE;
      };
    }
    if (digits == 8) {
      int year = number(4);
      int month = number(2);
      int day = number(2);
      return endOfDate() ? date(year, month, day, Precision.DAY) : UNREADABLE;
    }
    return digits == 4 ? separated() : UNREADABLE;
  }

  /** 二〇一六年二月三日, as decisions are signed: the year digit by digit, month and day as numbers. */
  private ParsedDate inNumerals() {
    StringBuilder digits = new StringBuilder(12);
    int index = 0;
    for (; index < 4 && index < text.length(); index++) {
      int digit = YEAR_NUMERALS.indexOf(text.charAt(index));
      if (digit < 0) {
        return UNREADABLE;
      }
      digits.append(digit > 9 ? 0 : digit);
    }
    for (char end : new char[] {'年', '月', '日'}) {
      if (end != '年') {
        ChineseNumeral number = ChineseNumeral.read(text, index);
        if (number == null
            || number.end() == index
            || number.value().compareTo(BigDecimal.valueOf(99)) > 0) {
          return UNREADABLE;
        }
        digits.append(number.value());
        index = number.end();
      }
      if (index >= text.length() || text.charAt(index) != end) {
        return UNREADABLE;
      }
      digits.append(end);
      index++;
      if (index == text.length()) {
        return new Dates(digits.toString()).read();
      }
    }
    return UNREADABLE;
  }

  private ParsedDate yearAndMonth() {
    int year = number(4);
    int month = number(2);
    boolean isPlausible = year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12;
    return isPlausible ? date(year, month, 1, Precision.MONTH) : UNREADABLE;
  }

  private ParsedDate compactTimestamp() {
    int year = number(4);
    int month = number(2);
    int day = number(2);
    isTimeImpossible = number(2) > 23 || number(2) > 59 || number(2) > 60;
    return date(year, month, day, Precision.DAY);
  }

  private ParsedDate separated() {
    int year = number(4);
    skipBlanks();
    char separator = next();
    boolean isChinese = separator == '年';
    if (!isChinese && separator != '-' && separator != '/' && separator != '.') {
      return UNREADABLE;
    }
    skipBlanks();
    if (isChinese && at == text.length()) {
      return date(year, 1, 1, Precision.YEAR);
    }
    int monthDigits = countDigits();
    if (monthDigits < 1 || monthDigits > 2) {
      return UNREADABLE;
    }
    int month = number(monthDigits);
    skipBlanks();
    if (isChinese && next() != '月') {
      return UNREADABLE;
    }
    skipBlanks();
    if (at == text.length()) {
      // 2012.0 is a year exported as a number, not a month.
      return separator == '.' && monthDigits == 1
          ? UNREADABLE
          : date(year, month, 1, Precision.MONTH);
    }
    if (!isChinese && next() != separator) {
      return UNREADABLE;
    }
    int dayDigits = countDigits();
    if (dayDigits < 1 || dayDigits > 2) {
      return UNREADABLE;
    }
    int day = number(dayDigits);
    if (isChinese) {
      skipBlanks();
      char end = next();
      if (end != '日' && end != '号') {
        return UNREADABLE;
      }
    }
    return endOfDate() ? date(year, month, day, Precision.DAY) : UNREADABLE;
  }

  /** Whether the text ends here, or with a time and perhaps an offset. */
  private boolean endOfDate() {
    if (at == text.length()) {
      return true;
    }
    char before = text.charAt(at - 1);
    if (text.charAt(at) == 'T') {
      at++;
    } else {
      int start = at;
      skipBlanks();
      if (at == start && before != '日' && before != '号') {
        return false;
      }
    }
    int hourDigits = countDigits();
    if (hourDigits < 1 || hourDigits > 2) {
      return false;
    }
    int hour = number(hourDigits);
    if (next() != ':' || countDigits() != 2) {
      return false;
    }
    int minute = number(2);
    int second = 0;
    if (at < text.length() && text.charAt(at) == ':') {
      at++;
      if (countDigits() != 2) {
        return false;
      }
      second = number(2);
      if (at < text.length() && text.charAt(at) == '.') {
        at++;
        int fraction = countDigits();
        if (fraction < 1) {
          return false;
        }
        at += fraction;
      }
    }
    isTimeImpossible = hour > 23 || minute > 59 || second > 60;
    minuteOfDay = hour * 60 + minute;
    return endOfTime();
  }

  private boolean endOfTime() {
    skipBlanks();
    if (at == text.length()) {
      return true;
    }
    char sign = next();
    if (sign == 'Z') {
      offset = ZoneOffset.UTC;
      return at == text.length();
    }
    if (sign != '+' && !Folding.isDash(sign)) {
      return false;
    }
    int digits = countDigits();
    if (digits != 2 && digits != 4) {
      return false;
    }
    int hours = number(2);
    int minutes = 0;
    if (digits == 4) {
      minutes = number(2);
    } else if (at < text.length()) {
      if (next() != ':' || countDigits() != 2) {
        return false;
      }
      minutes = number(2);
    }
    int offsetMinutes = hours * 60 + minutes;
    if (minutes > 59 || offsetMinutes > 18 * 60) {
      isTimeImpossible = true;
    } else {
      offset = ZoneOffset.ofTotalSeconds(offsetMinutes * (sign == '+' ? 60 : -60));
    }
    return at == text.length();
  }

  private ParsedDate date(int year, int month, int day, Precision precision) {
    if (year == 0 && month == 0 && day == 0) {
      return NOT_STATED;
    }
    if (month < 1
        || month > 12
        || isTimeImpossible
        || day < 1
        || day > Month.of(month).length(Year.isLeap(year))) {
      return IMPOSSIBLE;
    }
    LocalDate date = LocalDate.of(year, month, day);
    if (isOpenEnd(date)) {
      return NOT_STATED;
    }
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      return IMPOSSIBLE;
    }
    return new ParsedDate(offset == null ? date : inChina(date), precision, Fault.NONE);
  }

  /** December 30 is December 31 as written by a clock west of China. */
  private static boolean isOpenEnd(LocalDate date) {
    boolean isLastOfCentury =
        date.getYear() > 2000
            && date.getYear() % 100 == 99
            && date.getMonthValue() == 12
            && date.getDayOfMonth() >= 30;
    return date.getYear() == FOREVER || isLastOfCentury;
  }

  private LocalDate inChina(LocalDate date) {
    return date.atStartOfDay()
        .plusMinutes(minuteOfDay)
        .toInstant(offset)
        .atZone(CHINA)
        .toLocalDate();
  }

  private void skipBlanks() {
    while (at < text.length() && Folding.isBlank(text.charAt(at))) {
      at++;
    }
  }

  /** The next character, or NUL at the end. */
  private char next() {
    return at < text.length() ? text.charAt(at++) : '\0';
  }

  private int countDigits() {
    int end = at;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end - at;
  }

  /** Reads the given number of digits, which the caller has counted. */
  private int number(int digits) {
    int number = 0;
    for (int end = at + digits; at < end; at++) {
      number = number * 10 + text.charAt(at) - '0';
    }
    return number;
  }
}
