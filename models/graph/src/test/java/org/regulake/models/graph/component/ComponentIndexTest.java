package org.regulake.models.graph.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.regulake.models.graph.KnownGraph;

class ComponentIndexTest {

  /** The label and size of the component of a node. */
  private record Label(String component, long size) {}

  @Test
  void the_label_is_the_smallest_text_and_not_the_smallest_number() {
    ComponentIndex index = new ComponentIndex();
    add(index, "9", "10");
    add(index, "湖", "湖");
    assertThat(labels(index))
        .isEqualTo(
            Map.of("9", new Label("10", 2), "10", new Label("10", 2), "湖", new Label("湖", 1)));
  }

  @Test
  void without_edges_there_are_no_blocks() {
    Iterator<ComponentBlock> blocks = new ComponentIndex().blocks();
    assertThat(blocks.hasNext()).isFalse();
    assertThatThrownBy(blocks::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void any_parts_of_the_edges_in_any_order_merge_to_the_components_of_all() {
    Random random = new Random(1975);
    for (int round = 0; round < 200; round++) {
      KnownGraph graph = KnownGraph.random(random, 1 + random.nextInt(80), random.nextInt(100));
      ComponentIndex[] parts = new ComponentIndex[1 + random.nextInt(6)];
      Arrays.setAll(parts, part -> new ComponentIndex());
      for (int edge : KnownGraph.permutation(random, graph.from().length)) {
        add(parts[random.nextInt(parts.length)], "n" + graph.from()[edge], "n" + graph.to()[edge]);
      }
      ComponentIndex merged = new ComponentIndex();
      for (int part : KnownGraph.permutation(random, parts.length)) {
        parts[part].blocks().forEachRemaining(merged::add);
      }
      assertThat(labels(merged)).isEqualTo(expected(graph));
    }
  }

  @Test
  void a_component_of_many_blocks_has_one_label_one_size_and_every_node_once() {
    ComponentIndex index = new ComponentIndex();
    for (int leaf = 0; leaf < 300_000; leaf++) {
      add(index, "hub", "leaf-" + leaf);
    }
    add(index, "z", "y");
    assertThat(blocks(index)).hasSizeGreaterThan(3);
    Map<String, Label> labels = labels(index);
    assertThat(labels).hasSize(300_003);
    assertThat(labels.remove("y")).isEqualTo(new Label("y", 2));
    assertThat(labels.remove("z")).isEqualTo(new Label("y", 2));
    assertThat(labels.values()).containsOnly(new Label("hub", 300_001));
    ComponentIndex again = new ComponentIndex();
    index.blocks().forEachRemaining(again::add);
    assertThat(labels(again))
        .hasSize(300_003)
        .containsEntry("leaf-299999", new Label("hub", 300_001));
  }

  private static Map<String, Label> expected(KnownGraph graph) {
    boolean[][] reaches = graph.bothWays().reachable();
    Map<String, Label> labels = new TreeMap<>();
    for (int end :
        Arrays.stream(new int[][] {graph.from(), graph.to()})
            .flatMapToInt(Arrays::stream)
            .toArray()) {
      List<String> together = new ArrayList<>();
      for (int node = 0; node < graph.nodeCount(); node++) {
        if (reaches[end][node]) {
          together.add("n" + node);
        }
      }
      labels.put(
          "n" + end,
          new Label(together.stream().sorted().findFirst().orElseThrow(), together.size()));
    }
    return labels;
  }

  private static void add(ComponentIndex index, String from, String to) {
    index.add(UTF8String.fromString(from), UTF8String.fromString(to));
  }

  private static List<ComponentBlock> blocks(ComponentIndex index) {
    List<ComponentBlock> blocks = new ArrayList<>();
    index.blocks().forEachRemaining(blocks::add);
    return blocks;
  }

  private static Map<String, Label> labels(ComponentIndex index) {
    Map<String, Label> labels = new TreeMap<>();
    for (ComponentBlock block : blocks(index)) {
      for (int group = 0; group < block.groupCount(); group++) {
        for (int node = block.firstNode(group); node < block.endNode(group); node++) {
          Label label = new Label(block.label(group).toString(), block.componentSize(group));
          assertThat(labels.put(block.id(node).toString(), label)).isNull();
        }
      }
    }
    return labels;
  }
}
