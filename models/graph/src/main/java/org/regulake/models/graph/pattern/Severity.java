package org.regulake.models.graph.pattern;

/** Maps a measure to a severity in 0 to 1 that grows with it. */
final class Severity {

  private Severity() {}

  /**
   * {@code measure / (measure + bound)}: one half at the bound, two thirds at twice the bound; 1
   * for an infinite measure.
   */
  static double of(double measure, double bound) {
    return Double.isInfinite(measure) ? 1 : measure / (measure + bound);
  }
}
