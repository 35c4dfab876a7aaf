package org.regulake.pipelines.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.regulake.models.calendar.WorkingDays;
import org.regulake.pipelines.delivery.Rhythm;
import org.regulake.pipelines.quality.SupplierDues.Come;
import org.regulake.pipelines.quality.SupplierDues.Due;
import org.regulake.pipelines.source.Frequency;

class SupplierDuesTest {

  private static final YearMonth JANUARY = YearMonth.of(2025, 1);

  private static List<String> dues(
      Frequency frequency, int latenessDays, String last, String today, Come... come) {
    return new SupplierDues(new Rhythm("penalty", frequency, latenessDays), WorkingDays.load())
        .of(List.of(come), JANUARY, LocalDate.parse(last), LocalDate.parse(today)).stream()
            .map(SupplierDuesTest::shown)
            .sorted()
            .toList();
  }

  private static String shown(Due due) {
    String state = due.isMissing() ? "missing" : due.isLate() ? "late" : "on time";
    return "%s %s %d".formatted(due.deadline(), state, due.workingDaysLate());
  }

  private static Come come(String scope, String eventDate, String received) {
    return new Come(scope, LocalDate.parse(eventDate), LocalDate.parse(received));
  }

  /** 2025-04-30 + 5 days is the last day of the holiday of May, so the deadline is 05-06. */
  @Test
  void a_deadline_on_a_holiday_is_that_of_the_next_working_day() {
    assertThat(
            dues(
                Frequency.MONTHLY,
                5,
                "2025-05-31",
                "2025-06-03",
                come("", "2025-02-28", "2025-03-03"),
                come("", "2025-03-31", "2025-04-08"),
                come("", "2025-04-30", "2025-05-06")))
        .containsExactly("2025-04-07 late 1", "2025-05-06 on time 0");
  }

  /** From Monday 03-10 to Tuesday 03-18 there are six working days. */
  @Test
  void a_delivery_that_has_not_come_is_late_until_now() {
    assertThat(
            dues(
                Frequency.MONTHLY,
                10,
                "2025-03-31",
                "2025-03-18",
                come("", "2025-01-31", "2025-02-05")))
        .containsExactly("2025-03-10 missing 6");
  }

  @Test
  void nothing_is_due_before_its_deadline_or_of_the_first_period() {
    assertThat(
            dues(
                Frequency.MONTHLY,
                10,
                "2025-03-09",
                "2025-03-09",
                come("", "2025-01-31", "2025-02-05")))
        .isEmpty();
  }

  @Test
  void each_sender_is_expected_from_its_own_first_delivery_on() {
    assertThat(
            dues(
                Frequency.MONTHLY,
                10,
                "2025-03-31",
                "2025-03-31",
                come("浙江", "2025-01-31", "2025-02-05"),
                come("浙江", "2025-02-28", "2025-03-05"),
                come("江苏", "2025-02-28", "2025-03-05")))
        .containsExactly("2025-03-10 on time 0");
  }

  /** 2025-01-28 to 02-04 is the spring festival; 01-26 is a Sunday that is worked. */
  @Test
  void a_daily_source_delivers_for_working_days() {
    assertThat(
            dues(
                Frequency.DAILY,
                1,
                "2025-02-06",
                "2025-02-06",
                come("", "2025-01-24", "2025-01-24"),
                come("", "2025-01-26", "2025-01-27"),
                come("", "2025-02-05", "2025-02-06")))
        .containsExactly("2025-01-27 on time 0", "2025-02-05 missing 1", "2025-02-06 on time 0");
  }
}
