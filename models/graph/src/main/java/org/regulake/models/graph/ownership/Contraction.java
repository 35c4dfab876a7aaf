package org.regulake.models.graph.ownership;

import java.util.Arrays;
import org.regulake.models.graph.DirectedGraph;

/**
 * Merges groups of nodes until no group holds the majority of a node outside. Each group has a head
 * that controls all other members, and a node whose majority a group holds joins it with all nodes
 * that it controls. The smaller of two groups is relabelled, so the time is O(m log m) for m
 * shares, however long the chains are.
 */
final class Contraction {

  static final int NONE = -1;

  private final DirectedGraph holdings;
  private final long[] units;
  private final long[] majority;
  private final int[] controller;
  private final int[] group;
  private final int[] head;
  private final int[] next;
  private final long[] weight;
  private final LongIndex pairs;
  private long[] sums;
  private int[] won = new int[16];
  private int wonCount;

  /**
   * Contracts the whole graph.
   *
   * @param holdings edges from holder to held
   * @param units the votes of every position of the edges
   * @param majority the votes in each node that have to be exceeded, at least half of its votes
   */
  Contraction(DirectedGraph holdings, long[] units, long[] majority) {
    int nodes = holdings.nodeCount();
    this.holdings = holdings;
    this.units = units;
    this.majority = majority;
    this.controller = new int[nodes];
    this.group = new int[nodes];
    this.head = new int[nodes];
    this.next = new int[nodes];
    this.weight = new long[nodes];
    this.pairs = new LongIndex(holdings.edgeCount());
    this.sums = new long[Math.max(16, holdings.edgeCount())];
    for (int node = 0; node < nodes; node++) {
      controller[node] = NONE;
      group[node] = node;
      head[node] = node;
      next[node] = node;
      weight[node] = 1 + holdings.endEdge(node) - holdings.firstEdge(node);
    }
    for (int node = 0; node < nodes; node++) {
      countVotes(node, node);
    }
    for (int at = 0; at < wonCount; at++) {
      long pair = pairs.key(won[at]);
      join((int) (pair >>> 32), group[(int) pair]);
    }
  }

  /**
   * The node that controlled this one when it joined a group, or {@link #NONE} for the head of a
   * group.
   */
  int controller(int node) {
    return controller[node];
  }

  int head(int node) {
    return head[group[node]];
  }

  /** The nodes of a group, in no order. */
  int[] members(int node) {
    int[] members = new int[16];
    int count = 0;
    int member = node;
    do {
      if (count == members.length) {
        members = Arrays.copyOf(members, 2 * count);
      }
      members[count++] = member;
      member = next[member];
    } while (member != node);
    return Arrays.copyOf(members, count);
  }

  /** Whether the other members of a group hold the majority of its head. */
  boolean holdsItself(int head) {
    int pair = pairs.find(pair(head, group[head]));
    return pair >= 0 && sums[pair] > majority[head];
  }

  private void join(int node, int winner) {
    int loser = group[node];
    if (controller[node] != NONE || loser == winner) {
      return;
    }
    int newHead = head[winner];
    controller[node] = newHead;
    int kept = weight[winner] >= weight[loser] ? winner : loser;
    int dissolved = kept == winner ? loser : winner;
    int member = dissolved;
    do {
      group[member] = kept;
      countVotes(member, kept);
      member = next[member];
    } while (member != dissolved);
    int afterKept = next[kept];
    next[kept] = next[dissolved];
    next[dissolved] = afterKept;
    weight[kept] += weight[dissolved];
    head[kept] = newHead;
  }

  /** Adds the holdings of a node to the votes of a group; shares in itself carry no vote. */
  private void countVotes(int holder, int group) {
    for (int edge = holdings.firstEdge(holder); edge < holdings.endEdge(holder); edge++) {
      int held = holdings.target(edge);
      if (held != holder) {
        countVotes(held, group, units[holdings.position(edge)]);
      }
    }
  }

  private void countVotes(int held, int group, long votes) {
    int pair = pairs.number(pair(held, group));
    if (pair == sums.length) {
      sums = Arrays.copyOf(sums, 2 * sums.length);
    }
    boolean isWonAlready = sums[pair] > majority[held];
    sums[pair] += votes;
    if (!isWonAlready && sums[pair] > majority[held]) {
      if (wonCount == won.length) {
        won = Arrays.copyOf(won, 2 * wonCount);
      }
      won[wonCount++] = pair;
    }
  }

  private static long pair(int held, int group) {
    return (long) held << 32 | group;
  }
}
