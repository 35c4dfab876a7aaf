package org.regulake.pipelines.record;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.regulake.pipelines.delivery.MessageKind;

/**
 * The statements of a delivery about itself, which decide whether it overrules another.
 *
 * @param deliveryId source and folder
 * @param kind full, incremental, correction or deletion
 * @param sequence number as its sender counts; 0 when not stated
 * @param scope records that it covers; empty = all of the source
 * @param eventDate day whose state it describes
 * @param receivedAt moment at which it was received and became known
 */
record Message(
    String deliveryId,
    MessageKind kind,
    long sequence,
    String scope,
    LocalDate eventDate,
    Instant receivedAt)
    implements Serializable {

  /** The order in which messages became known. */
  static final Comparator<Message> AS_KNOWN =
      Comparator.comparing(Message::receivedAt)
          .thenComparing(Message::sequence)
          .thenComparing(Message::deliveryId);

  /**
   * Whether this message, which became known later, overrules another: it must be older neither by
   * the sender's number nor by the day that it describes. Corrections and deletions refer to
   * earlier statements, so only their number decides, if there is one. Numbers are compared within
   * a scope, because every sender has its own.
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
   * Whether the message ends records of another message by leaving them out: a correction within
   * its key, a full delivery in its scope.
   */
  boolean speaksFor(Message earlier) {
    return kind == MessageKind.CORRECTION
        || kind == MessageKind.FULL && scope.equals(earlier.scope);
  }
}
