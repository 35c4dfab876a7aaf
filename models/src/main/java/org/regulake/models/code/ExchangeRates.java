package org.regulake.models.code;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Lowest and highest rates of foreign currencies in yuan, by year. */
public final class ExchangeRates {

  /**
   * Yuan for one unit of a currency.
   *
   * @param lowest of all days of the year
   * @param highest of all days of the year
   */
  public record Range(BigDecimal lowest, BigDecimal highest) {

    public Range {
      if (lowest.signum() <= 0 || lowest.compareTo(highest) > 0) {
        throw new IllegalArgumentException(
            "%s to %s is not a range of rates".formatted(lowest, highest));
      }
    }
  }

  private static final Map<Integer, Map<String, Range>> BY_YEAR = new TreeMap<>();

  static {
    for (String[] row : Resource.rows("exchange_rate.csv", ",")) {
      Range range = new Range(new BigDecimal(row[2]), new BigDecimal(row[3]));
      BY_YEAR.computeIfAbsent(Integer.valueOf(row[0]), year -> new TreeMap<>()).put(row[1], range);
    }
  }

  private ExchangeRates() {}

  /**
   * The rates of the last year that is over on a day, by ISO 4217 code: those of the day's own year
   * are not known on it. The yuan itself is not included; a year whose rates are not available has
   * none.
   */
  public static Map<String, Range> on(LocalDate day) {
    return between(day.minusYears(1), day);
  }

  /**
   * The ranges over all years from that of a first day on: a currency has a range only where its
   * rates of each of these years are available.
   */
  public static Map<String, Range> between(LocalDate first, LocalDate day) {
    Map<String, Range> ranges = new TreeMap<>(BY_YEAR.getOrDefault(day.getYear() - 1, Map.of()));
    for (int year = first.getYear(); year < day.getYear() - 1; year++) {
      Map<String, Range> ofYear = BY_YEAR.getOrDefault(year, Map.of());
      ranges.keySet().retainAll(ofYear.keySet());
      ranges.replaceAll(
          (currency, range) ->
              new Range(
                  range.lowest().min(ofYear.get(currency).lowest()),
                  range.highest().max(ofYear.get(currency).highest())));
    }
    return ranges;
  }
}
