package org.regulake.models.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.regulake.models.calendar.WorkingDays;

class DeliveryJudgeTest {

  private static final Expectation PENALTY =
      Expectations.load().all().stream()
          .filter(expectation -> expectation.source().equals("penalty"))
          .findFirst()
          .orElseThrow();

  private static List<DeliveryBreach> breaches(Expectation expectation, ExpectationCase example) {
    return new DeliveryJudge(expectation, WorkingDays.load())
        .breaches(example.figures(expectation.source()), breach -> false);
  }

  private static String shown(DeliveryBreach breach) {
    return breach.deliveryId().replaceFirst(".*/", "") + " " + breach.measure();
  }

  @TestFactory
  Stream<DynamicTest> every_case_of_an_expectation_has_the_expected_breaches() {
    return Expectations.load().all().stream()
        .flatMap(
            expectation ->
                expectation.cases().stream()
                    .map(
                        example ->
                            DynamicTest.dynamicTest(
                                expectation.source() + ": " + example.name(),
                                () ->
                                    assertThat(breaches(expectation, example))
                                        .extracting(DeliveryJudgeTest::shown)
                                        .containsExactlyElementsOf(example.breaches()))));
  }

  private static ExpectationCase example(String begin) {
    return PENALTY.cases().stream()
        .filter(each -> each.name().startsWith(begin))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Six months of 1000 rows have 21, 19, 21, 22, 18 and 19 working days or so; the median of their
   * rates, times the 22 days of April, is about 1100.
   */
  @Test
  void a_breach_says_figure_and_bound_and_by_how_much_it_is_missed() {
    DeliveryBreach breach = breaches(PENALTY, example("a month with a tenth")).get(0);
    assertThat(breach.sentence())
        .startsWith("penalty/2025-04-30: 100 行，按已接受的 7 次报送应约 1,")
        .contains("100 行，", "rows, where 7 accepted deliveries let expect about 1,")
        .endsWith("for 22 working days)".replace(")", "）"));
    assertThat(breach.ratio()).isBetween(0.9, 0.92);
  }

  @Test
  void an_accepted_breach_is_none_and_becomes_usual() {
    ExpectationCase example = example("a breach is nothing to compare with");
    List<DeliveryBreach> open =
        new DeliveryJudge(PENALTY, WorkingDays.load())
            .breaches(
                example.figures("penalty"),
                breach -> !breach.deliveryId().equals("penalty/2025-10-31"));
    assertThat(open).isEmpty();
  }

  @Test
  void a_delivery_received_later_is_judged_later_whatever_its_day() {
    ExpectationCase example = example("a month with a tenth");
    List<DeliveryFigures> backwards = new ArrayList<>(example.figures("penalty"));
    Collections.reverse(backwards);
    assertThat(new DeliveryJudge(PENALTY, WorkingDays.load()).breaches(backwards, breach -> false))
        .isEqualTo(breaches(PENALTY, example));
  }
}
