package org.regulake.models.graph.ownership;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.regulake.models.graph.DirectedGraph;

/**
 * Shares as every method of this package reads them: whole billionths of a company, at most the
 * whole of it. Records that contradict this are corrected here by a stated rule, and counted.
 *
 * <p>A share is rounded down to {@link Billionths}. So three sixths never add up to more than one
 * half, and shares that make up a company never add up to more than the company. Parallel records
 * of one holder add up.
 *
 * <p>A share that is not stated or negative is left out; a share above 1 counts as 1, as no holder
 * can have more than the whole. A company whose shares still add up to more than 1 is over-held,
 * and {@link OverHeld} decides its treatment.
 */
public final class ShareRegister {

  /** Treatment of companies whose shares add up to more than 1. */
  public enum OverHeld {
    /** Every share is divided by the sum of the shares in its company. */
    NORMALISE,
    /** The shares count as unknown: the company has no recorded holder. */
    LEAVE_OUT
  }

  /** Faults of a stated share. */
  public enum Fault {
    NONE,
    /** Not a number: left out. */
    NOT_STATED,
    /** Below 0: left out. */
    NEGATIVE,
    /** Above 1: counts as 1. */
    ABOVE_WHOLE;

    /** The fault of a share; 1 is the whole company. */
    public static Fault of(double share) {
      if (Double.isNaN(share)) {
        return NOT_STATED;
      }
      if (share < 0) {
        return NEGATIVE;
      }
      return share > 1 ? ABOVE_WHOLE : NONE;
    }
  }

  private final DirectedGraph holdings;
  private final DirectedGraph holders;
  private final long[] units;
  private final long[] stated;
  private final long[] base;
  private final Map<Fault, Integer> faults;

  private ShareRegister(
      DirectedGraph holdings,
      long[] units,
      long[] stated,
      long[] base,
      Map<Fault, Integer> faults) {
    this.holdings = holdings;
    this.holders = holdings.reversed();
    this.units = units;
    this.stated = stated;
    this.base = base;
    this.faults = faults;
  }

  /**
   * Reads the records.
   *
   * @param nodeCount number of persons and companies, which are the nodes 0 … nodeCount − 1
   * @param holder holder of the share
   * @param held the company in which it is held
   * @param share part of the company, 0 to 1; NaN when it is not stated
   * @param overHeld treatment of companies whose shares add up to more than 1
   * @throws IllegalArgumentException when the arrays differ in length or name a node that is not
   *     there
   */
  public static ShareRegister of(
      int nodeCount, int[] holder, int[] held, double[] share, OverHeld overHeld) {
    DirectedGraph records = DirectedGraph.of(nodeCount, holder, held, share);
    Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    long[] statedUnits = new long[share.length];
    long[] stated = new long[nodeCount];
    for (int record = 0; record < share.length; record++) {
      faults.merge(Fault.of(share[record]), 1, Integer::sum);
      statedUnits[record] = Billionths.of(share[record]);
      stated[held[record]] += statedUnits[record];
    }
    int[] from = new int[share.length];
    int[] to = new int[share.length];
    long[] units = new long[share.length];
    int count = 0;
    for (int node = 0; node < nodeCount; node++) {
      for (int edge = records.firstEdge(node); edge < records.endEdge(node); edge++) {
        int company = records.target(edge);
        long unit = statedUnits[records.position(edge)];
        if (unit > 0 && (overHeld == OverHeld.NORMALISE || stated[company] <= Billionths.WHOLE)) {
          from[count] = node;
          to[count] = company;
          units[count++] = unit;
        }
      }
    }
    DirectedGraph holdings =
        DirectedGraph.of(nodeCount, Arrays.copyOf(from, count), Arrays.copyOf(to, count));
    long[] base =
        Arrays.stream(stated)
            .map(
                sum ->
                    overHeld == OverHeld.NORMALISE
                        ? Math.max(sum, Billionths.WHOLE)
                        : Billionths.WHOLE)
            .toArray();
    return new ShareRegister(holdings, Arrays.copyOf(units, count), stated, base, faults);
  }

  public int nodeCount() {
    return stated.length;
  }

  /**
   * Sum of the shares of a company as they were stated, each counted as 1 at most; 1 is the whole.
   */
  public double statedShare(int company) {
    return (double) stated[company] / Billionths.WHOLE;
  }

  /** Whether the stated shares of a company add up to more than the company. */
  public boolean isOverHeld(int company) {
    return stated[company] > Billionths.WHOLE;
  }

  /** Number of records with this fault. */
  public int count(Fault fault) {
    return faults.getOrDefault(fault, 0);
  }

  /** Edges from holder to company; their positions are the arguments of {@link #units(int)}. */
  DirectedGraph holdings() {
    return holdings;
  }

  /** Edges from company to holder; their positions are the arguments of {@link #units(int)}. */
  DirectedGraph holders() {
    return holders;
  }

  boolean hasHolders(int node) {
    return holders.firstEdge(node) < holders.endEdge(node);
  }

  /** The share of one position, in billionths as stated. */
  long units(int position) {
    return units[position];
  }

  /**
   * Denominator of the shares of a company, in billionths: the whole, or their sum where it is
   * above the whole and normalised.
   */
  long base(int company) {
    return base[company];
  }
}
