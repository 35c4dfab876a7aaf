package org.regulake.pipelines.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** A moment as the value of an option. */
final class StatedMoment {

  private StatedMoment() {}

  /**
   * Reads a moment.
   *
   * @param option the option, for the message
   * @param text a day, which stands for its start, or a moment with its offset; null = not stated
   * @param zone time zone of a day
   * @return the moment; null where it is not stated
   * @throws IllegalArgumentException when the text is neither a day nor a moment
   */
  static Instant read(String option, String text, ZoneId zone) {
    if (text == null) {
      return null;
    }
    try {
      return text.length() == "2025-03-05".length()
          ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException cause) {
      throw new IllegalArgumentException(
          "%s '%s' is not a moment; write 2025-03-05 or 2025-03-05T09:00:00+08:00"
              .formatted(option, text),
          cause);
    }
  }
}
