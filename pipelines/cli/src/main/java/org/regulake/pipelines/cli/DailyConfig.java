package org.regulake.pipelines.cli;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import org.regulake.pipelines.lakehouse.LakeFiles;

/**
 * Configuration of {@code ./regulake daily}. Every key is optional.
 *
 * @param zone time zone in which a day ends; Asia/Shanghai when left out
 * @param firstMonth first month whose end is judged, as in 2025-01; the first month that a delivery
 *     describes when left out
 * @param hookCommand command line for a shell that is called after a failure, a rejected release or
 *     with late deliveries; none when left out
 * @param hookUrlFile file with the address to which the outcome is posted in these cases; the
 *     environment variable REGULAKE_HOOK_URL when left out. The address itself is never part of a
 *     configuration, because it may contain a token
 */
public record DailyConfig(String zone, String firstMonth, String hookCommand, String hookUrlFile) {

  static final DailyConfig DEFAULT = new DailyConfig(null, null, null, null);

  /** Environment variable with the address of the hook. */
  static final String URL_VARIABLE = "REGULAKE_HOOK_URL";

  public DailyConfig {
    zone = zone == null ? "Asia/Shanghai" : zone;
    zoneNamed("daily.zone", zone);
    if (firstMonth != null) {
      month(firstMonth);
    }
  }

  /**
   * The time zone with a name.
   *
   * @param key the key or option that names it, for the message
   * @throws IllegalArgumentException when there is none
   */
  static ZoneId zoneNamed(String key, String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException cause) {
      throw new IllegalArgumentException(
          "%s '%s' is not a time zone; write one such as Asia/Shanghai".formatted(key, name),
          cause);
    }
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException cause) {
      throw new IllegalArgumentException(
          "daily.first_month '%s' is not a month; write one such as 2025-01".formatted(text),
          cause);
    }
  }

  /** The first month whose end may be judged. */
  YearMonth firstMonthOr(YearMonth earliest) {
    return firstMonth == null || month(firstMonth).isBefore(earliest)
        ? earliest
        : month(firstMonth);
  }

  /** The address of the hook; null where there is none. */
  String hookUrl() {
    return hookUrlFile == null ? System.getenv(URL_VARIABLE) : LakeFiles.readSecret(hookUrlFile);
  }
}
