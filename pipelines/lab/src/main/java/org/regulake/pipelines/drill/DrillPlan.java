package org.regulake.pipelines.drill;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Options of a drill.
 *
 * @param only words; the faults whose name contains one of them are injected; all faults when empty
 * @param landing folder with deliveries of two days or more; generated when empty
 * @param place folder or URI below which lakes are created; the drill's own folder when empty
 * @param options options of every command: the configuration and its settings
 * @param seed seed of the random moments
 * @param kills number of runs that are killed at random moments
 * @param sequences number of random sequences of arrivals
 * @param now start of the drill; deliveries with later times are ignored
 */
public record DrillPlan(
    List<String> only,
    Optional<Path> landing,
    Optional<String> place,
    List<String> options,
    long seed,
    int kills,
    int sequences,
    Instant now) {

  public DrillPlan {
    only = List.copyOf(only);
    options = List.copyOf(options);
    if (kills < 1) {
      throw new IllegalArgumentException("%d kills: give at least 1".formatted(kills));
    }
    if (sequences < 1) {
      throw new IllegalArgumentException("%d sequences: give at least 1".formatted(sequences));
    }
  }

  boolean selects(Fault fault) {
    return only.isEmpty() || only.stream().anyMatch(word -> fault.name().contains(word));
  }
}
