package org.regulake.models.graph.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegistrationBurstTest {

  @Test
  void a_window_counts_its_first_and_its_last_day() {
    assertThat(RegistrationBurst.of(new int[] {7, 1, 3, 9}, 3))
        .isEqualTo(new RegistrationBurst(2, 1));
    assertThat(RegistrationBurst.of(new int[] {7, 1, 3, 9}, 7))
        .isEqualTo(new RegistrationBurst(3, 1));
    assertThat(RegistrationBurst.of(new int[] {4, 4, 5}, 1)).isEqualTo(new RegistrationBurst(2, 4));
    assertThat(RegistrationBurst.of(new int[0], 1)).isEqualTo(new RegistrationBurst(0, 0));
    assertThat(RegistrationBurst.of(new int[] {-2_000_000_000, 2_000_000_000}, 30).count())
        .isEqualTo(1);
  }

  @Test
  void a_window_without_a_day_is_refused() {
    assertThatThrownBy(() -> RegistrationBurst.of(new int[] {1}, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a window of 0 days");
  }

  @Test
  void on_random_days_the_count_is_that_of_trying_every_window() {
    Random random = new Random(10);
    for (int round = 0; round < 5_000; round++) {
      int[] days = random.ints(random.nextInt(15), -20, 20).toArray();
      int[] before = days.clone();
      int window = 1 + random.nextInt(12);
      RegistrationBurst expected = new RegistrationBurst(0, 0);
      for (int first = -20; first < 20; first++) {
        int from = first;
        int count =
            (int) Arrays.stream(days).filter(day -> day >= from && day < from + window).count();
        boolean beginsHere = Arrays.stream(days).anyMatch(day -> day == from);
        expected =
            beginsHere && count > expected.count() ? new RegistrationBurst(count, first) : expected;
      }
      assertThat(RegistrationBurst.of(days, window)).isEqualTo(expected);
      assertThat(days).isEqualTo(before);
    }
  }
}
