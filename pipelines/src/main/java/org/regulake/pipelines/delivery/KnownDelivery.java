package org.regulake.pipelines.delivery;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A delivery in as far as it matters for the choice of days to judge.
 *
 * @param source name of its source
 * @param kind full, incremental, correction or deletion
 * @param eventDate day whose state it describes
 * @param receivedAt moment of its receipt
 * @param withdrawnAt moment of its withdrawal; null when it was not withdrawn
 */
public record KnownDelivery(
    String source, MessageKind kind, LocalDate eventDate, Instant receivedAt, Instant withdrawnAt) {

  /** Whether it counts: a withdrawn delivery is as if it had never come. */
  public boolean isValid() {
    return withdrawnAt == null;
  }

  /** Whether it is one that a source sends at regular times: corrections and deletions are not. */
  public boolean isRegular() {
    return kind == MessageKind.FULL || kind == MessageKind.INCREMENTAL;
  }

  /** The delivery before any withdrawal. */
  public KnownDelivery asSent() {
    return new KnownDelivery(source, kind, eventDate, receivedAt, null);
  }
}
