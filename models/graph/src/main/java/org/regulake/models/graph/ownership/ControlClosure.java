package org.regulake.models.graph.ownership;

import java.util.Arrays;
import org.regulake.models.graph.DirectedGraph;

/**
 * Control of nodes by each other: x controls y when the shares of y that x and the companies
 * controlled by x hold exceed a majority, strictly; nothing else is control (least fixpoint: Ceri,
 * Gottlob and Tanca, Logic Programming and Databases, 1990; Company Law 2023, art. 265, for the
 * majority). Shares that a company holds in itself carry no vote. Votes are summed in whole
 * billionths, so exactly one half is never a majority.
 *
 * <p>As shares add up to one company at most, no node has two controllers that are uncontrolled
 * themselves. So every controlled node has one ultimate controller, or belongs to a group that
 * controls itself in a ring and has none.
 */
public final class ControlClosure {

  /** The value of {@link #controller} and {@link #ultimateController} where there is none. */
  public static final int NONE = -1;

  /** Votes of which a majority is needed. */
  public enum VoteBase {
    /** All shares, also those that a company holds in itself. */
    ALL_SHARES,
    /**
     * The shares without those that a company holds in itself (Company Law 2023, art. 116: own
     * shares carry no vote).
     */
    OUTSTANDING
  }

  /** Receives pairs of a controller and a controlled node. */
  @FunctionalInterface
  public interface PairVisitor {
    void visit(int controller, int controlled);
  }

  private final ShareRegister register;
  private final long[] majority;
  private final int[] controller;
  private final int[] head;
  private final boolean[] holdsItself;

  private ControlClosure(ShareRegister register, long[] majority, Contraction contraction) {
    int nodes = register.nodeCount();
    this.register = register;
    this.majority = majority;
    this.controller = new int[nodes];
    this.head = new int[nodes];
    this.holdsItself = new boolean[nodes];
    for (int node = 0; node < nodes; node++) {
      controller[node] = contraction.controller(node);
      head[node] = contraction.head(node);
    }
    for (int node = 0; node < nodes; node++) {
      if (head[node] == node && contraction.holdsItself(node)) {
        holdsItself[node] = true;
        controller[node] = controllerAmong(contraction.members(node), node);
      }
    }
  }

  /**
   * Finds all control.
   *
   * @param register the shares
   * @param majority the part of the votes that has to be exceeded; one half or more, or else a
   *     company could have several controllers
   * @param voteBase votes of which a majority is needed
   */
  public static ControlClosure of(ShareRegister register, double majority, VoteBase voteBase) {
    if (!(majority >= 0.5 && majority < 1)) {
      throw new IllegalArgumentException(
          "a majority of %s would not make one controller: give at least 0.5 and less than 1"
              .formatted(majority));
    }
    long[] needed = new long[register.nodeCount()];
    for (int node = 0; node < needed.length; node++) {
      long votes = register.base(node);
      if (voteBase == VoteBase.OUTSTANDING) {
        votes -= heldInItself(register, node);
      }
      needed[node] = Billionths.partOf(votes, Billionths.of(majority));
    }
    DirectedGraph holdings = register.holdings();
    long[] units = new long[holdings.edgeCount()];
    Arrays.setAll(units, register::units);
    return new ControlClosure(register, needed, new Contraction(holdings, units, needed));
  }

  public int nodeCount() {
    return head.length;
  }

  /**
   * One controller of a node, or {@link #NONE}: the one that was itself uncontrolled when it gained
   * the majority. Following controllers leads to the ultimate one, or in circles within a group
   * that controls itself.
   */
  public int controller(int node) {
    return controller[node];
  }

  /**
   * The controller that is not controlled itself; the node itself when it is not controlled; {@link
   * #NONE} for the members of a group in which each is controlled by another member.
   */
  public int ultimateController(int node) {
    return controller[head[node]] == NONE ? head[node] : NONE;
  }

  /**
   * Whether the node belongs to a group whose head is held in majority by the other members, though
   * perhaps controlled by none of them alone.
   */
  public boolean isSelfHeld(int node) {
    return holdsItself[head[node]];
  }

  /**
   * The nodes that a node controls, in ascending order: the fixpoint itself, in time and memory
   * proportional to the shares held by those nodes.
   */
  public int[] controlledBy(int node) {
    DirectedGraph holdings = register.holdings();
    LongIndex seen = new LongIndex(holdings.endEdge(node) - holdings.firstEdge(node));
    long[] votes = new long[8];
    int[] controlled = {node};
    int count = 1;
    for (int at = 0; at < count; at++) {
      int holder = controlled[at];
      for (int edge = holdings.firstEdge(holder); edge < holdings.endEdge(holder); edge++) {
        int held = holdings.target(edge);
        if (held == holder || held == node) {
          continue;
        }
        int number = seen.number(held);
        if (number >= votes.length) {
          votes = Arrays.copyOf(votes, 2 * votes.length);
        }
        boolean isControlledAlready = votes[number] > majority[held];
        votes[number] += register.units(holdings.position(edge));
        if (!isControlledAlready && votes[number] > majority[held]) {
          if (count == controlled.length) {
            controlled = Arrays.copyOf(controlled, 2 * count);
          }
          controlled[count++] = held;
        }
      }
    }
    int[] others = Arrays.copyOfRange(controlled, 1, count);
    Arrays.sort(others);
    return others;
  }

  /** All pairs, in ascending order. A chain of n companies has n² / 2 of them. */
  public void forEachPair(PairVisitor visitor) {
    for (int node = 0; node < nodeCount(); node++) {
      for (int controlled : controlledBy(node)) {
        visitor.visit(node, controlled);
      }
    }
  }

  /** The node that controls all others of its group. */
  int head(int node) {
    return head[node];
  }

  /**
   * A single member that controls the head of its group; {@link #NONE} where only all members
   * together hold the majority, which is not control. Exact: control by the members without the
   * head is control in the group without the shares that the head holds.
   */
  private int controllerAmong(int[] members, int head) {
    LongIndex numbers = new LongIndex(members.length);
    Arrays.sort(members);
    for (int member : members) {
      numbers.number(member);
    }
    DirectedGraph holdings = register.holdings();
    int bound =
        Arrays.stream(members)
            .map(member -> holdings.endEdge(member) - holdings.firstEdge(member))
            .sum();
    int[] from = new int[bound];
    int[] to = new int[bound];
    long[] units = new long[bound];
    int count = 0;
    for (int member : members) {
      for (int edge = holdings.firstEdge(member); edge < holdings.endEdge(member); edge++) {
        int held = numbers.find(holdings.target(edge));
        if (member != head && held >= 0) {
          from[count] = numbers.find(member);
          to[count] = held;
          units[count++] = register.units(holdings.position(edge));
        }
      }
    }
    long[] needed = Arrays.stream(members).mapToLong(member -> majority[member]).toArray();
    DirectedGraph inside =
        DirectedGraph.of(members.length, Arrays.copyOf(from, count), Arrays.copyOf(to, count));
    int controller = new Contraction(inside, units, needed).controller(numbers.find(head));
    return controller == Contraction.NONE ? NONE : members[controller];
  }

  private static long heldInItself(ShareRegister register, int node) {
    DirectedGraph holdings = register.holdings();
    long sum = 0;
    for (int edge = holdings.firstEdge(node); edge < holdings.endEdge(node); edge++) {
      if (holdings.target(edge) == node) {
        sum += register.units(holdings.position(edge));
      }
    }
    return sum;
  }
}
