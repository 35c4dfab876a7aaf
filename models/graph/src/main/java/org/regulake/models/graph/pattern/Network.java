package org.regulake.models.graph.pattern;

import java.util.Locale;

/** Kinds of relations, which decide the patterns to search for and the grouping. */
public enum Network {
  /** From guarantor to debtor; by component. */
  GUARANTEE,
  /** From holder to enterprise; by component. */
  SHAREHOLDING,
  /** From an address to an enterprise; by address. */
  ADDRESS,
  /** From a telephone to an enterprise; by telephone. */
  PHONE,
  /** From a legal representative to an enterprise; by person. */
  LEGAL_REPRESENTATIVE,
  /** From an officer to an enterprise; by person. */
  APPOINTMENT;

  /** The network of a code. */
  static Network of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** The value in the column {@code network}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
