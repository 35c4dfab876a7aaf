package org.regulake.pipelines.synthetic;

import java.util.ArrayList;
import java.util.List;

/** Stakes and guarantees of a world. */
final class Relations {

  /** One holding as landed: by an enterprise or a person, {@code toDay} is null while it lasts. */
  record Holding(long holder, boolean byEnterprise, double share, int fromDay, Integer toDay) {}

  /** A guarantee seen from the debtor. */
  record Guarantee(long guarantor, long debtor, int slot, String shape, int length) {}

  private static final double RING = .06 * .15 / 4;
  private static final double MUTUAL = .06 * .10 / 2;
  private static final double PLAIN_GUARANTEE = .06 * .75;

  /**
   * A split of control takes in four companies, so an anchor in 133 puts 3 % of companies into one.
   */
  private static final double SPLIT = .03 / 4;

  private final World world;
  private final long companies;

  Relations(World world) {
    this.world = world;
    this.companies = world.ownership.companies();
  }

  /**
   * Holdings as landed: the ownership layer overlaid with splits of control, and with transfers in
   * February and March 2025.
   */
  List<Holding> holdings(long index) {
    List<Holding> holdings = new ArrayList<>();
    if (!world.isCompany(index)) {
      return holdings;
    }
    int established = world.establishedDay(index);
    long anchor = splitAnchor(index);
    if (anchor >= 0) {
      long firstPerson = companies + world.ownership.localPerson(index, 0);
      if (index - anchor < 3) {
        holdings.add(new Holding(anchor, true, .6, established, null));
        holdings.add(new Holding(firstPerson, false, .4, established, null));
      } else {
        holdings.add(new Holding(anchor + 1, true, .3, established, null));
        holdings.add(new Holding(anchor + 2, true, .25, established, null));
        holdings.add(new Holding(firstPerson, false, .45, established, null));
      }
      return holdings;
    }
    int slot = 0;
    for (OwnershipLayer.Edge edge : world.ownership.holdersOf(index)) {
      boolean byEnterprise = edge.holder() < companies;
      int from =
          byEnterprise ? Math.max(established, world.establishedDay(edge.holder())) : established;
      Integer to = null;
      if (slot == 0
          && !byEnterprise
          && world.chance(Salt.TRANSFER, index, 0, .01)
          && established < Calendar.JANUARY_END) {
        to = Calendar.JANUARY_END + 1 + world.below(Salt.TRANSFER, index, 1, 58);
        holdings.add(
            new Holding(
                companies + world.ownership.localPerson(index, 7), false, edge.share(), to, null));
      }
      holdings.add(new Holding(edge.holder(), byEnterprise, edge.share(), from, to));
      slot++;
    }
    return holdings;
  }

  /** Whether no company of a planted circle is overlaid with a split of control. */
  boolean isIntact(OwnershipLayer.Closing circle) {
    return world.ownership.companiesOf(circle).stream()
        .allMatch(company -> splitAnchor(company) < 0);
  }

  /**
   * The parent of the split of control that {@code index} belongs to as subsidiary or target, or
   * −1.
   */
  long splitAnchor(long index) {
    for (int step = 1; step <= 3; step++) {
      if (index - step >= 0 && isSplitAnchor(index - step)) {
        return index - step;
      }
    }
    return -1;
  }

  boolean isSplitAnchor(long index) {
    return index + 3 < companies && world.chance(Salt.SPLIT, index, 0, SPLIT);
  }

  /**
   * The length of the guarantee ring that starts at this company, 2 for a mutual guarantee, 0 for
   * none.
   */
  int ringLength(long index) {
    if (index < 0 || index >= companies) {
      return 0;
    }
    double u = world.u(Salt.RING, index, 0);
    int length = u < RING ? 2 + world.below(Salt.RING, index, 1, 5) : u < RING + MUTUAL ? 2 : 0;
    return index + length <= companies ? length : 0;
  }

  /** Guarantees given for this enterprise, with those that close rings. */
  List<Guarantee> guarantees(long debtor) {
    List<Guarantee> found = new ArrayList<>();
    if (!world.isCompany(debtor)) {
      return found;
    }
    for (int step = 0; step < 6; step++) {
      long anchor = debtor - step;
      int length = ringLength(anchor);
      if (length > step) {
        long guarantor = step == 0 ? anchor + length - 1 : debtor - 1;
        found.add(new Guarantee(guarantor, debtor, step, length == 2 ? "mutual" : "ring", length));
      }
    }
    if (world.chance(Salt.GUARANTEE, debtor, 0, PLAIN_GUARANTEE) && debtor > 10) {
      int count = 1 + world.draws.poisson(Salt.GUARANTEE.number(), debtor, 1, .4);
      for (int slot = 0; slot < count; slot++) {
        long guarantor = (long) (debtor * Math.pow(world.u(Salt.GUARANTEE, debtor, 10 + slot), .3));
        if (guarantor != debtor) {
          found.add(new Guarantee(guarantor, debtor, 10 + slot, "plain", 0));
        }
      }
    }
    return found;
  }
}
