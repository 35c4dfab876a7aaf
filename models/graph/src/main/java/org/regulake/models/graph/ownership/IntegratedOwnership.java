package org.regulake.models.graph.ownership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.graph.component.StrongComponents;

/**
 * Integrated ownership: the part of a company that an owner has directly and through all chains and
 * rings of companies. The walk sum is Y = (I − A)⁻¹ − I with A the direct shares (Brioschi,
 * Buzzacchi and Colombo, Journal of Banking and Finance, 1989); for owners in a ring, which own
 * themselves in part, O_ij = N_ij / N_ii and O_ii = 1 − 1 / N_ii with N = (I − A)⁻¹ (Baldone,
 * Brioschi and Paleari, 1998).
 *
 * <p>A column is computed on request: from the company up to its holders, to their holders and so
 * on, ring by ring in topological order, each ring at once with its exact inverse. So the time of a
 * column is proportional to the companies above it, and no memory grows with the number of pairs.
 * Companies that hold all shares of each other have no owner and no inverse; they are only
 * reported.
 *
 * <p>Safe for use by several threads at once.
 */
public final class IntegratedOwnership {

  private static final double UNIT_ROUNDOFF = Math.ulp(0.5);

  private final ShareRegister register;
  private final DirectedGraph holders;
  private final OwnershipPrecision precision;
  private final StrongComponents components;
  private final double[] outside;
  private final int[][] ring;
  private final RingInverse[] inverse;
  private final List<int[]> closedRings = new ArrayList<>();

  private IntegratedOwnership(
      ShareRegister register, OwnershipPrecision precision, int maxRingSize) {
    this.register = register;
    this.holders = register.holders();
    this.precision = precision;
    this.components = StrongComponents.of(holders);
    this.outside = new double[register.nodeCount()];
    this.ring = new int[components.count()][];
    this.inverse = new RingInverse[components.count()];
    Arrays.fill(outside, 1);
    for (int node = 0; node < register.nodeCount(); node++) {
      int component = components.component(node);
      if (ring[component] == null && (components.size(component) > 1 || holdsItself(node))) {
        if (components.size(component) > maxRingSize) {
          throw new IllegalArgumentException(
              ("a ring of %,d companies, with node %d in it, is above the bound of %,d: raise the"
                      + " bound if there is memory for its square")
                  .formatted(components.size(component), node, maxRingSize));
        }
        ring[component] = components.nodes(component);
        invert(component);
      }
    }
  }

  /**
   * Prepares the rings.
   *
   * @param register the shares
   * @param precision parts that are listed and followed
   * @param maxRingSize companies in one ring (strong component) that may be inverted at once, such
   *     as 500; 8 bytes for each pair
   * @throws IllegalArgumentException when a ring is larger
   */
  static IntegratedOwnership of(
      ShareRegister register, OwnershipPrecision precision, int maxRingSize) {
    return new IntegratedOwnership(register, precision, maxRingSize);
  }

  public int nodeCount() {
    return register.nodeCount();
  }

  /**
   * The groups of companies that hold all shares of each other, or of themselves; every group in
   * ascending order.
   */
  public List<int[]> closedRings() {
    return Collections.unmodifiableList(closedRings);
  }

  /** Whether the company is in a closed ring: no owner outside has any part of it. */
  public boolean isClosed(int company) {
    return isClosedComponent(components.component(company));
  }

  /** All owners of a company. */
  public OwnerColumn column(int company) {
    return column(company, Long.MAX_VALUE);
  }

  /**
   * The owners of a company within a bound; the part beyond it is reported as {@link
   * OwnerColumn#dropped}.
   *
   * @param maxFollowed number of companies whose holders are looked up, including this one, whose
   *     holders always are
   */
  OwnerColumn column(int company, long maxFollowed) {
    return new Walk(company, maxFollowed).column();
  }

  /** Inverts a ring, or reports it when it is closed. */
  private void invert(int component) {
    int[] members = ring[component];
    double[][] share = new double[members.length][members.length];
    boolean isClosed = true;
    for (int at = 0; at < members.length; at++) {
      int company = members[at];
      long base = register.base(company);
      long inside = 0;
      long total = 0;
      int records = 0;
      for (int edge = holders.firstEdge(company); edge < holders.endEdge(company); edge++) {
        long units = register.units(holders.position(edge));
        total += units;
        records++;
        if (components.component(holders.target(edge)) == component) {
          share[Arrays.binarySearch(members, holders.target(edge))][at] += (double) units / base;
          inside += units;
        }
      }
      outside[company] = (double) (base - inside) / base;
      // Each record may have lost one billionth by rounding.
      isClosed &= inside == total && base - inside <= records;
    }
    if (isClosed) {
      closedRings.add(members.clone());
    } else {
      inverse[component] =
          new RingInverse(
              share, Arrays.stream(members).mapToDouble(company -> outside[company]).toArray());
    }
  }

  private boolean isClosedComponent(int component) {
    return ring[component] != null && inverse[component] == null;
  }

  /**
   * Expected number of visits to the company by a walk that starts at it, the start included: the
   * diagonal of (I − A)⁻¹.
   */
  private double selfVisits(int company) {
    int component = components.component(company);
    if (ring[component] == null) {
      return 1;
    }
    int at = Arrays.binarySearch(ring[component], company);
    return inverse[component].visits(at, at);
  }

  private boolean holdsItself(int node) {
    for (int edge = holders.firstEdge(node); edge < holders.endEdge(node); edge++) {
      if (holders.target(edge) == node) {
        return true;
      }
    }
    return false;
  }

  /**
   * The walk from one company up to all its owners. As a random walk that goes from a company to a
   * holder with the probability of the holder's share: the part at a node is its expected number of
   * visits, and the sum of all errors is at most the probability that was not followed.
   */
  private final class Walk {

    private final int company;
    private final LongIndex nodes = new LongIndex(4);
    private final PriorityQueue<Integer> pending = new PriorityQueue<>();
    private double[] part = new double[8];
    private double unrecorded;
    private double circular;
    private double unfollowed;
    private double unlisted;
    private double relativeError;
    private final long maxFollowed;
    private int followed;

    Walk(int company, long maxFollowed) {
      this.company = company;
      this.maxFollowed = maxFollowed;
      arrive(company, 1);
      if (!register.hasHolders(company)) {
        unrecorded = 1;
      }
      int left = -1;
      while (!pending.isEmpty()) {
        int component = pending.remove();
        // A ring is queued once for each of its companies that the walk reached.
        if (component != left) {
          leave(component);
          left = component;
        }
      }
    }

    private void arrive(int node, double more) {
      int known = nodes.size();
      int number = nodes.number(node);
      if (number == part.length) {
        part = Arrays.copyOf(part, 2 * number);
      }
      part[number] += more;
      if (number == known && register.hasHolders(node)) {
        pending.add(components.component(node));
      }
    }

    private double partOf(int node) {
      int number = nodes.find(node);
      return number < 0 ? 0 : part[number];
    }

    private void leave(int component) {
      if (ring[component] == null) {
        leaveCompany(components.label(component), component);
        return;
      }
      int[] members = ring[component];
      double[] arrived = Arrays.stream(members).mapToDouble(this::partOf).toArray();
      if (inverse[component] == null) {
        circular += Arrays.stream(arrived).sum();
        return;
      }
      relativeError += RingInverse.relativeError(members.length);
      for (int at = 0; at < members.length; at++) {
        double visits = 0;
        for (int from = 0; from < members.length; from++) {
          visits += inverse[component].visits(at, from) * arrived[from];
        }
        arrive(members[at], 0);
        part[nodes.find(members[at])] = visits;
        leaveCompany(members[at], component);
      }
    }

    /** Continues from a company to its holders outside its ring. */
    private void leaveCompany(int node, int component) {
      double here = partOf(node);
      if (node != company
          && (followed >= maxFollowed
              || unfollowed + here * outside[node] <= precision.maxUnfollowed())) {
        unfollowed += here * outside[node];
        return;
      }
      followed++;
      long base = register.base(node);
      long missing = base;
      for (int edge = holders.firstEdge(node); edge < holders.endEdge(node); edge++) {
        long units = register.units(holders.position(edge));
        missing -= units;
        if (components.component(holders.target(edge)) != component) {
          arrive(holders.target(edge), here * units / base);
          // The product, the quotient and the sum may each round once.
          relativeError += 3 * UNIT_ROUNDOFF;
        }
      }
      unrecorded += here * missing / base;
    }

    /** A company owns a part of itself only through a ring. */
    private boolean isListed(int node, double here) {
      return node == company
          ? inverse[components.component(node)] != null
          : here > 0 && here >= precision.smallestListed() && !isClosed(node);
    }

    OwnerColumn column() {
      long[] listed = new long[nodes.size()];
      int count = 0;
      for (int number = 0; number < listed.length; number++) {
        int node = (int) nodes.key(number);
        if (isListed(node, part[number])) {
          listed[count++] = (long) node << 32 | number;
        } else if (node != company && !register.hasHolders(node)) {
          unlisted += part[number];
        }
      }
      Arrays.sort(listed, 0, count);
      int[] owner = new int[count];
      double[] walkSum = new double[count];
      double[] integrated = new double[count];
      for (int at = 0; at < count; at++) {
        owner[at] = (int) (listed[at] >>> 32);
        double visits = part[(int) listed[at]];
        walkSum[at] = owner[at] == company ? visits - 1 : visits;
        integrated[at] = walkSum[at] / (owner[at] == company ? visits : selfVisits(owner[at]));
      }
      return new OwnerColumn(
          company,
          owner,
          walkSum,
          integrated,
          unrecorded,
          circular,
          unfollowed,
          unlisted,
          relativeError,
          followed);
    }
  }
}
