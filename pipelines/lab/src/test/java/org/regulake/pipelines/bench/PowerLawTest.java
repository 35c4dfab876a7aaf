package org.regulake.pipelines.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regulake.pipelines.bench.PowerLaw.Point;

class PowerLawTest {

  @Test
  void a_law_passes_through_points_that_obey_it() {
    List<Point> points =
        Stream.of(2e4, 1e5, 1e6).map(x -> new Point(x, 3 * Math.pow(x, -.25))).toList();
    PowerLaw law = PowerLaw.through(points).orElseThrow();
    assertThat(law.exponent()).isCloseTo(-.25, within(1e-9));
    assertThat(law.factor()).isCloseTo(3, within(1e-9));
  }

  @Test
  void a_law_through_other_points_has_the_least_squares_of_logarithms() {
    // Logarithms (0, 0), (1, 1), (2, 1): slope 1/2, intercept 1/6.
    PowerLaw law =
        PowerLaw.through(List.of(new Point(1, 1), new Point(10, 10), new Point(100, 10)))
            .orElseThrow();
    assertThat(law.exponent()).isCloseTo(.5, within(1e-9));
    assertThat(law.factor()).isCloseTo(Math.pow(10, 1 / 6.0), within(1e-9));
  }

  @Test
  void one_size_has_no_law() {
    assertThat(PowerLaw.through(List.of(new Point(20_000, 5)))).isEmpty();
    assertThat(PowerLaw.through(List.of(new Point(20_000, 5), new Point(20_000, 6)))).isEmpty();
    assertThat(PowerLaw.through(List.of())).isEmpty();
  }
}
