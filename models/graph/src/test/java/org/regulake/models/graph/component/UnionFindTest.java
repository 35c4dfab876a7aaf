package org.regulake.models.graph.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.regulake.models.graph.KnownGraph;

class UnionFindTest {

  @Test
  void the_smallest_node_of_a_set_is_its_label() {
    UnionFind sets = new UnionFind(5);
    assertThat(sets.unite(4, 2)).isTrue();
    assertThat(sets.unite(2, 4)).isFalse();
    assertThat(sets.unite(3, 3)).isFalse();
    assertThat(sets.find(4)).isEqualTo(2);
    assertThat(sets.unite(1, 4)).isTrue();
    assertThat(sets.labels()).containsExactly(0, 1, 1, 3, 1);
    assertThat(sets.nodeCount()).isEqualTo(5);
  }

  @Test
  void nodes_added_later_are_alone_and_earlier_ones_stay_together() {
    UnionFind sets = new UnionFind(0);
    sets.addUpTo(3);
    sets.unite(2, 1);
    sets.addUpTo(2);
    sets.addUpTo(1_000);
    assertThat(sets.nodeCount()).isEqualTo(1_000);
    assertThat(sets.find(2)).isEqualTo(1);
    assertThat(sets.unite(999, 2)).isTrue();
    assertThat(sets.labels()).hasSize(1_000).startsWith(0, 1, 1, 3).endsWith(998, 1);
    assertThat(sets.spanningForest().edgeCount()).isEqualTo(2);
  }

  @Test
  void a_spanning_forest_has_an_edge_for_every_node_but_the_smallest_of_its_set() {
    UnionFind sets = new UnionFind(6);
    sets.unite(5, 3);
    sets.unite(3, 5);
    sets.unite(1, 2);
    SpanningForest forest = sets.spanningForest();
    assertThat(forest.edgeCount()).isEqualTo(2);
    assertThat(forest.node(0)).isEqualTo(2);
    assertThat(forest.parent(0)).isEqualTo(1);
    assertThat(forest.node(1)).isEqualTo(5);
    assertThat(forest.parent(1)).isEqualTo(3);
  }

  @Test
  void uniting_the_forests_of_any_parts_in_any_order_equals_uniting_all_edges() {
    Random random = new Random(1975);
    for (int round = 0; round < 100; round++) {
      KnownGraph graph = KnownGraph.random(random, 300, random.nextInt(500));
      int partCount = 1 + random.nextInt(7);
      UnionFind[] parts = new UnionFind[partCount];
      for (int part = 0; part < partCount; part++) {
        parts[part] = new UnionFind(300);
      }
      for (int edge = 0; edge < graph.from().length; edge++) {
        parts[random.nextInt(partCount)].unite(graph.from()[edge], graph.to()[edge]);
      }
      UnionFind whole = new UnionFind(300);
      for (int part : KnownGraph.permutation(random, partCount)) {
        whole.unite(parts[part].spanningForest());
      }
      assertThat(whole.labels()).isEqualTo(WeakComponentLabels.of(300, graph.from(), graph.to()));
    }
  }

  @Test
  void a_spanning_forest_can_be_sent_from_task_to_task()
      throws IOException, ClassNotFoundException {
    UnionFind sent = new UnionFind(4);
    sent.unite(3, 1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
      stream.writeObject(sent.spanningForest());
    }
    UnionFind received = new UnionFind(4);
    try (ObjectInputStream stream =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      received.unite((SpanningForest) stream.readObject());
    }
    assertThat(received.labels()).containsExactly(0, 1, 2, 1);
  }
}
