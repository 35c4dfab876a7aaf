package org.regulake.models.quality;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regulake.models.rule.Require;

/**
 * An example that runs as a test.
 *
 * @param name what it shows
 * @param deliveries deliveries in order of receipt
 * @param breaches the days of the deliveries that do not meet the expectation, each with what they
 *     miss, as in {@code 2025-03-31 rows}
 */
public record ExpectationCase(String name, List<Delivery> deliveries, List<String> breaches) {

  public ExpectationCase {
    Require.present("a case", "name", name);
    deliveries = Require.nonEmpty("case " + name, "deliveries", deliveries);
    breaches = Require.list(breaches);
  }

  /**
   * Deliveries with the same figures.
   *
   * @param days the days that they describe
   * @param rows rows of each
   * @param full whether they are full deliveries; false when left out
   * @param filled column → rows of each that state it; all when left out
   */
  public record Delivery(List<LocalDate> days, Long rows, Boolean full, Map<String, Long> filled) {

    public Delivery {
      days = Require.nonEmpty("a delivery of a case", "days", days);
      Require.present("a delivery of a case", "rows", rows);
      full = full != null && full;
      filled = filled == null ? Map.of() : Map.copyOf(filled);
    }
  }

  /** The deliveries as the figures of a source. */
  List<DeliveryFigures> figures(String source) {
    List<DeliveryFigures> figures = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      for (LocalDate day : delivery.days()) {
        figures.add(
            new DeliveryFigures(
                source + "/" + day,
                "",
                delivery.full(),
                day,
                day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                delivery.rows(),
                delivery.filled()));
      }
    }
    return figures;
  }
}
