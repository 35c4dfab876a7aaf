package org.regulake.models.risk;

/** Kinds of models, by how they compute their points. */
public enum ModelKind {
  /** A scorecard whose points and bands are set by experts. */
  EXPERT_CARD
}
