package org.regulake.models.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * What is counted of a regular delivery.
 *
 * @param deliveryId source and folder
 * @param scope records that it covers: of one sender, or all
 * @param isFull whether it states all records of its scope, and not only those that changed
 * @param eventDate day whose state it describes
 * @param receivedAt moment of its receipt
 * @param rows rows in its files
 * @param filled column → rows that state it
 */
public record DeliveryFigures(
    String deliveryId,
    String scope,
    boolean isFull,
    LocalDate eventDate,
    Instant receivedAt,
    long rows,
    Map<String, Long> filled) {

  public DeliveryFigures {
    filled = Map.copyOf(filled);
  }
}
