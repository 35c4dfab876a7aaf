package org.regulake.models.graph.ownership;

/**
 * How small the parts of a company are that ownership goes into.
 *
 * @param smallestListed parts of a company below this are not listed, such as 1e-4; 0 lists all
 * @param mostUnfollowed the most of a company that may be left where it was found instead of being
 *     followed to its owners, such as 1e-6, which is the certified error of every part that is
 *     listed; 0 follows all
 */
record OwnershipPrecision(double smallestListed, double mostUnfollowed) {

  /** Everything is followed and listed. */
  static final OwnershipPrecision EXACT = new OwnershipPrecision(0, 0);

  OwnershipPrecision {
    if (!(smallestListed >= 0 && smallestListed < 1 && mostUnfollowed >= 0 && mostUnfollowed < 1)) {
      throw new IllegalArgumentException(
          "parts from %s on listed and %s left unfollowed would keep nothing: give at least 0 and less than 1"
              .formatted(smallestListed, mostUnfollowed));
    }
  }
}
