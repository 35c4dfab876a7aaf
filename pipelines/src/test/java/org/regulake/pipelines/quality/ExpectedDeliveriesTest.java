package org.regulake.pipelines.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.quality.DeliveryBreach;
import org.regulake.models.quality.Expectations;
import org.regulake.models.table.RunStamp;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.WithdrawnDelivery;
import org.regulake.pipelines.stage.InMemoryLake;
import org.regulake.pipelines.stage.StageDeclaration;

/** Seven months of penalties, of which the last brings a tenth of the rows in two files. */
@ExtendWith(SparkExtension.class)
class ExpectedDeliveriesTest {

  private static final LocalDate MARCH = LocalDate.of(2025, 3, 31);

  private static InMemoryLake lake;

  @BeforeAll
  static void deliver(SparkSession spark) {
    lake = new InMemoryLake(spark);
    lake.put(
        DeliveredFile.TABLE,
        """
        | source: string | delivery_id: string | file_name: string | message_kind: string | event_date: date | received_at: timestamp | scope: string | state: string | rows_out: long |
        | penalty        | penalty/2024-09     | a                 | incremental          | 2024-09-30       | 2024-10-05 09:00:00    |               | collected     | 1000           |
        | penalty        | penalty/2024-10     | a                 | incremental          | 2024-10-31       | 2024-11-05 09:00:00    |               | collected     | 1000           |
        | penalty        | penalty/2024-11     | a                 | incremental          | 2024-11-30       | 2024-12-05 09:00:00    |               | collected     | 1000           |
        | penalty        | penalty/2024-12     | a                 | incremental          | 2024-12-31       | 2025-01-05 09:00:00    |               | collected     | 1000           |
        | penalty        | penalty/2025-01     | a                 | incremental          | 2025-01-31       | 2025-02-05 09:00:00    |               | collected     | 1000           |
        | penalty        | penalty/2025-02     | a                 | incremental          | 2025-02-28       | 2025-03-05 09:00:00    |               | collected     | 1000           |
        | penalty        | penalty/2025-03     | a                 | incremental          | 2025-03-31       | 2025-04-05 09:00:00    |               | collected     | 60             |
        | penalty        | penalty/2025-03     | b                 | incremental          | 2025-03-31       | 2025-04-05 09:00:00    |               | collected     | 40             |
        | penalty        | penalty/2025-03     | c                 | incremental          | 2025-03-31       | 2025-04-05 09:00:00    |               | refused       | 900            |
        | penalty        | penalty/correction  | a                 | correction           | 2025-03-31       | 2025-04-06 09:00:00    |               | collected     | 1              |
        | penalty        | penalty/empty       | a                 | full                 | 2025-03-31       | 2025-04-07 09:00:00    |               | collected     | 0              |
        """);
    lake.put(
        WithdrawnDelivery.TABLE,
        "| delivery_id: string | withdrawn_at: timestamp |\n"
            + "| penalty/empty | 2025-04-08 09:00:00 |");
    lake.put(
        DeliveryFill.TABLE,
        """
        | source: string | delivery_id: string | column_name: string | row_count: long | filled_count: long | received_at: timestamp |
        | penalty        | penalty/2025-02     | decision_date       | 1000            | 400                | 2025-03-05 09:00:00    |
        | penalty        | penalty/2025-02     | violation           | 1000            | 0                  | 2025-03-05 09:00:00    |
        """);
  }

  private static List<String> breaches(
      LocalDate day, String knownAt, Predicate<DeliveryBreach> isAccepted) {
    RunStamp stamp = new RunStamp(day, Instant.parse(knownAt), "R1");
    return ExpectedDeliveries.breaches(
            lake.context(
                StageDeclaration.daily("publish", "publish")
                    .readingKnown(ExpectedDeliveries.TABLES),
                stamp),
            stamp,
            Expectations.load(),
            isAccepted)
        .stream()
        .map(breach -> breach.deliveryId() + " " + breach.measure())
        .toList();
  }

  /** The delivery of February is no accepted one, so that five remain to compare March with. */
  @Test
  void a_delivery_that_was_not_accepted_is_not_compared_with() {
    assertThat(breaches(LocalDate.of(2025, 2, 28), "2025-03-06T00:00:00Z", breach -> false))
        .containsExactly("penalty/2025-02 decision_date");
    assertThat(breaches(MARCH, "2025-04-10T00:00:00Z", breach -> false)).isEmpty();
  }

  @Test
  void after_its_acceptance_it_is_and_the_collected_files_of_a_delivery_count_together() {
    assertThat(
            breaches(
                MARCH,
                "2025-04-10T00:00:00Z",
                breach -> breach.deliveryId().equals("penalty/2025-02")))
        .containsExactly("penalty/2025-03 rows");
  }

  @Test
  void a_delivery_is_judged_as_long_as_it_is_not_withdrawn() {
    assertThat(breaches(MARCH, "2025-04-07T08:00:00Z", breach -> false)).isEmpty();
    assertThat(breaches(MARCH, "2025-04-07T12:00:00Z", breach -> false))
        .containsExactly("penalty/empty rows");
  }

  @Test
  void a_breach_of_an_earlier_month_is_that_of_its_own_day() {
    assertThat(breaches(LocalDate.of(2025, 4, 30), "2025-05-10T00:00:00Z", breach -> false))
        .isEmpty();
  }
}
