package org.regulake.models.graph.ownership;

import java.util.Arrays;

/**
 * Shapley-Shubik power index of the holders of one company: the probability that a holder turns a
 * losing coalition into a winning one when all join in random order (Shapley and Shubik, American
 * Political Science Review, 1954). By all coalitions for a few holders, by dynamic programming over
 * the votes for more (Mann and Shapley, RAND RM-3158, 1962); only sums of positive numbers, so
 * there is no cancellation.
 */
public final class PowerIndex {

  private static final int MAX_BY_COALITIONS = 25;

  /** Bound of the additions in the dynamic programming; they take some seconds. */
  private static final double MAX_STEPS = 5e9;

  private final long[] votes;
  private final int quota;
  private final double[] index;

  private PowerIndex(long[] votes, int quota) {
    this.votes = votes;
    this.quota = quota;
    this.index = new double[votes.length];
  }

  /**
   * The index of every holder; they add up to 1 when all together win.
   *
   * @param votes votes of each holder, in any whole unit; holders with the same votes have the same
   *     index
   * @param quota votes that a coalition has to exceed to win
   * @throws IllegalArgumentException for negative votes or quota, and for more than 25 holders when
   *     the votes are in too fine a unit
   */
  public static double[] shapleyShubik(long[] votes, long quota) {
    if (quota < 0 || Arrays.stream(votes).anyMatch(vote -> vote < 0)) {
      throw new IllegalArgumentException(
          "votes %s and quota %d: give numbers from 0".formatted(Arrays.toString(votes), quota));
    }
    long all = 0;
    for (long vote : votes) {
      all = Math.addExact(all, vote);
    }
    if (all <= quota) {
      return new double[votes.length];
    }
    return votes.length <= MAX_BY_COALITIONS ? byCoalitions(votes, quota) : byVotes(votes, quota);
  }

  /** Iterates over all coalitions in Gray code, so that one holder joins or leaves at a time. */
  private static double[] byCoalitions(long[] votes, long quota) {
    int holders = votes.length;
    long[][] turned = new long[holders][holders];
    long sum = 0;
    int coalition = 0;
    for (int step = 1; step < 1 << holders; step++) {
      int changed = Integer.numberOfTrailingZeros(step);
      coalition ^= 1 << changed;
      sum += (coalition >>> changed & 1) == 1 ? votes[changed] : -votes[changed];
      if (sum > quota) {
        int others = Integer.bitCount(coalition) - 1;
        for (int rest = coalition; rest != 0; rest &= rest - 1) {
          int holder = Integer.numberOfTrailingZeros(rest);
          if (sum - votes[holder] <= quota) {
            turned[holder][others]++;
          }
        }
      }
    }
    double[] index = new double[holders];
    // Number of orders: n positions of the holder, times the ways to choose the holders before it.
    double orders = holders;
    for (int others = 0; others < holders; others++) {
      for (int holder = 0; holder < holders; holder++) {
        index[holder] += turned[holder][others] / orders;
      }
      orders = orders * (holders - 1 - others) / (others + 1);
    }
    return index;
  }

  /**
   * Computes holders with the same votes once, each from the distribution of the votes of all
   * others.
   */
  private static double[] byVotes(long[] votes, long quota) {
    long unit = Arrays.stream(votes).reduce(0, PowerIndex::greatestCommonDivisor);
    long[] sorted = Arrays.stream(votes).map(vote -> vote / unit).sorted().toArray();
    long distinct = Arrays.stream(sorted).distinct().count();
    double steps =
        (double) sorted.length
            * sorted.length
            * (quota / unit + 1)
            * (1 + Math.log(distinct) / Math.log(2));
    if (steps > MAX_STEPS) {
      throw new IllegalArgumentException(
          ("the power of %,d holders with a quota of %,d units takes %.0e steps: give votes in a"
                  + " coarser unit, or small holders as one")
              .formatted(votes.length, quota / unit, steps));
    }
    PowerIndex power = new PowerIndex(sorted, (int) (quota / unit));
    double[][] none = new double[sorted.length][];
    none[0] = new double[power.quota + 1];
    none[0][0] = 1;
    power.among(0, sorted.length, none);
    return Arrays.stream(votes)
        .mapToDouble(vote -> power.index[Arrays.binarySearch(sorted, vote / unit)])
        .toArray();
  }

  /**
   * Fills the index of a range of holders by halves: each half after the other half has been added
   * to those outside.
   *
   * @param chance by number and votes: the probability that this number of holders, drawn from
   *     those outside the range, has this number of votes
   */
  private void among(int first, int end, double[][] chance) {
    if (votes[first] == votes[end - 1]) {
      Arrays.fill(
          index, first, end, chanceToTurn(with(chance, first + 1, end, first, end), votes[first]));
      return;
    }
    int middle = boundary(first, end);
    among(first, middle, with(chance, middle, end, first, end));
    among(middle, end, with(chance, first, middle, first, end));
  }

  /** Index near the middle of a range at which the votes change. */
  private int boundary(int first, int end) {
    int boundary = (first + end) / 2;
    long vote = votes[boundary];
    while (boundary > first && votes[boundary - 1] == vote) {
      boundary--;
    }
    while (boundary == first || votes[boundary - 1] == votes[boundary]) {
      boundary++;
    }
    return boundary;
  }

  /**
   * The probabilities with the holders {@code from} to {@code to} − 1 added to those outside the
   * range.
   */
  private double[][] with(double[][] chance, int from, int to, int first, int end) {
    double[][] more =
        Arrays.stream(chance).map(row -> row == null ? null : row.clone()).toArray(double[][]::new);
    int drawnFrom = votes.length - (end - first);
    for (int holder = from; holder < to; holder++) {
      drawnFrom++;
      for (int drawn = drawnFrom; drawn > 0; drawn--) {
        more[drawn] =
            drawn(more[drawn], more[drawn - 1], votes[holder], (double) drawn / drawnFrom);
      }
    }
    return more;
  }

  /**
   * The probabilities with one more holder to draw from, who is among those drawn with the
   * probability {@code isDrawn}.
   */
  private double[] drawn(double[] without, double[] others, long vote, double isDrawn) {
    double[] row = without == null ? new double[quota + 1] : without;
    for (int sum = quota; sum >= 0; sum--) {
      row[sum] = row[sum] * (1 - isDrawn) + (sum < vote ? 0 : others[sum - (int) vote] * isDrawn);
    }
    return row;
  }

  private double chanceToTurn(double[][] others, long vote) {
    double chance = 0;
    for (double[] row : others) {
      for (int sum = (int) Math.max(0, quota - vote + 1); row != null && sum <= quota; sum++) {
        chance += row[sum];
      }
    }
    return chance / votes.length;
  }

  private static long greatestCommonDivisor(long left, long right) {
    return right == 0 ? left : greatestCommonDivisor(right, left % right);
  }
}
