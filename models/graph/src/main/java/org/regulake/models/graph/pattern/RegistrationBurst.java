package org.regulake.models.graph.pattern;

import java.util.Arrays;

/**
 * The largest number of registrations within a window of consecutive days.
 *
 * @param count their number
 * @param firstDay first day of the earliest such window that begins with a registration, in days
 *     since 1970-01-01; 0 without registrations
 */
public record RegistrationBurst(int count, int firstDay) {

  /**
   * Counts with two pointers over the sorted days.
   *
   * @param days days of registration in any order, left as they are
   * @param windowDays length of the window: 1 counts what was registered on one day
   * @throws IllegalArgumentException when the window has no day
   */
  public static RegistrationBurst of(int[] days, int windowDays) {
    if (windowDays < 1) {
      throw new IllegalArgumentException(
          "a window of %d days: give 1 or more".formatted(windowDays));
    }
    int[] sorted = days.clone();
    Arrays.sort(sorted);
    RegistrationBurst most = new RegistrationBurst(0, 0);
    int first = 0;
    for (int last = 0; last < sorted.length; last++) {
      while ((long) sorted[last] - sorted[first] >= windowDays) {
        first++;
      }
      if (last - first + 1 > most.count) {
        most = new RegistrationBurst(last - first + 1, sorted[first]);
      }
    }
    return most;
  }
}
