package org.regulake.models.graph.pattern;

/** Kinds of ties between two enterprises, in the order of the evidence. */
public enum TieKind {
  /** A person who is in office in both, or their legal representative. */
  OFFICER(true),
  /** A holder of enough of both. */
  OWNER(true),
  /** An address of both. */
  ADDRESS(false),
  /** A telephone of both. */
  PHONE(false),
  /** A guarantee of one for the other. */
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
   * Whether the shared value is a party and so an origin of its own; several addresses, telephones
   * or guarantees of two enterprises are one origin, as they often occur together.
   */
  boolean isParty() {
    return isParty;
  }
}
