package org.regulake.models.graph.ownership;

/**
 * Smallest parts of a company that are listed and followed.
 *
 * @param smallestListed parts of a company below this are not listed, such as 1e-4; 0 lists all
 * @param maxUnfollowed largest part of a company that need not be followed to its owners, such as
 *     1e-6, which bounds the error of every listed part; 0 follows all
 */
record OwnershipPrecision(double smallestListed, double maxUnfollowed) {

  /** Everything is followed and listed. */
  static final OwnershipPrecision EXACT = new OwnershipPrecision(0, 0);

  OwnershipPrecision {
    if (!(smallestListed >= 0 && smallestListed < 1 && maxUnfollowed >= 0 && maxUnfollowed < 1)) {
      throw new IllegalArgumentException(
          ("parts from %s on listed and %s left unfollowed would keep nothing: give at least 0 and"
                  + " less than 1")
              .formatted(smallestListed, maxUnfollowed));
    }
  }
}
