package org.regulake.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.inventory.OtherCard;
import org.regulake.models.law.Law;
import org.regulake.models.product.SupplierQuality;
import org.regulake.models.table.RunStamp;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.AcceptedFall;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.lakehouse.AuditFailedException;
import org.regulake.pipelines.lakehouse.Fall;
import org.regulake.pipelines.stage.InMemoryLake;

/** A day whose full delivery of penalties has no row, which would end all records. */
@ExtendWith(SparkExtension.class)
class ExpectedDeliveryAuditTest {

  private static final RunStamp DAY =
      new RunStamp(LocalDate.of(2025, 3, 31), Instant.parse("2025-04-10T00:00:00Z"), "R1");
  private static final String DELIVERY = "penalty/2025-03-31-full";

  private final InMemoryLake lake;

  ExpectedDeliveryAuditTest(SparkSession spark) {
    lake = new InMemoryLake(spark);
    lake.put(
        DeliveredFile.TABLE,
        """
        | source: string | delivery_id: string | message_kind: string | event_date: date | received_at: timestamp | scope: string | state: string | rows_in: long | rows_out: long | rows_quarantined: long |
        | penalty | %s | full | 2025-03-31 | 2025-03-31 09:00:00 | | collected | 0 | 0 | 0 |
        """
            .formatted(DELIVERY));
  }

  private void publish() {
    lake.run(new Publisher(OtherCard.withChampion(), Indicators.load(), Law.load()), DAY);
  }

  private void accept(String delivery, double ratio) {
    lake.put(
        AcceptedFall.TABLE,
        """
        | product: string | as_of: date | measure: string | largest_ratio: double | accepted_at: timestamp | author: string | reason: string | decision_id: string |
        | %s | 2025-03-31 | rows | %s | 2025-04-09 09:00:00 | 王五 | 无处罚 | D1 |
        """
            .formatted(delivery, ratio));
  }

  @Test
  void nothing_is_published_and_the_message_says_what_is_wrong_and_how_to_accept_it() {
    assertThatThrownBy(this::publish)
        .isInstanceOfSatisfying(
            AuditFailedException.class,
            failure -> assertThat(failure.falls()).containsExactly(new Fall(DELIVERY, "rows", 1.0)))
        .hasMessageContaining(DELIVERY + ": 0 行，应不少于 1 行 rows, fewer than 1")
        .hasMessageContaining("--as-of 2025-03-31 --accept-fall " + DELIVERY + " --because");
    assertThat(lake.read(SupplierQuality.PRODUCT.table()).count()).isZero();
  }

  @Test
  void a_decision_on_another_delivery_or_a_smaller_difference_changes_nothing() {
    accept("penalty/2025-02-28-full", 1.0);
    accept(DELIVERY, 0.5);
    assertThatThrownBy(this::publish).isInstanceOf(AuditFailedException.class);
  }

  @Test
  void an_accepted_delivery_is_published() {
    accept(DELIVERY, 1.0);
    publish();
    assertThat(lake.read(SupplierQuality.PRODUCT.table()).count()).isEqualTo(1);
  }
}
