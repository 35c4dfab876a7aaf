package org.regulake.pipelines.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.regulake.pipelines.delivery.KnownDelivery;

/** Chooses the days that a run judges, once the run has collected its deliveries. */
public interface DayChoice {

  /**
   * The days to judge.
   *
   * @param deliveries the collected deliveries that are not withdrawn, at least one unless the
   *     choice {@link #maybeEmpty may be empty}
   */
  List<LocalDate> of(List<KnownDelivery> deliveries);

  /**
   * Moment of knowledge for all days; null = for each day, the moment when its last delivery was
   * received.
   */
  Instant knownAt();

  /** Whether a run without any delivery is in order. */
  boolean maybeEmpty();
}
