package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Sources;

/** Which file repeats another, and which says the same again of another day. */
class VerdictsTest {

  private static Candidate file(MessageKind kind, String day) {
    return file(kind, day, 1, day);
  }

  private static Candidate file(MessageKind kind, String day, long sequence, String name) {
    return file(kind, day, sequence, name, DeliveryDescription.NONE);
  }

  private static Candidate file(
      MessageKind kind, String day, long sequence, String name, DeliveryDescription description) {
    LocalDate date = LocalDate.parse(day);
    LandedFile file = new LandedFile("all.csv", "file:/landing/all.csv", 100, 0);
    Delivery delivery =
        new Delivery(
            Sources.named("penalty").orElseThrow(),
            name,
            kind,
            sequence,
            date,
            date.atStartOfDay().toInstant(ZoneOffset.UTC),
            description,
            "",
            Map.of(),
            List.of(file));
    return new Candidate(
        delivery,
        file,
        new Inspection.Report(
            delivery.id(),
            file.name(),
            100,
            "ab12",
            7,
            0,
            0,
            LineCounts.NONE,
            null,
            null,
            Map.of()));
  }

  private static Map<String, Refusal> verdicts(Candidate... candidates) {
    return new Verdicts(List.of(), java.util.Set.of()).of(List.of(candidates));
  }

  @Test
  void the_same_file_twice_for_one_day_and_under_one_number_is_a_replay() {
    assertThat(
            verdicts(
                file(MessageKind.INCREMENTAL, "2025-01-31", 1, "first"),
                file(MessageKind.INCREMENTAL, "2025-01-31", 1, "again")))
        .containsOnlyKeys("penalty/again/all.csv")
        .hasEntrySatisfying(
            "penalty/again/all.csv",
            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.FILE_REPLAY));
  }

  @Test
  void the_same_bytes_that_are_to_be_read_in_another_way_say_something_else() {
    assertThat(
            verdicts(
                file(MessageKind.INCREMENTAL, "2025-01-31", 1, "first"),
                file(
                    MessageKind.INCREMENTAL,
                    "2025-01-31",
                    1,
                    "again",
                    DeliveryDescriptionTest.described("units: {fine: 万元}"))))
        .isEmpty();
  }

  @Test
  void
      the_same_bytes_for_another_day_or_under_another_number_are_news_because_it_may_have_been_otherwise_between() {
    assertThat(
            verdicts(
                file(MessageKind.INCREMENTAL, "2025-01-31"),
                file(MessageKind.INCREMENTAL, "2025-02-28")))
        .isEmpty();
    assertThat(
            verdicts(
                file(MessageKind.INCREMENTAL, "2025-01-31", 1, "a"),
                file(MessageKind.INCREMENTAL, "2025-01-31", 3, "c")))
        .isEmpty();
  }

  @Test
  void what_repeats_a_withdrawn_delivery_is_news() {
    Candidate first = file(MessageKind.INCREMENTAL, "2025-01-31", 1, "first");
    Candidate again = file(MessageKind.INCREMENTAL, "2025-01-31", 1, "again");
    org.apache.spark.sql.Row book =
        new org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema(
            new Object[] {
              "collected",
              "penalty",
              "incremental",
              LocalDate.parse("2025-01-31"),
              1L,
              "",
              first.delivery().description().hash(),
              "ab12",
              first.delivery().id(),
              "all.csv"
            },
            new org.apache.spark.sql.types.StructType()
                .add("state", "string")
                .add("source", "string")
                .add("message_kind", "string")
                .add("event_date", "date")
                .add("sequence", "long")
                .add("scope", "string")
                .add("description_hash", "string")
                .add("sha256", "string")
                .add("delivery_id", "string")
                .add("file_name", "string"));
    assertThat(new Verdicts(List.of(book), java.util.Set.of()).of(List.of(again))).hasSize(1);
    assertThat(
            new Verdicts(List.of(book), java.util.Set.of(first.delivery().id())).of(List.of(again)))
        .isEmpty();
  }

  @Test
  void the_same_whole_stock_a_month_later_is_news_because_it_ends_what_came_between() {
    assertThat(verdicts(file(MessageKind.FULL, "2025-01-31"), file(MessageKind.FULL, "2025-02-28")))
        .isEmpty();
  }
}
