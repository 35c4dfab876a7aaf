package org.regulake.pipelines.record;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What one landed row says of a record.
 *
 * @param message the delivery that it came with
 * @param content hash of all that the row says
 * @param sum hash of the sums that may stand side by side in one delivery; 0 when the source has
 *     none
 * @param validFrom when it was true from, as the row says; null when it does not say
 * @param validTo when it was true to; null when it does not say or has not ended
 * @param establishedDate first day of the enterprise, for states of the register; null when not
 *     stated
 * @param isDeparture whether a register says that the enterprise left for another register
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
   * First day of the state that the row states: its own date, else the day that the delivery
   * describes.
   */
  LocalDate start() {
    return firstStated(validFrom, message.eventDate());
  }

  static LocalDate firstStated(LocalDate... dates) {
    return Stream.of(dates).filter(Objects::nonNull).findFirst().orElseThrow();
  }
}
