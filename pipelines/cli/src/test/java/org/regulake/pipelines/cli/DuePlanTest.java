package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regulake.pipelines.delivery.KnownDelivery;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.delivery.Rhythm;
import org.regulake.pipelines.source.Frequency;
import org.regulake.pipelines.source.Sources;

/** Which month-ends are due, wait, and which deliveries are late, on a day. */
class DuePlanTest {

  private static final List<Rhythm> RHYTHMS =
      List.of(
          new Rhythm("register", Frequency.MONTHLY, 10),
          new Rhythm("penalty", Frequency.MONTHLY, 7),
          new Rhythm("report", Frequency.YEARLY, 45));

  /** Deliveries, one a line: source, the day that it describes, and its kind unless it is full. */
  private static List<KnownDelivery> deliveries(String lines) {
    return lines
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(line -> line.split(" +"))
        .map(
            words ->
                new KnownDelivery(
                    words[0],
                    words.length == 2
                        ? MessageKind.FULL
                        : MessageKind.valueOf(words[2].toUpperCase(Locale.ROOT)),
                    LocalDate.parse(words[1]),
                    Instant.EPOCH,
                    null))
        .toList();
  }

  /** The plan in words: due, waiting and late. */
  private static String plan(String today, DailyConfig config, String deliveries) {
    DuePlan plan = DuePlan.of(LocalDate.parse(today), config, deliveries(deliveries), RHYTHMS);
    return Stream.of(plan.due(), plan.waiting(), plan.late())
        .map(part -> part.stream().map(Object::toString).collect(Collectors.joining(" ")))
        .collect(Collectors.joining(" | "));
  }

  private static String plan(String today, String deliveries) {
    return plan(today, DailyConfig.DEFAULT, deliveries);
  }

  @Test
  void nothing_is_due_without_deliveries() {
    assertThat(plan("2025-03-11", "")).isEqualTo(" |  | ");
  }

  @Test
  void a_month_end_is_due_once_its_month_is_over() {
    String january = "register 2025-01-31";
    assertThat(plan("2025-01-31", january)).isEqualTo(" |  | ");
    assertThat(plan("2025-02-01", january)).isEqualTo("2025-01-31 |  | ");
  }

  @Test
  void a_month_that_is_described_in_part_is_due_at_its_end() {
    assertThat(plan("2025-01-20", "register 2025-01-15")).isEqualTo(" |  | ");
    assertThat(plan("2025-02-01", "register 2025-01-15")).isEqualTo("2025-01-31 |  | ");
  }

  @Test
  void missed_month_ends_are_due_in_order_also_one_that_no_delivery_describes() {
    assertThat(plan("2025-05-20", "register 2025-01-31\nregister 2025-04-30"))
        .isEqualTo("2025-01-31 2025-02-28 2025-03-31 2025-04-30 |  | ");
  }

  @Test
  void a_month_after_the_last_described_one_is_not_judged_but_its_delivery_is_late() {
    String january = "register 2025-01-31";
    assertThat(plan("2025-03-10", january)).isEqualTo("2025-01-31 |  | ");
    assertThat(plan("2025-03-11", january)).isEqualTo("2025-01-31 |  | register@2025-02-28");
    assertThat(plan("2025-06-20", january)).isEqualTo("2025-01-31 |  | register@2025-05-31");
  }

  @Test
  void a_month_end_waits_for_an_expected_delivery_until_it_is_late() {
    String february =
        """
        register 2025-01-31
        penalty 2025-01-31
        register 2025-02-28
        """;
    assertThat(plan("2025-03-07", february)).isEqualTo("2025-01-31 | 2025-02-28 | ");
    assertThat(plan("2025-03-08", february))
        .isEqualTo("2025-01-31 2025-02-28 |  | penalty@2025-02-28");
    assertThat(plan("2025-03-07", february + "penalty 2025-02-28 incremental"))
        .isEqualTo("2025-01-31 2025-02-28 |  | ");
  }

  @Test
  void a_correction_is_no_delivery_of_its_month() {
    String corrected =
        """
        penalty 2025-01-31
        penalty 2025-02-20 correction
        penalty 2025-02-20 deletion
        """;
    assertThat(plan("2025-03-08", corrected))
        .isEqualTo("2025-01-31 2025-02-28 |  | penalty@2025-02-28");
  }

  @Test
  void a_source_is_not_expected_before_its_first_delivery() {
    assertThat(plan("2025-03-01", "register 2025-01-31\nregister 2025-02-28"))
        .isEqualTo("2025-01-31 2025-02-28 |  | ");
  }

  @Test
  void a_late_delivery_is_told_until_the_next_one_of_its_source_is_due() {
    String withGap =
        """
        penalty 2025-01-31
        penalty 2025-03-31
        """;
    assertThat(plan("2025-04-07", withGap)).endsWith("| penalty@2025-02-28");
    assertThat(plan("2025-04-08", withGap)).endsWith("| ");
  }

  @Test
  void no_month_end_waits_for_a_yearly_delivery() {
    String decembers =
        """
        report 2023-12-31
        register 2024-11-30
        register 2024-12-31
        """;
    assertThat(plan("2025-01-02", decembers)).contains("2024-12-31 |  | ");
    assertThat(plan("2025-02-14", decembers)).doesNotContain("report");
    assertThat(plan("2025-02-15", decembers)).endsWith("report@2024-12-31");
  }

  @Test
  void the_first_month_can_be_configured_but_not_before_the_first_described_one() {
    String deliveries = "register 2025-01-31\nregister 2025-02-28\nregister 2025-03-31";
    assertThat(plan("2025-04-20", new DailyConfig(null, "2025-03", null, null), deliveries))
        .isEqualTo("2025-03-31 |  | ");
    assertThat(plan("2025-04-20", new DailyConfig(null, "2024-03", null, null), deliveries))
        .isEqualTo("2025-01-31 2025-02-28 2025-03-31 |  | ");
  }

  @Test
  void every_source_has_a_rhythm() {
    assertThat(Rhythm.ofSources())
        .extracting(Rhythm::source)
        .containsExactlyElementsOf(Sources.names());
  }
}
