package org.regulake.pipelines.record;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The statement of one landed row about a record.
 *
 * @param message the message of its delivery
 * @param content hash of the content of the row
 * @param sum hash of the sums in which rows of one delivery may differ; 0 when the source has none
 * @param validFrom first day of validity as stated by the row; null when not stated
 * @param validTo end of validity; null when not stated or not ended
 * @param establishedDate first day of the enterprise, for states of the register; null when not
 *     stated
 * @param isDeparture whether a register states that the enterprise moved to another register
 */
record Statement(
    Message message,
    long content,
    long sum,
    LocalDate validFrom,
    LocalDate validTo,
    LocalDate establishedDate,
    boolean isDeparture) {

  String deliveryId() {
    return message.deliveryId();
  }

  LocalDate eventDate() {
    return message.eventDate();
  }

  /**
   * First day of the state: the date stated by the row, else the day that the delivery describes.
   */
  LocalDate start() {
    return firstStated(validFrom, message.eventDate());
  }

  static LocalDate firstStated(LocalDate... dates) {
    return Stream.of(dates).filter(Objects::nonNull).findFirst().orElseThrow();
  }
}
