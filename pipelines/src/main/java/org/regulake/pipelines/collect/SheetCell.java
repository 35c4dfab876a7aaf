package org.regulake.pipelines.collect;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/** The text of a cell of a workbook, as a person would have typed it into a file of text. */
final class SheetCell {

  /** Digits that a spreadsheet keeps of a number. */
  static final int KEPT_DIGITS = 15;

  /** Text in quotation marks, in brackets, or behind a backslash: not part of a date's pattern. */
  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|\\*.");

  private static final Pattern OF_DATE = Pattern.compile("(?i)[ymdhs年月日]");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private static final Pattern ERROR =
      Pattern.compile("#(?:N/A|REF!|VALUE!|DIV/0!|NAME\\?|NUM!|NULL!|SPILL!|CALC!)");
  private static final LocalDate SINCE_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate SINCE_1904 = LocalDate.of(1904, 1, 1);

  /** 31 December 9999, the last day that a spreadsheet knows, counted from 1900. */
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

  private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);

  private SheetCell() {}

  /**
   * The text of a cell, or of the result of its formula; null for an empty one.
   *
   * @param isDate1904 whether the workbook counts days from 1904 on
   */
  static String text(Cell cell, boolean isDate1904) {
    if (cell == null || cell.getType() == CellType.EMPTY || cell.getValue() == null) {
      return null;
    }
    if (!(cell.getValue() instanceof BigDecimal number)) {
      return String.valueOf(cell.getValue());
    }
    String format = pattern(cell);
    if (isDay(number, format)) {
      return moment(number, isDate1904 ? SINCE_1904 : SINCE_1900);
    }
    BigDecimal kept = number.round(new MathContext(KEPT_DIGITS));
    return format.contains("%") ? plain(kept.movePointRight(2)) + "%" : plain(kept);
  }

  private static boolean isDay(BigDecimal number, String format) {
    return !format.equalsIgnoreCase("general")
        && OF_DATE.matcher(format).find()
        && number.signum() >= 0
        && number.compareTo(LAST_DAY) <= 0;
  }

  private static String moment(BigDecimal days, LocalDate first) {
    BigDecimal day = days.setScale(0, RoundingMode.FLOOR);
    long seconds =
        days.subtract(day)
            .multiply(SECONDS_OF_DAY)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
    LocalDateTime moment = first.plusDays(day.longValueExact()).atStartOfDay().plusSeconds(seconds);
    return moment.toLocalTime().toSecondOfDay() == 0
        ? moment.toLocalDate().toString()
        : MOMENT.format(moment);
  }

  /** Whether a cell, or the result of its formula, is an error. */
  static boolean isError(Cell cell) {
    return cell != null && cell.getValue() instanceof String text && ERROR.matcher(text).matches();
  }

  /** Whether a number has more digits than a spreadsheet keeps. */
  static boolean isCut(Cell cell) {
    return cell != null
        && cell.getValue() instanceof BigDecimal number
        && number.abs().compareTo(BigDecimal.TEN.pow(KEPT_DIGITS)) >= 0;
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String pattern(Cell cell) {
    String format = cell.getDataFormatString();
    return format == null ? "general" : LITERAL.matcher(format.split(";", 2)[0]).replaceAll("");
  }
}
