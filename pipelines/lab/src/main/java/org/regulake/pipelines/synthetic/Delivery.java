package org.regulake.pipelines.synthetic;

import java.util.ArrayList;
import java.util.List;

/**
 * One delivery of a source.
 *
 * @param name folder name, as in {@code 2025-02-28-incremental}
 * @param sequence number of the delivery within its source, from 1
 * @param kind full, incremental, correction or deletion
 * @param eventDay the day that it describes
 * @param sinceDay an incremental delivery omits rows already known on this day; −1 for other kinds
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

  /** The delivery of changes that follows those of {@link #of}. */
  static Delivery next(LandedSource source) {
    return new Delivery(
        "2025-04-30-incremental",
        of(source).size() + 1,
        "incremental",
        Calendar.APRIL_END,
        Calendar.MARCH_END);
  }

  /**
   * Time of receipt: nine o'clock China time on the fifth of the next month; for corrections on the
   * eighth, for deletions on the ninth.
   */
  String receivedAt() {
    int day = kind.equals("correction") ? 8 : kind.equals("deletion") ? 9 : 5;
    return Calendar.iso(eventDay + day) + "T09:00:00+08:00";
  }
}
