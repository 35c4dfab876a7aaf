package org.regulake.models.graph.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.graph.component.StrongComponents;
import org.regulake.models.graph.component.UnionFind;

/**
 * Guarantors of guarantors (担保链): the longest path of guarantees in every connected part of the
 * graph. Guarantees within a circle belong to {@link GuaranteeCircles}, so a chain meets one member
 * of a circle at most; what is left has no rings, and the longest path is found in linear time. Of
 * paths of the same length the one whose end, then the node before it … is smallest.
 */
public final class GuaranteeChains {

  private static final int NONE = -1;

  private final EarliestEdges edges;
  private final StrongComponents components;
  private final int[] length;
  private final int[] previous;
  private final int[] previousEdge;

  private GuaranteeChains(EarliestEdges edges) {
    int nodes = edges.graph().nodeCount();
    this.edges = edges;
    this.components = StrongComponents.of(edges.graph());
    this.length = new int[nodes];
    this.previous = new int[nodes];
    this.previousEdge = new int[nodes];
    Arrays.fill(previous, NONE);
  }

  /**
   * The longest chain of every part, by its first guarantor. Severity: length / (length +
   * shortest).
   *
   * @param guarantees edges from guarantor to debtor
   * @param shortest smallest number of guarantees in a row that is a chain, 2 or more
   * @throws IllegalArgumentException when the bound is below 2
   */
  public static List<Finding> of(DatedEdges guarantees, int shortest) {
    if (shortest < 2) {
      throw new IllegalArgumentException(
          "chains from %d guarantees on: one guarantee is no chain, give 2 or more"
              .formatted(shortest));
    }
    GuaranteeChains chains = new GuaranteeChains(EarliestEdges.of(guarantees));
    UnionFind parts = chains.measure();
    int[] end = chains.longestEnds(parts);
    List<Finding> findings = new ArrayList<>();
    for (int node = 0; node < end.length; node++) {
      if (end[node] != NONE && chains.length[end[node]] >= shortest) {
        findings.add(chains.finding(end[node], shortest));
      }
    }
    findings.sort((one, other) -> Integer.compare(one.members().get(0), other.members().get(0)));
    return findings;
  }

  /** Measures the longest path to every node, in topological order, and unites connected nodes. */
  private UnionFind measure() {
    DirectedGraph graph = edges.graph();
    UnionFind parts = new UnionFind(graph.nodeCount());
    for (int component = 0; component < components.count(); component++) {
      for (int node : components.nodes(component)) {
        for (int edge = graph.firstEdge(node); edge < graph.endEdge(node); edge++) {
          int target = graph.target(edge);
          if (components.component(target) != component) {
            parts.unite(node, target);
            offer(node, edge, target);
          }
        }
      }
    }
    return parts;
  }

  private void offer(int node, int edge, int target) {
    int offered = length[node] + 1;
    if (offered > length[target] || offered == length[target] && node < previous[target]) {
      length[target] = offered;
      previous[target] = node;
      previousEdge[target] = edge;
    }
  }

  private int[] longestEnds(UnionFind parts) {
    int[] end = new int[length.length];
    Arrays.fill(end, NONE);
    for (int node = 0; node < length.length; node++) {
      int part = parts.find(node);
      if (end[part] == NONE || length[node] > length[end[part]]) {
        end[part] = node;
      }
    }
    return end;
  }

  private Finding finding(int end, int shortest) {
    List<Integer> members = new ArrayList<>(length[end] + 1);
    List<Integer> evidence = new ArrayList<>(length[end]);
    members.add(end);
    for (int node = end; previous[node] != NONE; node = previous[node]) {
      members.add(previous[node]);
      evidence.add(edges.given(previousEdge[node]));
    }
    Collections.reverse(members);
    Collections.reverse(evidence);
    return new Finding(
        Pattern.GUARANTEE_CHAIN,
        members,
        length[end],
        Severity.of(length[end], shortest),
        edges.given().latestStart(evidence),
        evidence);
  }
}
