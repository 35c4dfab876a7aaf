package org.regulake.pipelines.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.table.RunStamp;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.WithdrawnDelivery;
import org.regulake.pipelines.quality.SupplierMonth.Figure;
import org.regulake.pipelines.record.QuarantinedRecord;
import org.regulake.pipelines.stage.InMemoryLake;
import org.regulake.pipelines.stage.StageDeclaration;

/** Deliveries of two suppliers, known in part at the moment of the day. */
@ExtendWith(SparkExtension.class)
class SupplierMonthsTest {

  private static final RunStamp MARCH =
      new RunStamp(LocalDate.of(2025, 3, 31), Instant.parse("2025-04-10T00:00:00Z"), "R1");

  private static List<SupplierMonth> months;

  @BeforeAll
  static void count(SparkSession spark) {
    InMemoryLake lake = new InMemoryLake(spark);
    lake.put(
        DeliveredFile.TABLE,
        """
        | source: string | delivery_id: string | file_name: string | message_kind: string | event_date: date | received_at: timestamp | scope: string | state: string | rows_in: long | rows_out: long | rows_quarantined: long |
        | penalty        | penalty/1           | a                 | full                 | 2025-01-31       | 2025-02-05 09:00:00    |               | collected     | 100           | 98             | 2                      |
        | penalty        | penalty/2           | a                 | incremental          | 2025-02-28       | 2025-03-12 09:00:00    |               | collected     | 10            | 10             | 0                      |
        | penalty        | penalty/2           | b                 | incremental          | 2025-02-28       | 2025-03-12 09:00:00    |               | collected     | 30            | 30             | 0                      |
        | penalty        | penalty/3           | a                 | correction           | 2025-02-28       | 2025-03-31 10:00:00    |               | collected     | 5             | 5              | 0                      |
        | penalty        | penalty/4           | a                 | incremental          | 2025-03-31       | 2025-04-05 09:00:00    |               | collected     | 7             | 7              | 0                      |
        | penalty        | penalty/5           | a                 | incremental          | 2025-02-28       | 2025-03-05 09:00:00    |               | collected     | 70            | 70             | 0                      |
        | judgment       | judgment/1          | a                 | full                 | 2025-02-28       | 2025-03-05 09:00:00    |               | collected     | 20            | 20             | 0                      |
        | judgment       | judgment/2          | a                 | full                 | 2025-02-28       | 2025-03-06 09:00:00    |               | refused       | 900           | 900            | 0                      |
        | judgment       | judgment/3          | a                 | incremental          | 2025-03-01       | 2025-04-11 09:00:00    |               | collected     | 800           | 800            | 0                      |
        """);
    lake.put(
        WithdrawnDelivery.TABLE,
        """
        | delivery_id: string | withdrawn_at: timestamp |
        | penalty/5           | 2025-03-06 09:00:00     |
        | judgment/1          | 2025-04-20 09:00:00     |
        """);
    lake.put(
        QuarantinedRecord.TABLE,
        """
        | source: string | record_id: string | delivery_id: string | reason_code: string | received_at: timestamp |
        | penalty        | penalty/2/a:2     | penalty/2           | key                 | 2025-03-12 09:00:00    |
        | penalty        | penalty/2/a:2     | penalty/2           | date                | 2025-03-12 09:00:00    |
        | penalty        | penalty/5/a:2     | penalty/5           | date                | 2025-03-05 09:00:00    |
        """);
    lake.put(
        DeliveryQuality.TABLE,
        """
        | source: string | delivery_id: string | received_at: timestamp | rule_code: string | severity: string | checked_count: long | failed_count: long |
        | penalty        | penalty/1           | 2025-02-05 09:00:00    | CS101             | serious          | 90                  | 3                  |
        | penalty        | penalty/2           | 2025-03-12 09:00:00    | CS101             | serious          | 39                  | 1                  |
        | penalty        | penalty/3           | 2025-03-31 10:00:00    | CS101             | serious          | 4                   | 0                  |
        | penalty        | penalty/2           | 2025-03-12 09:00:00    | CM101             | warning          | 39                  | 6                  |
        | penalty        | penalty/5           | 2025-03-05 09:00:00    | CM101             | warning          | 70                  | 70                 |
        """);
    months =
        SupplierMonths.of(
            lake.context(
                StageDeclaration.daily("publish", "publish").readingKnown(SupplierMonths.TABLES),
                MARCH),
            MARCH);
  }

  private static String figures(String publisher, String month, Figure... figures) {
    return months.stream()
        .filter(each -> each.publisher().equals(publisher) && each.month().toString().equals(month))
        .map(
            each ->
                Arrays.stream(figures)
                    .map(figure -> "" + each.of(figure))
                    .collect(Collectors.joining(" ")))
        .collect(Collectors.joining("; "));
  }

  @Test
  void rows_and_answers_belong_to_the_month_of_receipt() {
    assertThat(
            figures(
                "各行政执法部门",
                "2025-02",
                Figure.DELIVERIES,
                Figure.CORRECTIONS,
                Figure.LANDED,
                Figure.QUARANTINED,
                Figure.SERIOUS_CHECKED,
                Figure.SERIOUS_FAILED))
        .isEqualTo("1 0 100 2 90 3");
    assertThat(
            figures(
                "各行政执法部门",
                "2025-03",
                Figure.DELIVERIES,
                Figure.CORRECTIONS,
                Figure.LANDED,
                Figure.QUARANTINED,
                Figure.SERIOUS_CHECKED,
                Figure.SERIOUS_FAILED,
                Figure.WARNING_CHECKED,
                Figure.WARNING_FAILED))
        .isEqualTo("2 1 45 1 43 1 39 6");
  }

  /**
   * February was due on Friday 03-07; the delivery in time was withdrawn, and another came 03-12.
   */
  @Test
  void a_withdrawn_delivery_is_as_if_it_had_never_come() {
    assertThat(
            figures(
                "各行政执法部门",
                "2025-03",
                Figure.DUE,
                Figure.ON_TIME,
                Figure.LATE,
                Figure.MISSING,
                Figure.LATE_WORKING_DAYS))
        .isEqualTo("1 0 1 0 3");
  }

  @Test
  void what_was_received_refused_or_withdrawn_later_than_the_moment_changes_nothing() {
    assertThat(figures("人民法院", "2025-03", Figure.DELIVERIES, Figure.LANDED, Figure.DUE))
        .isEqualTo("1 20 0");
    assertThat(months).extracting(month -> month.month().toString()).doesNotContain("2025-04");
  }
}
