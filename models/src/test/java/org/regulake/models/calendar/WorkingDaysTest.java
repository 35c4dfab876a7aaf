package org.regulake.models.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

  private final WorkingDays calendar = WorkingDays.load();

  /** The expected days were counted with the package holidays 0.109 for Python. */
  @ParameterizedTest
  @CsvSource({
    "2015-02-17,2015-02-27,2015-03-04,2015-03-23",
    "2015-09-29,2015-10-09,2015-10-14,2015-11-02",
    "2016-02-06,2016-02-16,2016-02-22,2016-03-10",
    "2016-09-29,2016-10-09,2016-10-13,2016-11-01",
    "2017-01-26,2017-02-06,2017-02-10,2017-03-01",
    "2017-09-29,2017-10-10,2017-10-16,2017-11-02",
    "2018-02-14,2018-02-24,2018-03-01,2018-03-20",
    "2018-09-29,2018-10-09,2018-10-15,2018-11-01",
    "2019-02-03,2019-02-13,2019-02-19,2019-03-08",
    "2019-09-29,2019-10-09,2019-10-14,2019-10-31",
    "2020-01-23,2020-02-05,2020-02-11,2020-02-28",
    "2020-09-29,2020-10-10,2020-10-15,2020-11-03",
    "2021-02-10,2021-02-20,2021-02-25,2021-03-16",
    "2021-09-29,2021-10-09,2021-10-14,2021-11-02",
    "2022-01-30,2022-02-09,2022-02-15,2022-03-04",
    "2022-09-29,2022-10-09,2022-10-13,2022-11-01",
    "2023-01-20,2023-01-30,2023-02-03,2023-02-22",
    "2023-09-29,2023-10-09,2023-10-13,2023-11-01",
    "2024-02-09,2024-02-20,2024-02-26,2024-03-14",
    "2024-09-29,2024-10-09,2024-10-14,2024-10-31",
    "2025-01-27,2025-02-07,2025-02-12,2025-03-03",
    "2025-09-29,2025-10-10,2025-10-15,2025-11-03",
    "2026-02-14,2026-02-26,2026-03-03,2026-03-20",
    "2026-09-29,2026-10-09,2026-10-14,2026-11-02"
  })
  void periods_across_spring_festival_and_national_day_end_as_counted_by_another_calendar(
      LocalDate event, LocalDate third, LocalDate seventh, LocalDate twentieth) {
    assertThat(calendar.after(event, 3)).isEqualTo(third);
    assertThat(calendar.after(event, 7)).isEqualTo(seventh);
    assertThat(calendar.after(event, 20)).isEqualTo(twentieth);
  }

  @Test
  void the_day_of_the_event_is_not_counted_and_a_worked_saturday_is() {
    assertThat(calendar.after(LocalDate.of(2025, 2, 7), 1)).isEqualTo("2025-02-08");
    assertThat(calendar.onOrAfter(LocalDate.of(2025, 2, 8))).isEqualTo("2025-02-08");
    assertThat(calendar.onOrAfter(LocalDate.of(2025, 2, 9))).isEqualTo("2025-02-10");
    assertThat(calendar.onOrAfter(LocalDate.of(2025, 10, 1))).isEqualTo("2025-10-09");
  }

  @Test
  void a_day_outside_of_the_calendar_is_an_error_that_says_what_to_add() {
    assertThat(calendar.covers(LocalDate.of(2026, 12, 31))).isTrue();
    assertThat(calendar.covers(LocalDate.of(2027, 1, 1))).isFalse();
    assertThatThrownBy(() -> calendar.after(LocalDate.of(2026, 12, 30), 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2014-01-01 to 2026-12-31, not 2027-01-01")
        .hasMessageContaining("add the notice of the State Council for 2027");
    assertThatThrownBy(() -> calendar.isWorkingDay(LocalDate.of(2013, 12, 31)))
        .hasMessageContaining("not 2013-12-31");
    assertThatThrownBy(() -> calendar.after(LocalDate.of(2025, 1, 1), 0))
        .hasMessageContaining("at least 1");
  }

  @Test
  void a_gap_or_a_day_of_the_wrong_kind_is_refused() {
    CalendarFile.Year one = year(2024, LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 4));
    CalendarFile.Year three = year(2026, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 4));
    assertThatThrownBy(() -> new CalendarFile(List.of(one, three)))
        .hasMessageContaining("the year after 2024 is 2026");
    assertThatThrownBy(() -> year(2024, LocalDate.of(2024, 1, 6), LocalDate.of(2024, 2, 4)))
        .hasMessageContaining("2024-01-06, a SATURDAY");
    assertThatThrownBy(() -> year(2024, LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 5)))
        .hasMessageContaining("2024-02-05, a MONDAY");
    assertThatThrownBy(() -> year(2024, LocalDate.of(2025, 1, 1), LocalDate.of(2024, 2, 4)))
        .hasMessageContaining("2025-01-01");
  }

  private static CalendarFile.Year year(int year, LocalDate holiday, LocalDate makeUpDay) {
    return new CalendarFile.Year(year, "通知", List.of(holiday), List.of(makeUpDay));
  }

  /** The holiday of 2025-05-01 to 05-05; 2025-04-27 is a Sunday that is worked. */
  @ParameterizedTest
  @CsvSource({
    "2025-04-30, 2025-05-05, 0",
    "2025-04-30, 2025-05-06, 1",
    "2025-04-25, 2025-04-28, 2",
    "2025-03-07, 2025-03-10, 1",
    "2025-03-10, 2025-03-07, 0",
    "2039-12-30, 2040-01-02, 1"
  })
  void working_days_between_two_days(LocalDate day, LocalDate until, int count) {
    assertThat(WorkingDays.load().between(day, until)).isEqualTo(count);
  }
}
