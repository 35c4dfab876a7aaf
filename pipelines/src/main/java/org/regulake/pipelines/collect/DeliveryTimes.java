package org.regulake.pipelines.collect;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regulake.pipelines.source.Reason;

/**
 * Times of a delivery: the day that it describes, and its receipt.
 *
 * @param eventDate day whose state the delivery describes
 * @param receivedAt when it was received
 */
record DeliveryTimes(LocalDate eventDate, Instant receivedAt) {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final Pattern LEADING_DATE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[-_].*)?");
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  /**
   * The times of a delivery, from its manifest, else from its description, else from the date at
   * the beginning of its folder name.
   *
   * @param now time of the run
   * @throws IllegalArgumentException when they are missing or not times
   * @throws RefusedFileException when they are in the future or in the wrong order
   */
  static DeliveryTimes of(
      String folder, Optional<Manifest> manifest, DeliveryDescription description, Instant now) {
    String eventTime =
        manifest
            .map(Manifest::eventTime)
            .or(() -> Optional.ofNullable(description.eventTime()))
            .or(() -> leadingDate(folder))
            .orElseThrow(() -> noTime(folder, "event_time"));
    String receivedAt =
        manifest
            .map(Manifest::receivedAt)
            .or(() -> Optional.ofNullable(description.receivedAt()))
            .or(() -> leadingDate(folder))
            .orElseThrow(() -> noTime(folder, "received_at"));
    DeliveryTimes times =
        new DeliveryTimes(day(moment(eventTime, "event_time")), moment(receivedAt, "received_at"));
    times.requirePossible(now, eventTime, receivedAt);
    return times;
  }

  /**
   * Messages name only the stated times: with the time of the run they would differ between runs.
   */
  private void requirePossible(Instant now, String statedEventTime, String statedReceivedAt) {
    if (eventDate.isBefore(EARLIEST)) {
      throw new IllegalArgumentException(
          "event_time '%s' lies before %s, the earliest possible day; write the right day"
              .formatted(statedEventTime, EARLIEST));
    }
    if (eventDate.isAfter(day(now)) || receivedAt.isAfter(now)) {
      throw new RefusedFileException(
          Reason.DELIVERY_IN_FUTURE,
          ("event_time '%s' or received_at '%s' lies after the time of the run; write the right"
                  + " times, or wait: a later run collects it (--now sets the time of the run)")
              .formatted(statedEventTime, statedReceivedAt));
    }
    if (eventDate.isAfter(day(receivedAt))) {
      throw new RefusedFileException(
          Reason.EVENT_AFTER_RECEIPT,
          ("event_time '%s' lies after received_at '%s': a delivery cannot describe a day after its"
                  + " receipt; write the right times")
              .formatted(statedEventTime, statedReceivedAt));
    }
  }

  /** The day of a moment in Beijing time. */
  static LocalDate day(Instant moment) {
    return moment.atZone(BEIJING).toLocalDate();
  }

  private static IllegalArgumentException noTime(String folder, String key) {
    return new IllegalArgumentException(
        ("delivery '%s' has no date: begin the folder's name with a date (2025-01-31-full), or"
                + " give %s in %s or %s")
            .formatted(folder, key, DescriptionFiles.MANIFEST, DescriptionFiles.DESCRIPTION));
  }

  private static Optional<String> leadingDate(String folder) {
    Matcher matcher = LEADING_DATE.matcher(folder);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Instant moment(String text, String key) {
    try {
      if (text.length() == "2025-01-31".length()) {
        return LocalDate.parse(text).atStartOfDay(BEIJING).toInstant();
      }
      return text.matches(".*(Z|[+-]\\d{2}:?\\d{2})$")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text.replace(' ', 'T')).atZone(BEIJING).toInstant();
    } catch (DateTimeException cause) {
      throw new IllegalArgumentException(
          "%s '%s' is not a time; write 2025-01-31 or 2025-02-05T09:00:00+08:00"
              .formatted(key, text),
          cause);
    }
  }
}
