package org.regulake.models.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Formats a moment for the console, messages and the log: China's legal time to the second, with
 * its offset, whatever the time zone of the machine. Tables keep the moment itself.
 */
public final class LocalMoment {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneId.of("Asia/Shanghai"));

  private LocalMoment() {}

  /** The moment, as in {@code 2025-03-31T10:00:00+08:00}. */
  public static String of(Instant moment) {
    return FORM.format(moment);
  }

  /** The same for a moment given as text, as in {@code 2025-03-31T02:00:00Z}. */
  public static String of(String moment) {
    return of(Instant.parse(moment));
  }
}
