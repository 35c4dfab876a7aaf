package org.regulake.pipelines.collect;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regulake.pipelines.source.LandedColumn;
import org.regulake.pipelines.source.Reading;
import org.regulake.pipelines.source.Source;

/**
 * Rewrites what only the delivery's description can explain: dates whose order of day and month cannot be seen, foreign signs of numbers, and
 * units of bare numbers. A text that does not fit stays as it is, so that reading it later tells what is wrong with it.
 */
record Spelling(Map<String, Reading> readings, List<String> dates, DeliveryDescription.NumberSigns numbers, Map<String, String> units)
    implements Serializable {

  static Spelling of(Source source, DeliveryDescription description) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    for (LandedColumn column : source.columns()) {
      readings.putIfAbsent(column.name(), column.reading());
    }
    return new Spelling(readings, description.dates(), description.numbers(), description.units());
  }

  String rewrite(String column, String text) {
    if (text == null || dates.isEmpty() && numbers == null && units.isEmpty()) {
      return text;
    }
    return switch (readings.get(column)) {
      case DATE, MONTH, YEAR -> date(text);
      case YUAN, SIGNED_YUAN, CAPITAL_AMOUNT, RATIO, COUNT -> number(column, text);
      default -> text;
    };
  }

  private String date(String text) {
    for (String pattern : dates) {
      try {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu")).withResolverStyle(ResolverStyle.STRICT);
        return LocalDate.parse(text.strip(), formatter).toString();
      } catch (DateTimeException notThisPattern) {
        continue;
      }
    }
    return text;
  }

  private String number(String column, String text) {
    String plain = text.strip();
    if (numbers != null) {
      plain = numbers.grouping() == null ? plain : plain.replace(numbers.grouping(), "");
      plain = numbers.decimal() == null ? plain : plain.replace(numbers.decimal(), ".");
    }
    String unit = units.get(column);
    return unit != null && plain.matches("[-+]?[\\d.,]+") ? plain + unit : plain;
  }
}
