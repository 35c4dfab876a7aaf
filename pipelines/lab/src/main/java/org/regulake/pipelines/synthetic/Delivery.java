package org.regulake.pipelines.synthetic;

import java.util.ArrayList;
import java.util.List;

/**
 * One delivery of a source.
 *
 * @param name folder name, as in {@code 2025-02-28-incremental}
 * @param sequence counts the deliveries of a source from 1
 * @param kind full, incremental, correction or deletion
 * @param eventDay the day up to which it tells
 * @param sinceDay an incremental delivery leaves out what was already known on this day; −1
 *     otherwise
 */
record Delivery(String name, int sequence, String kind, int eventDay, int sinceDay) {

  /** The deliveries of a source, in order. */
  static List<Delivery> of(LandedSource source) {
    List<Delivery> deliveries = new ArrayList<>();
    deliveries.add(new Delivery("2025-01-31-full", 1, "full", Calendar.JANUARY_END, -1));
    deliveries.add(
        new Delivery(
            "2025-02-28-incremental",
            2,
            "incremental",
            Calendar.FEBRUARY_END,
            Calendar.JANUARY_END));
    deliveries.add(
        new Delivery(
            "2025-03-31-incremental", 3, "incremental", Calendar.MARCH_END, Calendar.FEBRUARY_END));
    if (source == LandedSource.PENALTY || source == LandedSource.REGISTRATION) {
      deliveries.add(
          new Delivery(
              "2025-03-31-correction",
              deliveries.size() + 1,
              "correction",
              Calendar.MARCH_END,
              -1));
    }
    if (source == LandedSource.PENALTY || source == LandedSource.JUDGMENT) {
      deliveries.add(
          new Delivery(
              "2025-03-31-deletion", deliveries.size() + 1, "deletion", Calendar.MARCH_END, -1));
    }
    return deliveries;
  }

  /**
   * The fifth of the next month at nine in China; corrections on the eighth, deletions on the
   * ninth.
   */
  String receivedAt() {
    int day = kind.equals("correction") ? 8 : kind.equals("deletion") ? 9 : 5;
    return Calendar.iso(eventDay + day) + "T09:00:00+08:00";
  }
}
