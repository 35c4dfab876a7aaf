package org.regulake.pipelines.bench;

import java.util.List;
import java.util.Optional;

/**
 * The law {@code y = factor · x^exponent}.
 *
 * @param exponent change of the order of magnitude of y for one order of magnitude of x
 */
public record PowerLaw(double factor, double exponent) {

  /** A point with positive coordinates. */
  public record Point(double x, double y) {}

  /** The law with the least squares of the logarithms; empty with fewer than two different x. */
  public static Optional<PowerLaw> through(List<Point> points) {
    double meanX = points.stream().mapToDouble(point -> Math.log(point.x())).average().orElse(0);
    double meanY = points.stream().mapToDouble(point -> Math.log(point.y())).average().orElse(0);
    double spread = 0;
    double common = 0;
    for (Point point : points) {
      double fromMean = Math.log(point.x()) - meanX;
      spread += fromMean * fromMean;
      common += fromMean * (Math.log(point.y()) - meanY);
    }
    if (spread == 0) {
      return Optional.empty();
    }
    double exponent = common / spread;
    return Optional.of(new PowerLaw(Math.exp(meanY - exponent * meanX), exponent));
  }
}
