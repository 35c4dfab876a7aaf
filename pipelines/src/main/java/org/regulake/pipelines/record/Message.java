package org.regulake.pipelines.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.regulake.pipelines.delivery.MessageKind;

/**
 * What a delivery says of itself: all that decides whether its word on a record counts more than
 * that of another.
 *
 * @param deliveryId source and folder
 * @param kind full, incremental, correction or deletion
 * @param sequence number as its sender counts; 0 when not stated
 * @param scope whose records it speaks for; empty = all of the source
 * @param eventDate day whose state it describes
 * @param receivedAt when it was received, and so became known
 */
record Message(
    String deliveryId,
    MessageKind kind,
    long sequence,
    String scope,
    LocalDate eventDate,
    Instant receivedAt)
    implements java.io.Serializable {

  /** The order in which messages became known. */
  static final Comparator<Message> AS_KNOWN =
      Comparator.comparing(Message::receivedAt)
          .thenComparing(Message::sequence)
          .thenComparing(Message::deliveryId);

  /**
   * Whether this message, which became known later, overrules another: it must be older neither by
   * the sender's number nor by the day that it describes. A correction and a deletion speak of what
   * was said before, so their number alone decides, where there is one. Numbers are compared within
   * a scope, because every sender counts for itself.
   */
  boolean overrules(Message earlier) {
    boolean areNumbered = sequence > 0 && earlier.sequence > 0 && scope.equals(earlier.scope);
    if (areNumbered && sequence < earlier.sequence) {
      return false;
    }
    boolean isAboutWhatWasSaid =
        kind == MessageKind.CORRECTION || kind == MessageKind.DELETION && areNumbered;
    return isAboutWhatWasSaid || !eventDate.isBefore(earlier.eventDate);
  }

  /**
   * Whether the message ends what it leaves out of those records for which another spoke: a
   * correction within its key, a full one in its scope.
   */
  boolean speaksFor(Message earlier) {
    return kind == MessageKind.CORRECTION
        || kind == MessageKind.FULL && scope.equals(earlier.scope);
  }
}
