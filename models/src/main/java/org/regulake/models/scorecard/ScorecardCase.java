package org.regulake.models.scorecard;

/** An example that runs as a test: a value (null: not available) and the points it earns. */
public record ScorecardCase(Double value, int points) {}
