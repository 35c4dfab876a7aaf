package org.regulake.models.table;

/**
 * Secrecy classes of columns (State Council 国发〔2016〕51号, articles 9–11: shared without condition,
 * on condition, or not at all).
 */
public enum Secrecy {
  /** Published information of an enterprise. */
  PUBLIC,
  /** For departments only, on condition. */
  RESTRICTED,
  /** About a natural person: stored as a keyed hash or a name, never published. */
  PERSONAL
}
