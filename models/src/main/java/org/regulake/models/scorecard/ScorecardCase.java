package org.regulake.models.scorecard;

/**
 * An example that runs as a test.
 *
 * @param value a value of the feature; null: not available
 * @param points the points that it earns
 */
public record ScorecardCase(Double value, int points) {}
