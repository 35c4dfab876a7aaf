package org.regulake.pipelines.synthetic;

import java.util.Set;
import java.util.TreeSet;

/**
 * The fates of enterprises: hidden weakness, failure, which failed neighbours make more likely, and
 * exit from the register.
 */
final class Fates {

  static final String DOWNTURN_PROVINCE = "浙江";
  static final String DOWNTURN_SECTION = "C";
  static final double NEIGHBOUR_EFFECT = .6;

  private record Fate(long index, boolean defaults, Integer exitDay) {}

  private final World world;
  private final Relations relations;
  private final ThreadLocal<Fate> lastFate = new ThreadLocal<>();

  Fates(World world) {
    this.world = world;
    this.relations = new Relations(world);
  }

  /** Hidden weakness: standard normal, increased by a planted change of regime. */
  double latent(long index) {
    return world.draws.normal(Salt.LATENT.number(), index, 0) + (hasRegimeChange(index) ? 1.5 : 0);
  }

  boolean hasRegimeChange(long index) {
    return world.chance(Salt.REGIME, index, 0, .02);
  }

  boolean isInDownturn(long index) {
    return world.industry(index).section().equals(DOWNTURN_SECTION)
        && world.registeredPlace(index).province().equals(DOWNTURN_PROVINCE);
  }

  private double ownRisk(long index) {
    return -3.7 + .8 * latent(index) + (World.isHub(world.addressBlock(index)) ? .9 : 0);
  }

  /** Whether the enterprise fails, without the effect of its neighbours. */
  boolean defaultsAlone(long index) {
    return world.u(Salt.DEFAULT, index, 0) < Draws.logistic(ownRisk(index));
  }

  /** Number of owners and guarantors of the enterprise that fail by themselves. */
  int defaultedNeighbours(long index) {
    Set<Long> neighbours = new TreeSet<>();
    for (Relations.Holding holding : relations.holdings(index)) {
      if (holding.byEnterprise() && holding.holder() != index) {
        neighbours.add(holding.holder());
      }
    }
    relations.guarantees(index).forEach(guarantee -> neighbours.add(guarantee.guarantor()));
    int count = 0;
    for (long neighbour : neighbours) {
      count += defaultsAlone(neighbour) ? 1 : 0;
    }
    return count;
  }

  /**
   * Whether the enterprise fails, with the planted effect of failed owners and guarantors on the
   * log-odds.
   */
  boolean defaults(long index) {
    return fate(index).defaults();
  }

  /**
   * The fate of an enterprise. Callers often ask for the same enterprise repeatedly, so each thread
   * caches its last one.
   */
  private Fate fate(long index) {
    Fate last = lastFate.get();
    if (last == null || last.index() != index) {
      boolean isDefault = drawDefault(index);
      last = new Fate(index, isDefault, drawExit(index, isDefault));
      lastFate.set(last);
    }
    return last;
  }

  private boolean drawDefault(long index) {
    return world.u(Salt.DEFAULT, index, 0)
        < Draws.logistic(ownRisk(index) + NEIGHBOUR_EFFECT * defaultedNeighbours(index));
  }

  /** The day of exit from the register; null without an exit. */
  Integer exitDay(long index) {
    return fate(index).exitDay();
  }

  private Integer drawExit(long index, boolean isDefault) {
    int established = world.establishedDay(index);
    if (isInDownturn(index)
        && established < Calendar.DOWNTURN_START
        && world.chance(Salt.DOWNTURN, index, 0, .12)) {
      return Calendar.DOWNTURN_START
          + world.below(Salt.DOWNTURN, index, 1, Calendar.MARCH_END - Calendar.DOWNTURN_START + 1);
    }
    int first = Math.max(established + 365, Calendar.day(2012, 1, 1));
    if (first >= Calendar.MARCH_END
        || world.u(Salt.EXIT, index, 0)
            >= Draws.logistic(-2.4 + .6 * latent(index) + (isDefault ? 1.0 : 0))) {
      return null;
    }
    return Calendar.MARCH_END
        - (int) ((Calendar.MARCH_END - first) * Math.pow(world.u(Salt.EXIT, index, 1), 1.5));
  }
}
