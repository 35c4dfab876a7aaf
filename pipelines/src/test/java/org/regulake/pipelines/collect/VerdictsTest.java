package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Sources;

/** Which file repeats another, and which says the same again of another day. */
class VerdictsTest {

  private static Verdicts.Case file(MessageKind kind, String day) {
    LocalDate date = LocalDate.parse(day);
    LandedFile file = new LandedFile("all.csv", "file:/landing/all.csv", 100, 0);
    Delivery delivery = new Delivery(Sources.named("penalty").orElseThrow(), day, kind, 1, date, date.atStartOfDay().toInstant(ZoneOffset.UTC),
        DeliveryDescription.NONE, Optional.empty(), List.of(file));
    return new Verdicts.Case(delivery, file, new Inspection.Report(delivery.id(), file.name(), 100, "ab12", 7, 0, null, null));
  }

  private static Map<String, Refusal> verdicts(Verdicts.Case... cases) {
    return new Verdicts(List.of()).of(List.of(cases));
  }

  @Test
  void the_same_additions_twice_are_a_replay() {
    assertThat(verdicts(file(MessageKind.INCREMENTAL, "2025-01-31"), file(MessageKind.INCREMENTAL, "2025-02-28")))
        .containsOnlyKeys("penalty/2025-02-28/all.csv")
        .hasEntrySatisfying("penalty/2025-02-28/all.csv", refusal -> assertThat(refusal.reason()).isEqualTo(Reason.FILE_REPLAY));
  }

  @Test
  void the_same_whole_stock_a_month_later_is_news_because_it_ends_what_came_between() {
    assertThat(verdicts(file(MessageKind.FULL, "2025-01-31"), file(MessageKind.FULL, "2025-02-28"))).isEmpty();
  }
}
