package org.regulake.models.risk;

/** How a model comes to its points. */
public enum ModelKind {
  /** A scorecard of which people set points and bands. */
  EXPERT_CARD
}
