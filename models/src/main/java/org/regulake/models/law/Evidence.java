package org.regulake.models.law;

/** Reliability of a number. */
public enum Evidence {
  /** Read in a copy of the text. */
  READ,
  /** From general knowledge; to be compared with the text before it is relied on in a decision. */
  RECALLED,
  /** Our own choice, because the text leaves it open or is not public; see INTERPRETATIONS.md. */
  OURS
}
