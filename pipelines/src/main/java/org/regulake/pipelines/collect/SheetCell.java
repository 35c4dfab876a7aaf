package org.regulake.pipelines.collect;

import java.math.BigDecimal;
import java.math.MathContext;
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

  private SheetCell() {}

  /** The text of a cell; null for an empty one. */
  static String text(Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return null;
    }
    if (cell.getType() != CellType.NUMBER) {
      return cell.getRawValue() == null ? cell.getText() : String.valueOf(cell.getValue());
    }
    String format = pattern(cell);
    if (!format.equalsIgnoreCase("general") && OF_DATE.matcher(format).find()) {
      LocalDateTime moment = cell.asDate();
      return moment.toLocalTime().toSecondOfDay() == 0
          ? moment.toLocalDate().toString()
          : MOMENT.format(moment);
    }
    BigDecimal number = new BigDecimal(cell.getRawValue()).round(new MathContext(KEPT_DIGITS));
    return format.contains("%") ? plain(number.movePointRight(2)) + "%" : plain(number);
  }

  /** Whether a number has more digits than a spreadsheet keeps. */
  static boolean isCut(Cell cell) {
    return cell != null
        && cell.getType() == CellType.NUMBER
        && cell.asNumber().abs().compareTo(BigDecimal.TEN.pow(KEPT_DIGITS)) >= 0;
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String pattern(Cell cell) {
    String format = cell.getDataFormatString();
    return format == null ? "general" : LITERAL.matcher(format.split(";", 2)[0]).replaceAll("");
  }
}
