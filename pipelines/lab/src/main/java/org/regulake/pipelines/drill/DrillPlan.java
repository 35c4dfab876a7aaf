package org.regulake.pipelines.drill;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to try, and on what.
 *
 * @param only words of which a fault's name has to contain one; all faults when empty
 * @param landing deliveries of two days or more; generated when empty
 * @param place folder or URI under which lakes are made; the drill's own folder when empty
 * @param options options of every run: the configuration and its settings
 * @param seed moments are drawn from it
 * @param kills how many runs are killed at a drawn moment
 * @param now when the drill begins; deliveries of later times have no part in it
 */
public record DrillPlan(
    List<String> only,
    Optional<Path> landing,
    Optional<String> place,
    List<String> options,
    long seed,
    int kills,
    Instant now) {

  public DrillPlan {
    only = List.copyOf(only);
    options = List.copyOf(options);
    if (kills < 1) {
      throw new IllegalArgumentException("%d kills: give at least 1".formatted(kills));
    }
  }

  boolean asksFor(Fault fault) {
    return only.isEmpty() || only.stream().anyMatch(word -> fault.name().contains(word));
  }
}
