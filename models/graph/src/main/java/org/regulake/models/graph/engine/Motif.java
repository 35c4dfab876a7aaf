package org.regulake.models.graph.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * A small shape to look for in a graph, such as two enterprises that guarantee each other: {@code a
 * → b, b → a}. Nodes with different names are different nodes.
 *
 * @param steps the edges of the shape, 1 or more; each but the first begins or ends at a node of an
 *     earlier one
 */
public record Motif(List<Step> steps) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");

  /** Refuses shapes that are empty or not connected. */
  public Motif {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a motif without steps; give at least one");
    }
    Set<String> reached = new LinkedHashSet<>(steps.get(0).ends());
    for (Step step : steps) {
      if (step.ends().stream().noneMatch(reached::contains)) {
        throw new IllegalArgumentException(
            ("step %s of the motif meets none of the nodes %s before it; put the steps in an order"
                    + " in which each does")
                .formatted(step, reached));
      }
      reached.addAll(step.ends());
    }
  }

  /** A motif of steps in this order. */
  public static Motif of(Step... steps) {
    return new Motif(List.of(steps));
  }

  /** The nodes in the order in which the steps name them. */
  public List<String> nodes() {
    return steps.stream().flatMap(step -> step.ends().stream()).distinct().toList();
  }

  /** Name of the column with the ids of a node: {@code a_id} for {@code a}. */
  public static String column(String node) {
    return node + "_id";
  }

  /** Condition on rows with the columns of {@link #nodes}: no node occurs twice. */
  public Column hasDifferentNodes() {
    List<String> nodes = nodes();
    return Stream.iterate(1, node -> node < nodes.size(), node -> node + 1)
        .flatMap(
            node ->
                nodes.subList(0, node).stream()
                    .map(earlier -> col(column(earlier)).notEqual(col(column(nodes.get(node))))))
        .reduce(lit(true), Column::and);
  }

  /**
   * An edge of the shape.
   *
   * @param from name of the node that it leaves: small letters and digits, a letter first
   * @param edgeType type of the edge, as in the column {@code edge_type}
   * @param to name of the node that it leads to, another one
   */
  public record Step(String from, String edgeType, String to) {

    /** Refuses names that cannot be columns, and loops. */
    public Step {
      for (String name : List.of(from, to)) {
        if (!NAME.matcher(name).matches()) {
          throw new IllegalArgumentException(
              "a motif names a node '%s'; give small letters and digits, a letter first"
                  .formatted(name));
        }
      }
      if (from.equals(to)) {
        throw new IllegalArgumentException(
            "a motif leads from '%s' to itself; give two nodes".formatted(from));
      }
    }

    private List<String> ends() {
      return List.of(from, to);
    }
  }
}
