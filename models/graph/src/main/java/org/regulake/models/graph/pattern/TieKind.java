package org.regulake.models.graph.pattern;

/** What can tie two enterprises to each other, in the order in which the evidence is listed. */
public enum TieKind {
  /** A person who is in office in both, or their legal representative. */
  OFFICER(true),
  /** One who holds enough of both. */
  OWNER(true),
  /** An address of both. */
  ADDRESS(false),
  /** A telephone of both. */
  PHONE(false),
  /** One guarantees for the other. */
  GUARANTEE(false);

  private final boolean isParty;

  TieKind(boolean isParty) {
    this.isParty = isParty;
  }

  static TieKind of(Network network) {
    return switch (network) {
      case APPOINTMENT, LEGAL_REPRESENTATIVE -> OFFICER;
      case SHAREHOLDING -> OWNER;
      case ADDRESS -> ADDRESS;
      case PHONE -> PHONE;
      case GUARANTEE -> GUARANTEE;
    };
  }

  /**
   * Whether each that is shared is somebody of its own; addresses, telephones and guarantees of two
   * enterprises often come together.
   */
  boolean isParty() {
    return isParty;
  }
}
