package org.regulake.models.name;

/** What a registrar says of two names. */
public enum NameVerdict {
  /** The name of one enterprise, written differently. */
  SAME,
  /** The names of two enterprises. */
  DIFFERENT,
  /** The names alone do not decide. */
  UNDECIDED
}
