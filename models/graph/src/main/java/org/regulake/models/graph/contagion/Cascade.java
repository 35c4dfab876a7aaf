package org.regulake.models.graph.contagion;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * The course of one scenario: every firm that was reached, in ascending order, with its distress,
 * its losses and the path to it. Seeds are reached in round 0. A firm is reached when distress is
 * passed on to it, whether it fails or not.
 */
public final class Cascade {

  /** The value of {@link #reachedThrough} for seeds. */
  public static final int NO_DEBTOR = -1;

  /** The round of an event that does not happen. */
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

  /** A firm that was reached; firms are in ascending order. */
  public int firm(int at) {
    return firm[at];
  }

  /** Part of the firm's equity that is lost, 0 to 1, the shock of the scenario included. */
  public double distress(int at) {
    return distress[at];
  }

  /**
   * Loss of the firm on its exposures, or by paying as a guarantor, in the unit of the exposures;
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
   * The debtor that hit the firm first, the smallest of several in one round; {@link #NO_DEBTOR}
   * for seeds.
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

  /** Number of rounds in which distress was passed on. */
  public int rounds() {
    return rounds;
  }

  /**
   * Whether no firm has distress left to pass on; false when the scenario was stopped after the
   * last round allowed.
   */
  public boolean hasSettled() {
    return hasSettled;
  }

  /** Index of a firm among those reached; negative when it was not reached. */
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
    for (int at = number; at != NO_DEBTOR; at = reachedThrough[indexOf(at)]) {
      path.addFirst(at);
    }
    return path.stream().mapToInt(Integer::intValue).toArray();
  }
}
