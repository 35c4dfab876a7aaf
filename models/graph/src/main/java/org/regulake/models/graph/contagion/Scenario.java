package org.regulake.models.graph.contagion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The initial shock: firms that fail, or lose a part of their equity, for reasons outside the
 * network.
 *
 * @param seeds the firms, each once, at least one; kept in ascending order
 */
public record Scenario(List<Seed> seeds) {

  /**
   * One firm that is hit.
   *
   * @param firm its number in the network
   * @param distress part of its equity that it loses, above 0; 1 is default
   */
  public record Seed(int firm, double distress) {

    public Seed {
      if (!(distress > 0 && distress <= 1)) {
        throw new IllegalArgumentException(
            ("seed %d is distressed by %s; state a part above 0 and up to 1 of its equity, or leave"
                    + " the firm out")
                .formatted(firm, distress));
      }
    }
  }

  public Scenario {
    seeds = seeds.stream().sorted(Comparator.comparingInt(Seed::firm)).toList();
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("a scenario without seeds: name a firm that is hit first");
    }
    for (int at = 1; at < seeds.size(); at++) {
      if (seeds.get(at).firm() == seeds.get(at - 1).firm()) {
        throw new IllegalArgumentException(
            "seed %d is twice in a scenario; name it once".formatted(seeds.get(at).firm()));
      }
    }
  }

  /** A scenario in which all these firms fail at once. */
  public static Scenario ofDefaults(int... firms) {
    return new Scenario(Arrays.stream(firms).mapToObj(firm -> new Seed(firm, 1)).toList());
  }
}
