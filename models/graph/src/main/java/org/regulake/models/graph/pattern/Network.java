package org.regulake.models.graph.pattern;

import java.util.Locale;

/** What relations are about, which decides what is looked for, and by what they are grouped. */
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

  /** As in the column {@code network}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
