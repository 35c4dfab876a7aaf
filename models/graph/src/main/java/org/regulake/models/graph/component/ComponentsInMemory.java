package org.regulake.models.graph.component;

import static org.apache.spark.sql.functions.col;

import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.LongAccumulator;
import org.regulake.models.graph.row.InternalRows;

/**
 * Components by union-find in parts: every task finds those of its share of the edges, one task
 * merges them, and all tasks write the labels. Two shuffles, of nodes in large blocks and not of
 * edges; no rounds. Rows are read and written in the internal format of Spark, because converting
 * them to rows of Java and back takes longer than all the rest.
 */
final class ComponentsInMemory {

  private static final StructType LABELS =
      new StructType()
          .add("node_id", DataTypes.StringType, false)
          .add("component_id", DataTypes.StringType, false)
          .add("component_size", DataTypes.LongType, false);

  private final SparkSession spark;
  private final JavaRDD<ComponentBlock> found;
  private final int tasks;
  private final long nodesFound;

  private ComponentsInMemory(
      SparkSession spark, JavaRDD<ComponentBlock> found, int tasks, long nodesFound) {
    this.spark = spark;
    this.found = found;
    this.tasks = tasks;
    this.nodesFound = nodesFound;
  }

  /**
   * Finds the components of every part of the edges immediately. Spark keeps them in its files for
   * as long as the result is referenced.
   *
   * @param edges as for {@link WeakComponents#of}
   * @param maxNodes a part with more nodes is left unfinished
   */
  static ComponentsInMemory of(Dataset<Row> edges, long maxNodes) {
    SparkSession spark = edges.sparkSession();
    JavaRDD<InternalRow> parts = InternalRows.of(edges.select(col("from_id"), col("to_id")));
    LongAccumulator nodesFound = spark.sparkContext().longAccumulator("nodes found");
    JavaRDD<ComponentBlock> found =
        parts.mapPartitions(part -> found(part, maxNodes, nodesFound)).repartition(1);
    // An action that does nothing with the blocks, so that Spark computes them now.
    found.foreachPartition(blocks -> {});
    // As many as read the edges, as about as much is written; one where there are no edges.
    int tasks =
        Math.max(
            1,
            Math.min(
                parts.getNumPartitions(),
                Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions"))));
    return new ComponentsInMemory(spark, found, tasks, nodesFound.value());
  }

  /**
   * Number of nodes, where a node in several parts counts several times; more than the bound when a
   * part was left unfinished.
   */
  long nodesFound() {
    return nodesFound;
  }

  /** Labels every node; see {@link WeakComponents#of}. Not for parts left unfinished. */
  Dataset<Row> labels() {
    return InternalRows.table(
        found.mapPartitions(ComponentsInMemory::merged).repartition(tasks).flatMap(Labelled::new),
        LABELS,
        spark);
  }

  private static Iterator<ComponentBlock> found(
      Iterator<InternalRow> edges, long maxNodes, LongAccumulator nodesFound) {
    ComponentIndex index = new ComponentIndex();
    while (edges.hasNext() && index.nodeCount() <= maxNodes) {
      InternalRow edge = edges.next();
      index.add(edge.getUTF8String(0), edge.getUTF8String(1));
    }
    nodesFound.add(index.nodeCount());
    return index.blocks();
  }

  private static Iterator<ComponentBlock> merged(Iterator<ComponentBlock> blocks) {
    ComponentIndex index = new ComponentIndex();
    blocks.forEachRemaining(index::add);
    return index.blocks();
  }

  /** The nodes of a block with their labels. */
  private static final class Labelled implements Iterator<InternalRow> {

    private final ComponentBlock block;
    private int group;
    private int node;
    private UTF8String label;
    private Long size;

    Labelled(ComponentBlock block) {
      this.block = block;
      begin(0);
    }

    private void begin(int next) {
      group = next;
      label = block.label(group);
      size = block.componentSize(group);
    }

    @Override
    public boolean hasNext() {
      return node < block.nodeCount();
    }

    @Override
    public InternalRow next() {
      if (node == block.endNode(group)) {
        begin(group + 1);
      }
      return InternalRows.row(block.id(node++), label, size);
    }
  }
}
