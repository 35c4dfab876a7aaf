package org.regulake.pipelines.collect;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.regulake.pipelines.delivery.KnownDelivery;

/** The deliveries in a landing folder, found without reading their files. */
public final class LandedDeliveries {

  private LandedDeliveries() {}

  /**
   * The deliveries that can be inspected, in the order in which they became known; without those of
   * a time after {@code now}.
   */
  public static List<KnownDelivery> in(Configuration configuration, String landing, Instant now) {
    Map<String, Decision.Withdrawal> withdrawn =
        new Decisions(configuration, landing).find(now).withdrawn();
    return new Landing(configuration, landing, now)
        .find().deliveries().stream()
            .map(
                delivery ->
                    new KnownDelivery(
                        delivery.source().name(),
                        delivery.kind(),
                        delivery.eventDate(),
                        // Tables store times in microseconds.
                        delivery.receivedAt().truncatedTo(ChronoUnit.MICROS),
                        Optional.ofNullable(withdrawn.get(delivery.id()))
                            .map(decision -> decision.decidedAt().truncatedTo(ChronoUnit.MICROS))
                            .orElse(null)))
            .toList();
  }
}
