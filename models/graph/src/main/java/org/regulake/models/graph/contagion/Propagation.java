package org.regulake.models.graph.contagion;

import java.util.Arrays;
import org.regulake.models.graph.DirectedGraph;

/**
 * Runs scenarios on one network, round by round: all firms with distress to pass on do so at once,
 * then the firms that were hit are updated. The cost of a scenario is that of the firms that it
 * reaches, as only these are read and reset. Within a round losses are added in ascending order of
 * the debtors, so no figure depends on the order of records or seeds.
 *
 * <p>60 bytes per firm, reused by every scenario; for one thread at a time.
 */
public final class Propagation {

  private final ExposureNetwork network;
  private final DirectedGraph holders;
  private final double[] equity;
  private final ContagionMethod method;

  private final double[] shock;
  private final double[] loss;
  private final double[] passed;
  private final double[] passing;
  private final int[] lastHit;
  private final int[] reachedRound;
  private final int[] reachedThrough;
  private final int[] defaultRound;

  private final int[] reached;
  private int reachedCount;
  private final int[] hit;
  private int hitCount;
  private final int[] active;
  private int activeCount;

  private Propagation(ExposureNetwork network, double[] equity, ContagionMethod method) {
    int firms = network.firmCount();
    this.network = network;
    this.holders = network.holders();
    this.equity = equity.clone();
    this.method = method;
    this.shock = new double[firms];
    this.loss = new double[firms];
    this.passed = new double[firms];
    this.passing = new double[firms];
    this.lastHit = new int[firms];
    this.reachedRound = new int[firms];
    this.reachedThrough = new int[firms];
    this.defaultRound = new int[firms];
    this.reached = new int[firms];
    this.hit = new int[firms];
    this.active = new int[firms];
    Arrays.fill(lastHit, Cascade.NEVER);
    Arrays.fill(reachedRound, Cascade.NEVER);
    Arrays.fill(defaultRound, Cascade.NEVER);
  }

  /**
   * Prepares for scenarios.
   *
   * @param network exposures
   * @param equity of every firm, in the unit of the exposures; 0 and less absorb nothing, see
   *     {@link ContagionMethod}; NaN, not known, only for firms that hold no exposures
   * @param method rule for the distress that is passed on
   * @throws IllegalArgumentException when there are not as many equities as firms, or a firm that
   *     holds exposures has none on record
   */
  public static Propagation of(ExposureNetwork network, double[] equity, ContagionMethod method) {
    if (equity.length != network.firmCount()) {
      throw new IllegalArgumentException(
          "%,d firms but %,d equities".formatted(network.firmCount(), equity.length));
    }
    for (int edge = 0; edge < network.exposureCount(); edge++) {
      int holder = network.holders().target(edge);
      if (!Double.isFinite(equity[holder])) {
        throw new IllegalArgumentException(
            ("%s holds exposures and its equity is %s; state its equity, as losses are measured by"
                    + " it")
                .formatted(network.name(holder), equity[holder]));
      }
    }
    return new Propagation(network, equity, method);
  }

  /**
   * Runs one scenario.
   *
   * @throws IllegalArgumentException when a seed is not in the network
   */
  public Cascade of(Scenario scenario) {
    return of(scenario, Integer.MAX_VALUE);
  }

  /** The same, stopped after a number of rounds even if the method allows more. */
  Cascade of(Scenario scenario, int roundsAllowed) {
    int maxRounds = Math.min(roundsAllowed, method.maxRounds());
    reset();
    int round = 0;
    for (Scenario.Seed seed : scenario.seeds()) {
      applyShock(seed);
    }
    update(round);
    while (activeCount > 0 && round < maxRounds) {
      round++;
      Arrays.sort(active, 0, activeCount);
      for (int at = 0; at < activeCount; at++) {
        passOn(active[at], round);
      }
      update(round);
    }
    return cascade(round);
  }

  private void reset() {
    for (int at = 0; at < reachedCount; at++) {
      int firm = reached[at];
      shock[firm] = 0;
      loss[firm] = 0;
      passed[firm] = 0;
      lastHit[firm] = Cascade.NEVER;
      reachedRound[firm] = Cascade.NEVER;
      defaultRound[firm] = Cascade.NEVER;
    }
    reachedCount = 0;
  }

  private void applyShock(Scenario.Seed seed) {
    if (seed.firm() < 0 || seed.firm() >= shock.length) {
      throw new IllegalArgumentException(
          "seed %d is not in the network, whose firms are 0 to %d"
              .formatted(seed.firm(), shock.length - 1));
    }
    shock[seed.firm()] = seed.distress();
    hit(seed.firm(), Cascade.NO_DEBTOR, 0);
  }

  private void passOn(int debtor, int round) {
    double part = passing[debtor];
    passed[debtor] += part;
    for (int edge = holders.firstEdge(debtor); edge < holders.endEdge(debtor); edge++) {
      int holder = holders.target(edge);
      loss[holder] += part * method.atRisk(holders.weight(edge), equity[holder]);
      hit(holder, debtor, round);
    }
  }

  private void hit(int firm, int through, int round) {
    if (lastHit[firm] == round) {
      return;
    }
    lastHit[firm] = round;
    hit[hitCount++] = firm;
    if (reachedRound[firm] == Cascade.NEVER) {
      // Debtors pass on in ascending order, so the first one of a round is the smallest.
      reachedRound[firm] = round;
      reachedThrough[firm] = through;
      reached[reachedCount++] = firm;
    }
  }

  /**
   * Updates the firms that were hit in this round: whether they have failed, and the distress that
   * they pass on in the next.
   */
  private void update(int round) {
    activeCount = 0;
    for (int at = 0; at < hitCount; at++) {
      int firm = hit[at];
      boolean isInDefault = method.isInDefault(shock[firm], loss[firm], equity[firm]);
      if (isInDefault && defaultRound[firm] == Cascade.NEVER) {
        defaultRound[firm] = round;
      }
      passing[firm] =
          method.toPass(
              ContagionMethod.distress(shock[firm], loss[firm], equity[firm]),
              isInDefault,
              passed[firm]);
      boolean hasHolders = holders.firstEdge(firm) < holders.endEdge(firm);
      if (hasHolders && passing[firm] > 0) {
        active[activeCount++] = firm;
      }
    }
    hitCount = 0;
  }

  private Cascade cascade(int rounds) {
    int[] firms = Arrays.copyOf(reached, reachedCount);
    Arrays.sort(firms);
    double[] distress = new double[firms.length];
    double[] losses = new double[firms.length];
    int[] reachedIn = new int[firms.length];
    int[] through = new int[firms.length];
    int[] defaultIn = new int[firms.length];
    for (int at = 0; at < firms.length; at++) {
      int firm = firms[at];
      distress[at] = ContagionMethod.distress(shock[firm], loss[firm], equity[firm]);
      losses[at] = loss[firm];
      reachedIn[at] = reachedRound[firm];
      through[at] = reachedThrough[firm];
      defaultIn[at] = defaultRound[firm];
    }
    return new Cascade(
        firms, distress, losses, reachedIn, through, defaultIn, rounds, activeCount == 0);
  }
}
