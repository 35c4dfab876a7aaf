package org.regulake.models.graph;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Weakly connected components by union-find (Galler and Fischer 1964, with path halving) in one task. The label of a component is the smallest
 * id in it, so it does not depend on the order of edges or on the number of partitions.
 */
public final class WeakComponents {

  private static final StructType LABELS = new StructType()
      .add("node_id", DataTypes.StringType, false)
      .add("component_id", DataTypes.StringType, false);

  private final long maxEdges;

  /**
   * Components of graphs up to a size.
   *
   * @param maxEdges edges that fit into the memory of one task; some 200 bytes each
   */
  public WeakComponents(long maxEdges) {
    this.maxEdges = maxEdges;
  }

  /**
   * Labels every node.
   *
   * @param edges columns {@code from_id} and {@code to_id}, text, not null; direction does not matter
   * @return {@code node_id}, {@code component_id} (smallest id in the component), {@code component_size} (nodes)
   */
  public Dataset<Row> of(Dataset<Row> edges) {
    long bound = maxEdges;
    return edges.select("from_id", "to_id")
        .repartition(1)
        .mapPartitions((Iterator<Row> rows) -> labels(rows, bound), Encoders.row(LABELS))
        .withColumn("component_size", count(lit(1)).over(Window.partitionBy(col("component_id"))));
  }

  private static Iterator<Row> labels(Iterator<Row> edges, long maxEdges) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> ids = new ArrayList<>();
    // Parents are kept plus one, so that a fresh entry, 0, is a root.
    int[] parent = new int[1024];
    long seen = 0;
    while (edges.hasNext()) {
      Row edge = edges.next();
      if (++seen > maxEdges) {
        throw new IllegalStateException(
            "the graph has more than %d edges, the bound set for one task; raise max_edges_in_memory in the configuration if the executors have the memory"
                .formatted(maxEdges));
      }
      int from = number(edge.getString(0), numbers, ids);
      int to = number(edge.getString(1), numbers, ids);
      if (ids.size() > parent.length) {
        parent = Arrays.copyOf(parent, Math.max(ids.size(), 2 * parent.length));
      }
      union(parent, from, to);
    }
    int[] parents = parent;
    String[] smallest = new String[ids.size()];
    for (int node = 0; node < ids.size(); node++) {
      int root = find(parents, node);
      if (smallest[root] == null || ids.get(node).compareTo(smallest[root]) < 0) {
        smallest[root] = ids.get(node);
      }
    }
    return IntStream.range(0, ids.size())
        .mapToObj(node -> RowFactory.create(ids.get(node), smallest[find(parents, node)]))
        .iterator();
  }

  private static int number(String id, Map<String, Integer> numbers, List<String> ids) {
    Integer number = numbers.get(id);
    if (number == null) {
      number = ids.size();
      numbers.put(id, number);
      ids.add(id);
    }
    return number;
  }

  private static int find(int[] parent, int node) {
    int at = node;
    while (parent[at] != 0) {
      int next = parent[at] - 1;
      if (parent[next] != 0) {
        parent[at] = parent[next];
      }
      at = next;
    }
    return at;
  }

  private static void union(int[] parent, int left, int right) {
    int leftRoot = find(parent, left);
    int rightRoot = find(parent, right);
    if (leftRoot != rightRoot) {
      parent[Math.max(leftRoot, rightRoot)] = Math.min(leftRoot, rightRoot) + 1;
    }
  }
}
