package org.regulake.models.graph.contagion;

import java.util.Arrays;

/**
 * The value that a scenario destroys beyond its own shock, as a part of the economic value of all
 * firms: R = Σ h_i(T) v_i − Σ h_i(1) v_i, the DebtRank of the seeds (Battiston et al. 2012).
 */
public final class EconomicImpact {

  private final double[] value;
  private final double total;

  /**
   * Weights for firms.
   *
   * @param value economic value of every firm in any unit, 0 or more, such as its assets or its
   *     taxes; above 0 for at least one
   * @throws IllegalArgumentException when a value is below 0 or not stated, or all are 0
   */
  public EconomicImpact(double[] value) {
    for (int firm = 0; firm < value.length; firm++) {
      if (!ExposureNetwork.isAmount(value[firm])) {
        throw new IllegalArgumentException(
            "the economic value of firm %d is %s; state a number of 0 or more"
                .formatted(firm, value[firm]));
      }
    }
    this.value = value.clone();
    this.total = Arrays.stream(value).sum();
    if (!(total > 0)) {
      throw new IllegalArgumentException(
          "no firm has an economic value, so there is nothing to weigh by; state one above 0");
    }
  }

  /**
   * The impact of a scenario.
   *
   * @param scenario the scenario
   * @param cascade its result, on the firms of these values
   * @return part of the value of all firms, 0 to 1
   */
  public double of(Scenario scenario, Cascade cascade) {
    double impact = 0;
    for (int at = 0; at < cascade.size(); at++) {
      impact += cascade.distress(at) * value[cascade.firm(at)];
    }
    for (Scenario.Seed seed : scenario.seeds()) {
      impact -= seed.distress() * value[seed.firm()];
    }
    return Math.max(0, impact) / total;
  }
}
