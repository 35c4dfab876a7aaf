package org.regulake.models.graph.ownership;

import java.util.Arrays;

/**
 * Groups of enterprises under one ultimate controller (实际控制人), and groups that control themselves
 * in a ring. Every node is in one group, alone when it neither controls another nor is controlled.
 * Groups are numbered 0, 1, 2 … by their smallest member.
 */
public final class ControlGroups {

  private final ControlClosure control;
  private final int[] group;
  private final int[] first;
  private final int[] member;

  private ControlGroups(ControlClosure control, int[] group, int[] first, int[] member) {
    this.control = control;
    this.group = group;
    this.first = first;
    this.member = member;
  }

  /** Groups the nodes by their ultimate controller, or by the ring that controls them. */
  public static ControlGroups of(ControlClosure control) {
    int nodes = control.nodeCount();
    int[] groupOfHead = new int[nodes];
    Arrays.fill(groupOfHead, -1);
    int[] group = new int[nodes];
    int[] first = new int[nodes + 1];
    int count = 0;
    for (int node = 0; node < nodes; node++) {
      int head = control.head(node);
      if (groupOfHead[head] < 0) {
        groupOfHead[head] = count++;
      }
      group[node] = groupOfHead[head];
      first[group[node] + 1]++;
    }
    for (int at = 0; at < count; at++) {
      first[at + 1] += first[at];
    }
    int[] place = Arrays.copyOf(first, count);
    int[] member = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      member[place[group[node]]++] = node;
    }
    return new ControlGroups(control, group, Arrays.copyOf(first, count + 1), member);
  }

  /** Number of groups. */
  public int count() {
    return first.length - 1;
  }

  public int group(int node) {
    return group[node];
  }

  public int size(int group) {
    return first[group + 1] - first[group];
  }

  /** The members of a group in ascending order. */
  public int[] members(int group) {
    return Arrays.copyOfRange(member, first[group], first[group + 1]);
  }

  /**
   * The member that controls all others and is not controlled itself; {@link ControlClosure#NONE}
   * when the group controls itself in a ring.
   */
  public int ultimateController(int group) {
    return control.ultimateController(member[first[group]]);
  }
}
