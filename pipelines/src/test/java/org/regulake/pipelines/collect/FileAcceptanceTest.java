package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Sources;

/** Files that are replays, and equal files that are not. */
class FileAcceptanceTest {

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

  private static Map<String, Refusal> refusals(Candidate... candidates) {
    return new FileAcceptance(List.of(), Set.of()).refusals(List.of(candidates));
  }

  @Test
  void the_same_file_twice_with_one_day_and_number_is_a_replay() {
    assertThat(
            refusals(
                file(MessageKind.INCREMENTAL, "2025-01-31", 1, "first"),
                file(MessageKind.INCREMENTAL, "2025-01-31", 1, "again")))
        .containsOnlyKeys("penalty/again/all.csv")
        .hasEntrySatisfying(
            "penalty/again/all.csv",
            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.FILE_REPLAY));
  }

  @Test
  void the_same_bytes_with_another_description_are_not_a_replay() {
    assertThat(
            refusals(
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
  void the_same_bytes_with_another_day_or_number_are_not_a_replay() {
    assertThat(
            refusals(
                file(MessageKind.INCREMENTAL, "2025-01-31"),
                file(MessageKind.INCREMENTAL, "2025-02-28")))
        .isEmpty();
    assertThat(
            refusals(
                file(MessageKind.INCREMENTAL, "2025-01-31", 1, "a"),
                file(MessageKind.INCREMENTAL, "2025-01-31", 3, "c")))
        .isEmpty();
  }

  @Test
  void a_repetition_of_a_withdrawn_delivery_is_not_a_replay() {
    Candidate first = file(MessageKind.INCREMENTAL, "2025-01-31", 1, "first");
    Candidate again = file(MessageKind.INCREMENTAL, "2025-01-31", 1, "again");
    Row entry =
        new GenericRowWithSchema(
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
            new StructType()
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
    assertThat(new FileAcceptance(List.of(entry), Set.of()).refusals(List.of(again))).hasSize(1);
    assertThat(
            new FileAcceptance(List.of(entry), Set.of(first.delivery().id()))
                .refusals(List.of(again)))
        .isEmpty();
  }

  @Test
  void the_same_full_delivery_a_month_later_is_not_a_replay() {
    assertThat(refusals(file(MessageKind.FULL, "2025-01-31"), file(MessageKind.FULL, "2025-02-28")))
        .isEmpty();
  }
}
