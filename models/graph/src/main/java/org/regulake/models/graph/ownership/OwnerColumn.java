package org.regulake.models.graph.ownership;

import java.util.Arrays;

/**
 * All owners of one company, direct or through other companies, and the parts without a listed
 * owner. The parts of owners without recorded holders, and {@link #unrecorded}, {@link #circular}
 * and {@link #dropped} add up to 1.
 */
public final class OwnerColumn {

  private final int company;
  private final int[] owner;
  private final double[] walkSum;
  private final double[] integrated;
  private final double unrecorded;
  private final double circular;
  private final double unfollowed;
  private final double unlisted;
  private final double roundingError;
  private final int followed;

  OwnerColumn(
      int company,
      int[] owner,
      double[] walkSum,
      double[] integrated,
      double unrecorded,
      double circular,
      double unfollowed,
      double unlisted,
      double roundingError,
      int followed) {
    this.company = company;
    this.owner = owner;
    this.walkSum = walkSum;
    this.integrated = integrated;
    this.unrecorded = unrecorded;
    this.circular = circular;
    this.unfollowed = unfollowed;
    this.unlisted = unlisted;
    this.roundingError = roundingError;
    this.followed = followed;
  }

  public int company() {
    return company;
  }

  /** Number of owners. */
  public int size() {
    return owner.length;
  }

  /** An owner; owners are in ascending order. */
  public int owner(int at) {
    return owner[at];
  }

  /**
   * The owner's entry of (I − A)⁻¹ − I: the sum over all paths; above 1 for companies in dense
   * rings.
   */
  public double walkSum(int at) {
    return walkSum[at];
  }

  /**
   * The owner's integrated ownership after Baldone, Brioschi and Paleari, 0 to 1; the walk sum,
   * unless the owner is in a ring.
   */
  public double integrated(int at) {
    return integrated[at];
  }

  /** Integrated ownership of one owner, 0 when it is not listed. */
  public double integratedOf(int node) {
    int at = Arrays.binarySearch(owner, node);
    return at < 0 ? 0 : integrated[at];
  }

  /** The part that leads to shares whose holder no record names. */
  public double unrecorded() {
    return unrecorded;
  }

  /**
   * The part that leads into companies that hold all shares of each other: no owner outside has it.
   */
  public double circular() {
    return circular;
  }

  /** The part that was not followed to its owners. */
  double unfollowed() {
    return unfollowed;
  }

  /**
   * The part of owners too small to be listed, and the part that was not followed to its owners.
   */
  public double dropped() {
    return unfollowed + unlisted;
  }

  /** Companies whose holders were looked up, the company itself among them. */
  int followed() {
    return followed;
  }

  /**
   * Bound of the error of integrated ownership: too low by the part that was not followed, or wrong
   * by rounding. An owner that is not listed has less than the smallest listed part plus this
   * bound. For walk sums, times 1 / (1 − the owner's integrated ownership in itself).
   */
  public double errorBound() {
    return unfollowed + roundingError;
  }
}
