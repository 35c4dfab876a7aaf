package org.regulake.models.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportDeadlinesTest {

  private final Law law = Law.load();

  @ParameterizedTest
  @CsvSource({
    "2013,2015-06-30",
    "2014,2015-06-30",
    "2015,2016-06-30",
    "2018,2019-06-30",
    "2019,2020-12-31",
    "2020,2021-06-30",
    "2024,2025-06-30"
  })
  void a_report_is_due_on_the_day_that_the_law_of_its_filing_year_says(
      int year, LocalDate lastDay) {
    assertThat(ReportDeadlines.of(law, LocalDate.of(2026, 1, 1)).lastDays())
        .containsEntry(year, lastDay);
  }

  @ParameterizedTest
  @CsvSource({
    "2014-12-31,''",
    "2015-06-30,''",
    "2015-07-01,2013 2014",
    "2016-06-30,2013 2014",
    "2016-07-01,2013 2014 2015",
    "2020-07-01,2016 2017 2018",
    "2021-01-01,2017 2018 2019",
    "2025-06-30,2021 2022 2023",
    "2025-07-01,2022 2023 2024"
  })
  void nothing_is_due_before_the_first_report_ever_and_never_more_than_three_years(
      LocalDate asOf, String years) {
    assertThat(ReportDeadlines.of(law, asOf).yearsDue(asOf).stream().map(String::valueOf))
        .isEqualTo(years.isEmpty() ? List.of() : List.of(years.split(" ")));
  }

  @Test
  void the_deadlines_of_past_years_do_not_depend_on_the_day_of_judgment() {
    ReportDeadlines last = ReportDeadlines.of(law, LocalDate.of(2026, 1, 1));
    for (LocalDate day = LocalDate.of(2014, 12, 31);
        day.isBefore(LocalDate.of(2026, 1, 1));
        day = day.plusMonths(5)) {
      assertThat(last.lastDays()).containsAllEntriesOf(ReportDeadlines.of(law, day).lastDays());
    }
  }
}
