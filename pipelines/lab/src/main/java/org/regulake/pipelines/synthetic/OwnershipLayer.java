package org.regulake.pipelines.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Generated holdings of {@code companies} companies (ids 0 … companies − 1, oldest first) and 1.28
 * persons per company (ids from {@code companies} on). The number of holders of a company is 1, 2,
 * 3 or from a heavy tail. A holder is an older company with probability .06, otherwise a person of
 * the local owner block or a serial investor. Shares are normalised exponentials; 15 % of registers
 * are incomplete. A few companies hold stakes in themselves, and a few in one of their ancestors,
 * which closes a circle.
 */
public final class OwnershipLayer {

  /** A holding: {@code holder} holds {@code share} (0–1) of {@code company}. */
  public record Edge(long holder, long company, double share) {}

  /**
   * A planted circle: {@code descendant} holds {@code stake} (before scaling) of its {@code
   * ancestor}.
   */
  record Closing(long descendant, long ancestor, double stake) {}

  static final double PERSONS_PER_COMPANY = 1.28;
  static final double COMPANY_HOLDER = .06;
  private static final double OLDER_EXPONENT = 3.6;

  /**
   * A fifth of the published parameter .04: only with this value are the published sums of holders
   * reproduced, and then exactly.
   */
  private static final double SERIAL_INVESTOR = .008;

  private static final double SERIAL_EXPONENT = 6;
  private static final double SELF_HOLDING = .0015;
  private static final double SELF_SHARE = .05;
  private static final double CLOSING = .0012;
  private static final int OWNER_BLOCK = 6;
  private static final double TAIL_EXPONENT = .62;
  private static final int DEEPEST_ANCESTOR = 9;
  private static final double DOMINANT = .65;
  private static final double INCOMPLETE = .15;

  private final Draws draws;
  private final long companies;
  private final long persons;
  private final long tailCap;
  private final Map<Long, List<Closing>> closings = new TreeMap<>();

  /**
   * The layer of a register.
   *
   * @param companies number of companies
   * @param seed the same number and seed give the same holdings
   */
  public OwnershipLayer(long companies, long seed) {
    this.draws = new Draws(seed);
    this.companies = companies;
    this.persons = Math.round(companies * PERSONS_PER_COMPANY);
    this.tailCap = Math.max(50, companies / 200);
    for (long company = 0; company < companies; company++) {
      if (draws.chance(13, company, 0, CLOSING) && firstCompanySlot(company) >= 0) {
        long ancestor = ancestor(company);
        Closing closing = new Closing(company, ancestor, .02 + .2 * draws.uniform(15, company, 0));
        closings.computeIfAbsent(ancestor, key -> new ArrayList<>()).add(closing);
      }
    }
  }

  long companies() {
    return companies;
  }

  /** Number of companies and persons together. */
  long nodeIdSpace() {
    return companies + persons;
  }

  /** All planted circles, by ancestor. */
  List<Closing> closings() {
    return closings.values().stream().flatMap(List::stream).toList();
  }

  boolean holdsItself(long company) {
    return draws.chance(12, company, 0, SELF_HOLDING);
  }

  /**
   * The holdings in a company: those in its register, then its self-holding, then those that close
   * circles.
   */
  List<Edge> holdersOf(long company) {
    int count = holderCount(company);
    double[] weights = new double[count];
    double sum = 0;
    for (int slot = 0; slot < count; slot++) {
      weights[slot] = -Math.log(draws.uniform(8, company, slot));
      sum += weights[slot];
    }
    if (count > 1 && draws.uniform(9, company, 0) < DOMINANT) {
      // Our reading: the dominant holder has more than all others together. The check sums do not
      // depend on it.
      double others = sum - weights[0];
      weights[0] = Math.max(weights[0], others) * 1.1;
      sum = weights[0] + others;
    }
    boolean isIncomplete = draws.chance(10, company, 0, INCOMPLETE);
    double registered = isIncomplete ? .5 + .5 * draws.uniform(11, company, 0) : 1;
    List<Closing> circles = closings.getOrDefault(company, List.of());
    double total = registered + (holdsItself(company) ? SELF_SHARE : 0);
    for (Closing circle : circles) {
      total += circle.stake();
    }
    double scale = total > 1 ? 1 / total : 1;
    List<Edge> edges = new ArrayList<>(count + 2);
    for (int slot = 0; slot < count; slot++) {
      edges.add(new Edge(holder(company, slot), company, weights[slot] / sum * registered * scale));
    }
    if (holdsItself(company)) {
      edges.add(new Edge(company, company, SELF_SHARE * scale));
    }
    for (Closing circle : circles) {
      edges.add(new Edge(circle.descendant(), company, circle.stake() * scale));
    }
    return edges;
  }

  /** Passes every edge of companies {@code from} to {@code to} − 1 to {@code sink}, in order. */
  public void forEach(long from, long to, Consumer<Edge> sink) {
    for (long company = from; company < to; company++) {
      holdersOf(company).forEach(sink);
    }
  }

  int holderCount(long company) {
    double u = draws.uniform(1, company, 0);
    if (u < .43) {
      return 1;
    }
    if (u < .78) {
      return 2;
    }
    if (u < .93) {
      return 3;
    }
    double tail = Math.floor(Math.pow(draws.uniform(2, company, 0), -TAIL_EXPONENT));
    return (int) (3 + Math.min(tail, tailCap));
  }

  /**
   * The person {@code step} places after the first of a company's local owner block; the first
   * person follows the last.
   */
  long localPerson(long company, long step) {
    long first =
        (long) Math.floor(company * PERSONS_PER_COMPANY)
            + (long) (OWNER_BLOCK * draws.uniform(5, company, 0));
    return (first + step) % persons;
  }

  private long holder(long company, int slot) {
    if (isCompanySlot(company, slot)) {
      return older(company, slot);
    }
    return companies
        + (draws.chance(7, company, slot, SERIAL_INVESTOR)
            ? serialInvestor(company, slot)
            : localPerson(company, slot));
  }

  /** One of the few persons with stakes all over the country. */
  private long serialInvestor(long company, int slot) {
    return (long) Math.floor(persons * Math.pow(draws.uniform(6, company, slot), SERIAL_EXPONENT));
  }

  private boolean isCompanySlot(long company, int slot) {
    return company > 0 && draws.chance(3, company, slot, COMPANY_HOLDER);
  }

  private long older(long company, int slot) {
    return (long) Math.floor(company * Math.pow(draws.uniform(4, company, slot), OLDER_EXPONENT));
  }

  private int firstCompanySlot(long company) {
    int count = holderCount(company);
    for (int slot = 0; slot < count; slot++) {
      if (isCompanySlot(company, slot)) {
        return slot;
      }
    }
    return -1;
  }

  /** The companies of a planted circle, from the descendant up to the ancestor. */
  List<Long> companiesOf(Closing circle) {
    List<Long> companies = new ArrayList<>(List.of(circle.descendant()));
    for (long current = circle.descendant(); current != circle.ancestor(); ) {
      current = older(current, firstCompanySlot(current));
      companies.add(current);
    }
    return companies;
  }

  private long ancestor(long company) {
    int depth = 1 + (int) (Math.log(draws.uniform(14, company, 0)) / Math.log(.7));
    long current = company;
    for (int step = 0; step < Math.min(depth, DEEPEST_ANCESTOR); step++) {
      int slot = firstCompanySlot(current);
      if (slot < 0) {
        break;
      }
      current = older(current, slot);
    }
    return current;
  }
}
