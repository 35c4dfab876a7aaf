package org.regulake.models.graph.contagion;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * The course of one scenario: every firm that was reached, in ascending order, with its distress,
 * its losses and the way to it. Seeds are reached in round 0. A firm is reached when something is
 * passed on to it, whether it fails or not.
 */
public final class Cascade {

  /** Through whom a seed was reached. */
  public static final int NOBODY = -1;

  /** The round in which what does not happen happens. */
  public static final int NEVER = -1;

  private final int[] firm;
  private final double[] distress;
  private final double[] loss;
  private final int[] reachedRound;
  private final int[] reachedThrough;
  private final int[] defaultRound;
  private final int rounds;
  private final boolean hasSettled;

  Cascade(
      int[] firm,
      double[] distress,
      double[] loss,
      int[] reachedRound,
      int[] reachedThrough,
      int[] defaultRound,
      int rounds,
      boolean hasSettled) {
    this.firm = firm;
    this.distress = distress;
    this.loss = loss;
    this.reachedRound = reachedRound;
    this.reachedThrough = reachedThrough;
    this.defaultRound = defaultRound;
    this.rounds = rounds;
    this.hasSettled = hasSettled;
  }

  /** Number of firms reached. */
  public int size() {
    return firm.length;
  }

  /** A firm that was reached; they stand in ascending order. */
  public int firm(int at) {
    return firm[at];
  }

  /** Part of the firm's equity that is lost, 0 to 1, the shock of the scenario included. */
  public double distress(int at) {
    return distress[at];
  }

  /**
   * What the firm loses on its exposures, or pays out as a guarantor, in the unit of the exposures;
   * can be more than its equity.
   */
  public double loss(int at) {
    return loss[at];
  }

  /** The round in which the firm was first hit; 0 for seeds. */
  public int reachedRound(int at) {
    return reachedRound[at];
  }

  /**
   * The debtor that hit the firm first, the smallest of several in one round; {@link #NOBODY} for
   * seeds.
   */
  public int reachedThrough(int at) {
    return reachedThrough[at];
  }

  /** The round in which the firm failed; {@link #NEVER} when it has not. */
  public int defaultRound(int at) {
    return defaultRound[at];
  }

  public boolean hasDefaulted(int at) {
    return defaultRound[at] != NEVER;
  }

  /** Number of rounds in which something was passed on to somebody. */
  public int rounds() {
    return rounds;
  }

  /**
   * Whether nobody has anything left to pass on; false when the scenario was stopped after the last
   * round allowed.
   */
  public boolean hasSettled() {
    return hasSettled;
  }

  /** Where a firm stands among those reached; negative when it was not reached. */
  public int indexOf(int number) {
    return Arrays.binarySearch(firm, number);
  }

  /** Distress of any firm, 0 when it was not reached. */
  public double distressOf(int number) {
    int at = indexOf(number);
    return at < 0 ? 0 : distress[at];
  }

  /**
   * The wave of firms that failed in one round, in ascending order; the seeds that failed are wave
   * 0.
   */
  public int[] defaultsIn(int round) {
    return IntStream.range(0, size())
        .filter(at -> defaultRound[at] == round)
        .map(this::firm)
        .toArray();
  }

  /**
   * The evidence that a firm was reached: from a seed, debtor by debtor, to the firm, each hit
   * first by the one before.
   *
   * @throws IllegalArgumentException when the firm was not reached
   */
  public int[] path(int number) {
    if (indexOf(number) < 0) {
      throw new IllegalArgumentException(
          "firm %d was not reached, so there is no path to it; ask for firms of this cascade"
              .formatted(number));
    }
    Deque<Integer> path = new ArrayDeque<>();
    for (int at = number; at != NOBODY; at = reachedThrough[indexOf(at)]) {
      path.addFirst(at);
    }
    return path.stream().mapToInt(Integer::intValue).toArray();
  }
}
