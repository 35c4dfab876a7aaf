package org.regulake.pipelines.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrequencyTest {

  @ParameterizedTest
  @CsvSource({
    "DAILY,     2025-03-11, 2025-03-11, 2025-03-11",
    "WEEKLY,    2025-03-11, 2025-03-11, 2025-03-05",
    "MONTHLY,   2025-03-11, 2025-02-28, 2025-02-01",
    "MONTHLY,   2024-02-29, 2024-02-29, 2024-02-01",
    "QUARTERLY, 2025-03-11, 2024-12-31, 2024-10-01",
    "QUARTERLY, 2025-03-31, 2025-03-31, 2025-01-01",
    "QUARTERLY, 2025-05-01, 2025-03-31, 2025-01-01",
    "YEARLY,    2025-03-11, 2024-12-31, 2024-01-01",
    "YEARLY,    2025-12-31, 2025-12-31, 2025-01-01"
  })
  void the_last_period_that_has_ended_by_a_day(
      Frequency frequency, LocalDate day, LocalDate end, LocalDate start) {
    assertThat(frequency.lastEnd(day)).isEqualTo(end);
    assertThat(frequency.start(end)).isEqualTo(start);
  }

  @ParameterizedTest
  @CsvSource({
    "DAILY,     2025-03-29, 2025-04-01, 2025-03-30 2025-03-31 2025-04-01",
    "WEEKLY,    2025-03-02, 2025-03-16, 2025-03-09 2025-03-16",
    "MONTHLY,   2025-01-31, 2025-04-29, 2025-02-28 2025-03-31",
    "QUARTERLY, 2025-03-31, 2025-12-30, 2025-06-30 2025-09-30",
    "YEARLY,    2024-12-30, 2025-12-30, 2024-12-31",
    "MONTHLY,   2025-03-31, 2025-03-31, ''"
  })
  void the_periods_that_end_between_two_days(
      Frequency frequency, LocalDate after, LocalDate until, String ends) {
    assertThat(frequency.ends(after, until).stream().map(LocalDate::toString))
        .containsExactly(ends.isEmpty() ? new String[0] : ends.split(" "));
  }
}
