package org.regulake.models.graph.engine;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Searches for a motif by joins, one step at a time. */
final class MotifSearch {

  private MotifSearch() {}

  /** All occurrences of the motif; see {@link GraphEngine#motifs}. */
  static Dataset<Row> of(Dataset<Row> edges, Motif motif) {
    Dataset<Row> known = CompleteEdges.of(edges, "from_id", "edge_type", "to_id").distinct();
    return motif.steps().stream()
        .map(step -> places(known, step))
        .reduce(MotifSearch::joined)
        .orElseThrow()
        .filter(motif.hasDifferentNodes())
        .select(
            motif.nodes().stream()
                .map(Motif::column)
                .map(column -> col(column))
                .toArray(Column[]::new));
  }

  private static Dataset<Row> places(Dataset<Row> edges, Motif.Step step) {
    return edges
        .filter(col("edge_type").equalTo(step.edgeType()))
        .select(
            col("from_id").as(Motif.column(step.from())), col("to_id").as(Motif.column(step.to())));
  }

  private static Dataset<Row> joined(Dataset<Row> found, Dataset<Row> step) {
    List<String> nodes = List.of(found.columns());
    return found.join(
        step, Arrays.stream(step.columns()).filter(nodes::contains).toArray(String[]::new));
  }
}
