package org.regulake.models.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.regulake.models.testing.SharedData;

/**
 * A graph for tests of algorithms, with nodes numbered 0 … n − 1 in the order of their ids.
 *
 * @param ids id of every node, ascending
 * @param weight weight of every edge, 1 where the graph has none
 */
public record KnownGraph(long[] ids, int[] from, int[] to, double[] weight) {

  private static final String LDBC = "graph/ldbc-validation/";

  /** The vectors of nine nodes, with their answers in exact fractions. */
  public static JsonNode nineNodes() {
    try (InputStream stream = KnownGraph.class.getResourceAsStream("nine-nodes.json")) {
      return new ObjectMapper().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The graph of those vectors. */
  public static KnownGraph ofNineNodes() {
    List<String[]> edges = new ArrayList<>();
    nineNodes()
        .get("edges")
        .forEach(edge -> edges.add(new String[] {edge.get(0).asText(), edge.get(1).asText()}));
    List<String> nodes = new ArrayList<>();
    nineNodes().get("nodes").forEach(node -> nodes.add(node.asText()));
    return of(nodes, edges);
  }

  /**
   * A validation graph of LDBC Graphalytics, each node with its targets; an undirected one names
   * every edge at both of its ends.
   */
  public static KnownGraph ldbc(String file) {
    List<String> nodes = new ArrayList<>();
    List<String[]> edges = new ArrayList<>();
    for (String line : lines(LDBC + file)) {
      List<String> parts = List.of(line.split(" "));
      nodes.addAll(parts);
      parts.stream().skip(1).forEach(target -> edges.add(new String[] {parts.get(0), target}));
    }
    return of(nodes, edges);
  }

  /**
   * A validation graph of LDBC Graphalytics in two files, nodes and weighted edges; an undirected
   * one names every edge once.
   */
  public static KnownGraph ldbcWeighted(String file) {
    return of(
        lines(LDBC + file + ".v"),
        lines(LDBC + file + ".e").stream().map(line -> line.split(" ")).toList());
  }

  /** The answers to a validation graph, in the order of the node numbers. */
  public static List<String> ldbcAnswers(String file) {
    Map<Long, String> answers = new TreeMap<>();
    lines(LDBC + file)
        .forEach(line -> answers.put(Long.parseLong(line.split(" ")[0]), line.split(" ")[1]));
    return List.copyOf(answers.values());
  }

  /**
   * Co-authorships in general relativity (arXiv, by SNAP): every pair both ways, and some loops.
   */
  public static KnownGraph collaborations() {
    List<String[]> edges =
        lines("graph/CA-GrQc.txt").stream().map(line -> line.split("\t")).toList();
    return of(edges.stream().flatMap(Arrays::stream).toList(), edges);
  }

  /**
   * Nodes 0 … n − 1 and edges between pairs drawn at random, loops and parallel edges among them.
   */
  public static KnownGraph random(Random random, int nodeCount, int edgeCount) {
    return new KnownGraph(
        IntStream.range(0, nodeCount).asLongStream().toArray(),
        random.ints(edgeCount, 0, nodeCount).toArray(),
        random.ints(edgeCount, 0, nodeCount).toArray(),
        random.ints(edgeCount, 0, 20).asDoubleStream().toArray());
  }

  /** 0 → 1 → … → n − 1. */
  public static KnownGraph path(int nodeCount) {
    return new KnownGraph(
        IntStream.range(0, nodeCount).asLongStream().toArray(),
        IntStream.range(0, nodeCount - 1).toArray(),
        IntStream.range(1, nodeCount).toArray(),
        IntStream.range(1, nodeCount).mapToDouble(edge -> 1).toArray());
  }

  /** Node 0 with edges to leaves, and pairs that are linked only with each other. */
  public static KnownGraph starAndPairs(int leaves, int pairs) {
    int[] from = new int[leaves + pairs];
    int[] to = new int[leaves + pairs];
    double[] weight = new double[leaves + pairs];
    Arrays.fill(weight, 1);
    for (int leaf = 0; leaf < leaves; leaf++) {
      to[leaf] = 1 + leaf;
    }
    for (int pair = 0; pair < pairs; pair++) {
      from[leaves + pair] = 1 + leaves + 2 * pair;
      to[leaves + pair] = 2 + leaves + 2 * pair;
    }
    return new KnownGraph(
        IntStream.range(0, 1 + leaves + 2 * pairs).asLongStream().toArray(), from, to, weight);
  }

  private static KnownGraph of(List<String> nodes, List<String[]> edges) {
    long[] ids = nodes.stream().mapToLong(Long::parseLong).sorted().distinct().toArray();
    return new KnownGraph(
        ids,
        edges.stream()
            .mapToInt(edge -> Arrays.binarySearch(ids, Long.parseLong(edge[0])))
            .toArray(),
        edges.stream()
            .mapToInt(edge -> Arrays.binarySearch(ids, Long.parseLong(edge[1])))
            .toArray(),
        edges.stream()
            .mapToDouble(edge -> edge.length > 2 ? Double.parseDouble(edge[2]) : 1)
            .toArray());
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(SharedData.file(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int nodeCount() {
    return ids.length;
  }

  /** Number of the node with an id. */
  public int number(long id) {
    int number = Arrays.binarySearch(ids, id);
    assertThat(number).as("number of node %d", id).isNotNegative();
    return number;
  }

  public DirectedGraph directed() {
    return DirectedGraph.of(nodeCount(), from, to, weight);
  }

  /** Every edge in both directions. */
  public KnownGraph bothWays() {
    return new KnownGraph(
        ids,
        concat(from, to),
        concat(to, from),
        Stream.of(weight, weight).flatMapToDouble(Arrays::stream).toArray());
  }

  private static int[] concat(int[] first, int[] second) {
    return Stream.of(first, second).flatMapToInt(Arrays::stream).toArray();
  }

  /** The same graph in which node n has the number {@code numbers[n]}. */
  public KnownGraph renumbered(int[] numbers) {
    return new KnownGraph(
        ids,
        Arrays.stream(from).map(node -> numbers[node]).toArray(),
        Arrays.stream(to).map(node -> numbers[node]).toArray(),
        weight);
  }

  /** The numbers 0 … n − 1 in an order drawn at random. */
  public static int[] permutation(Random random, int nodeCount) {
    int[] numbers = IntStream.range(0, nodeCount).toArray();
    for (int last = nodeCount - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int number = numbers[last];
      numbers[last] = numbers[other];
      numbers[other] = number;
    }
    return numbers;
  }

  /** Whether node j can be reached from node i along the edges, by the closure of Warshall. */
  public boolean[][] reachable() {
    boolean[][] reaches = new boolean[nodeCount()][nodeCount()];
    for (int node = 0; node < nodeCount(); node++) {
      reaches[node][node] = true;
    }
    for (int edge = 0; edge < from.length; edge++) {
      reaches[from[edge]][to[edge]] = true;
    }
    for (int middle = 0; middle < nodeCount(); middle++) {
      for (int start = 0; start < nodeCount(); start++) {
        for (int end = 0; end < nodeCount(); end++) {
          reaches[start][end] |= reaches[start][middle] && reaches[middle][end];
        }
      }
    }
    return reaches;
  }
}
