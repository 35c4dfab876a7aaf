package org.regulake.pipelines.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.regulake.pipelines.bench.PowerLaw.Point;

/**
 * The cost of an enterprise by size, in one measure of one contender.
 *
 * @param name as in {@code Regulake, CPU seconds}
 * @param points number of enterprises, and microseconds for each
 */
public record CostSeries(String name, List<Point> points) {

  private static final double MICROSECONDS = 1e6;

  /** The series of all sizes; those of DuckDB only if it was measured at each size. */
  public static List<CostSeries> of(List<SizeFigures> sizes) {
    List<CostSeries> ours =
        List.of(
            ours("Regulake, seconds", sizes, Cost::seconds),
            ours("Regulake, CPU seconds", sizes, Cost::cpuSeconds));
    if (!sizes.stream().allMatch(size -> size.peer().isPresent())) {
      return ours;
    }
    return List.of(
        ours.get(0),
        ours.get(1),
        peer("DuckDB, seconds", sizes, Cost::seconds),
        peer("DuckDB, CPU seconds", sizes, Cost::cpuSeconds));
  }

  /** The law of the series; empty with fewer than two sizes. */
  public Optional<PowerLaw> law() {
    return PowerLaw.through(points);
  }

  private static CostSeries ours(
      String name, List<SizeFigures> sizes, ToDoubleFunction<Cost> measure) {
    return new CostSeries(
        name,
        sizes.stream()
            .map(size -> point(size.enterprises(), size.perEnterprise(), measure))
            .toList());
  }

  private static CostSeries peer(
      String name, List<SizeFigures> sizes, ToDoubleFunction<Cost> measure) {
    return new CostSeries(
        name,
        sizes.stream()
            .map(
                size ->
                    point(size.enterprises(), size.perEnterpriseOfPeer().orElseThrow(), measure))
            .toList());
  }

  private static Point point(long enterprises, Cost cost, ToDoubleFunction<Cost> measure) {
    return new Point(enterprises, measure.applyAsDouble(cost) * MICROSECONDS);
  }
}
