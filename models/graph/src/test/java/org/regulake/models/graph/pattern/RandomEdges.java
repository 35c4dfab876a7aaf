package org.regulake.models.graph.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.regulake.models.graph.KnownGraph;

/** Small random graphs, with their rings found by plain enumeration. */
final class RandomEdges {

  private RandomEdges() {}

  /**
   * Edges between nodes drawn at random, loops and parallel edges among them, with days of one
   * month.
   */
  static DatedEdges of(Random random, int nodes, int edges) {
    return new DatedEdges(
        nodes,
        random.ints(edges, 0, nodes).toArray(),
        random.ints(edges, 0, nodes).toArray(),
        random.ints(edges, 0, 30).toArray());
  }

  /** Edges that all begin on day 0. */
  static DatedEdges of(int nodes, int[] from, int[] to) {
    return new DatedEdges(nodes, from, to, new int[from.length]);
  }

  /** The same edges, of which edge {@code order[n]} comes n-th. */
  static DatedEdges reordered(DatedEdges edges, int[] order) {
    return new DatedEdges(
        edges.nodeCount(),
        picked(edges.from(), order),
        picked(edges.to(), order),
        picked(edges.startDay(), order));
  }

  static int[] picked(int[] values, int[] order) {
    return IntStream.of(order).map(at -> values[at]).toArray();
  }

  static double[] picked(double[] values, int[] order) {
    return IntStream.of(order).mapToDouble(at -> values[at]).toArray();
  }

  /** A ring 0 → 1 → … → n − 1 → 0. */
  static DatedEdges ring(int nodes) {
    return of(
        nodes,
        IntStream.range(0, nodes).toArray(),
        IntStream.range(0, nodes).map(node -> (node + 1) % nodes).toArray());
  }

  static DatedEdges of(KnownGraph graph) {
    return of(graph.nodeCount(), graph.from(), graph.to());
  }

  /**
   * A finding as text, with the ends and the day of every edge of its evidence, which no reordering
   * changes.
   */
  static String described(Finding finding, DatedEdges edges) {
    return "%s %s %s %s %d %s"
        .formatted(
            finding.pattern(),
            finding.members(),
            finding.measure(),
            finding.severity(),
            finding.eventDay(),
            finding.evidence().stream()
                .map(
                    edge ->
                        edges.from()[edge] + ">" + edges.to()[edge] + "@" + edges.startDay()[edge])
                .toList());
  }

  /**
   * All rings of two nodes or more among ten at most, each from its smallest member on, in
   * ascending order: every path is tried.
   */
  static List<List<Integer>> rings(DatedEdges edges) {
    boolean[][] hasEdge = new boolean[edges.nodeCount()][edges.nodeCount()];
    for (int edge = 0; edge < edges.count(); edge++) {
      hasEdge[edges.from()[edge]][edges.to()[edge]] = true;
    }
    List<List<Integer>> rings = new ArrayList<>();
    for (int start = 0; start < edges.nodeCount(); start++) {
      extend(hasEdge, List.of(start), rings);
    }
    // Numbers of one digit compare as text.
    rings.sort(
        Comparator.comparing(
            ring -> ring.stream().map(String::valueOf).collect(Collectors.joining())));
    return rings;
  }

  private static void extend(boolean[][] hasEdge, List<Integer> path, List<List<Integer>> rings) {
    int last = path.get(path.size() - 1);
    if (path.size() > 1 && hasEdge[last][path.get(0)]) {
      rings.add(path);
    }
    for (int next = path.get(0) + 1; next < hasEdge.length; next++) {
      if (hasEdge[last][next] && !path.contains(next)) {
        List<Integer> longer = new ArrayList<>(path);
        longer.add(next);
        extend(hasEdge, longer, rings);
      }
    }
  }

  /** The strong components of three nodes or more, by their smallest, each ascending. */
  static List<List<Integer>> circles(DatedEdges edges) {
    boolean[][] reaches =
        new KnownGraph(
                IntStream.range(0, edges.nodeCount()).asLongStream().toArray(),
                edges.from(),
                edges.to(),
                new double[edges.count()])
            .reachable();
    TreeSet<List<Integer>> circles = new TreeSet<>(Comparator.comparing(circle -> circle.get(0)));
    for (int node = 0; node < edges.nodeCount(); node++) {
      int start = node;
      List<Integer> circle =
          IntStream.range(0, edges.nodeCount())
              .filter(other -> reaches[start][other] && reaches[other][start])
              .boxed()
              .toList();
      if (circle.size() > 2) {
        circles.add(circle);
      }
    }
    return List.copyOf(circles);
  }
}
