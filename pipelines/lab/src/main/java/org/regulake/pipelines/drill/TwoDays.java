package org.regulake.pipelines.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeSet;
import org.regulake.pipelines.collect.Collector;
import org.regulake.pipelines.lakehouse.LocalDisk;

/**
 * The deliveries of a drill in two landing folders: those known when the earlier day is judged, and
 * all.
 *
 * @param before landing folder without the deliveries of the later day
 * @param whole landing folder with all deliveries
 * @param dayBefore the earlier day
 * @param day the later day
 */
record TwoDays(Path before, Path whole, LocalDate dayBefore, LocalDate day) {

  /** Copies deliveries; the latest day that a delivery describes is the later day. */
  static TwoDays of(Path landing, Path folder, Instant now) {
    Map<String, LocalDate> days =
        Collector.eventDays(LocalDisk.configuration(), landing.toString(), now);
    TreeSet<LocalDate> all = new TreeSet<>(days.values());
    if (all.size() < 2) {
      throw new IllegalArgumentException(
          ("the landing folder %s has deliveries of %s; a drill needs two days, and publishes the"
                  + " earlier one before it injects a fault")
              .formatted(landing, all.isEmpty() ? "no day" : "one day"));
    }
    TwoDays copied =
        new TwoDays(
            folder.resolve("landing-before"),
            folder.resolve("landing"),
            all.lower(all.last()),
            all.last());
    try {
      for (Map.Entry<String, LocalDate> delivery : days.entrySet()) {
        FolderCopy.copy(
            landing.resolve(delivery.getKey()), copied.whole().resolve(delivery.getKey()));
        if (delivery.getValue().isBefore(copied.day())) {
          FolderCopy.copy(
              landing.resolve(delivery.getKey()), copied.before().resolve(delivery.getKey()));
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot copy the deliveries of " + landing, cause);
    }
    return copied;
  }
}
