package org.regulake.models.graph.component;

import static org.apache.spark.sql.functions.col;

import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Components by union-find in parts: every task finds those of its share of the edges, one task merges what they found, and all tasks write
 * the labels. Two shuffles, of nodes in large blocks and not of edges; no rounds.
 */
final class ComponentsInMemory {

  private static final Encoder<ComponentBlock> BLOCKS = Encoders.kryo(ComponentBlock.class);

  // Text as bytes: Spark takes it as it is, where text would be decoded and encoded for every row.
  private static final StructType LABELS = new StructType()
      .add("node_id", DataTypes.BinaryType, false)
      .add("component_id", DataTypes.BinaryType, false)
      .add("component_size", DataTypes.LongType, false);

  private ComponentsInMemory() {}

  /** Labels every node; see {@link WeakComponents#of}. */
  static Dataset<Row> of(Dataset<Row> edges) {
    return edges.select(col("from_id").cast("binary"), col("to_id").cast("binary"))
        .mapPartitions(ComponentsInMemory::found, BLOCKS)
        .repartition(1)
        .mapPartitions(ComponentsInMemory::merged, BLOCKS)
        .repartition(col("value"))
        .flatMap((FlatMapFunction<ComponentBlock, Row>) ComponentsInMemory::rows, Encoders.row(LABELS))
        .select(col("node_id").cast("string"), col("component_id").cast("string"), col("component_size"));
  }

  private static Iterator<ComponentBlock> found(Iterator<Row> edges) {
    ComponentIndex index = new ComponentIndex();
    while (edges.hasNext()) {
      Row edge = edges.next();
      index.add(edge.getAs(0), edge.getAs(1));
    }
    return index.blocks();
  }

  private static Iterator<ComponentBlock> merged(Iterator<ComponentBlock> blocks) {
    ComponentIndex index = new ComponentIndex();
    blocks.forEachRemaining(index::add);
    return index.blocks();
  }

  private static Iterator<Row> rows(ComponentBlock block) {
    return IntStream.range(0, block.groupCount()).boxed().flatMap(group -> rows(block, group)).iterator();
  }

  private static Stream<Row> rows(ComponentBlock block, int group) {
    byte[] label = block.label(group);
    Long size = block.componentSize(group);
    return IntStream.range(block.firstNode(group), block.endNode(group)).mapToObj(node -> RowFactory.create(block.id(node), label, size));
  }
}
