package org.regulake.models.graph.engine;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A graph whose nodes are numbered 0, 1, 2 … in the order of their ids by bytes in UTF-8, so that
 * the smaller number is the smaller id wherever an algorithm breaks a tie.
 *
 * @param nodes {@code node_id}, {@code node_number}
 * @param edges {@code from_number}, {@code to_number}; as many as were given
 */
public record NumberedGraph(Dataset<Row> nodes, Dataset<Row> edges) {

  private static final StructType NODES =
      new StructType()
          .add("node_id", DataTypes.StringType, false)
          .add("node_number", DataTypes.LongType, false);

  /**
   * Numbers the nodes of edges with {@code from_id} and {@code to_id}; reads them immediately to
   * count the nodes of every partition.
   */
  public static NumberedGraph of(Dataset<Row> edges) {
    Dataset<Row> complete = CompleteEdges.of(edges, "from_id", "to_id");
    Dataset<Row> ids =
        complete.select("from_id").union(complete.select("to_id")).distinct().sort("from_id");
    JavaRDD<Row> numbered =
        ids.javaRDD().zipWithIndex().map(node -> RowFactory.create(node._1().get(0), node._2()));
    Dataset<Row> nodes = edges.sparkSession().createDataFrame(numbered, NODES);
    return new NumberedGraph(
        nodes,
        complete
            .join(
                nodes.select(col("node_id").as("from_id"), col("node_number").as("from_number")),
                "from_id")
            .join(
                nodes.select(col("node_id").as("to_id"), col("node_number").as("to_number")),
                "to_id")
            .select("from_number", "to_number"));
  }

  /**
   * Rows with the id of a node, in the column {@code id}, in place of its number in the column
   * {@code number}.
   */
  public Dataset<Row> withId(Dataset<Row> rows, String number, String id) {
    return rows.join(nodes.select(col("node_number").as(number), col("node_id").as(id)), number)
        .drop(number);
  }
}
