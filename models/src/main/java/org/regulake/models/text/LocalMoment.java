package org.regulake.models.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * A moment as people read it, on the console, in messages and in the log: the legal time of China
 * to the second, with its offset, on whatever machine. Tables keep the moment itself.
 */
public final class LocalMoment {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneId.of("Asia/Shanghai"));

  private LocalMoment() {}

  /** The moment, as in {@code 2025-03-31T10:00:00+08:00}. */
  public static String of(Instant moment) {
    return FORM.format(moment);
  }

  /** A moment that is kept as text, as in {@code 2025-03-31T02:00:00Z}. */
  public static String of(String moment) {
    return of(Instant.parse(moment));
  }
}
