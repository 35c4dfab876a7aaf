package org.regulake.pipelines.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.regulake.pipelines.delivery.KnownDelivery;
import org.regulake.pipelines.delivery.Rhythm;
import org.regulake.pipelines.run.DayChoice;

/**
 * Chooses the month-ends that are due. Those judged before are among them: a run skips them unless
 * something that they depend on has changed, such as a late delivery.
 */
final class DueDays implements DayChoice {

  private final LocalDate today;
  private final DailyConfig config;
  private DuePlan plan = DuePlan.NOTHING;

  DueDays(LocalDate today, DailyConfig config) {
    this.today = today;
    this.config = config;
  }

  @Override
  public List<LocalDate> of(List<KnownDelivery> deliveries) {
    plan = DuePlan.of(today, config, deliveries, Rhythm.ofSources());
    return plan.due();
  }

  @Override
  public Instant knownAt() {
    return null;
  }

  @Override
  public boolean maybeEmpty() {
    return true;
  }

  /** The plan of the chosen days; without any before the run has collected its deliveries. */
  DuePlan plan() {
    return plan;
  }
}
