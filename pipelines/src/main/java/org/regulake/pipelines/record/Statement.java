package org.regulake.pipelines.record;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What one landed row says of a record.
 *
 * @param deliveryId delivery that it came with
 * @param sequence number of the delivery as its sender counts: the order of deliveries of one moment
 * @param kind message kind of the delivery: full, incremental, correction or deletion
 * @param knownFrom when the delivery was received
 * @param eventDate day whose state the delivery describes
 * @param content hash of all that the row says
 * @param validFrom when it was true from, as the row says; null when it does not say
 * @param validTo when it was true to; null when it does not say or has not ended
 * @param establishedDate first day of the enterprise, for states of the register; null when not stated
 */
record Statement(
    String deliveryId,
    long sequence,
    String kind,
    Instant knownFrom,
    LocalDate eventDate,
    long content,
    LocalDate validFrom,
    LocalDate validTo,
    LocalDate establishedDate) {

  boolean isDeletion() {
    return kind.equals("deletion");
  }

  boolean isCorrection() {
    return kind.equals("correction");
  }
}
