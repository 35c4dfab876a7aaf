package org.regulake.models.graph.component;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.unsafe.types.UTF8String;
import org.regulake.models.graph.TextIndex;

/**
 * The components of the edges seen so far, by the ids of their nodes. Its blocks can be added to
 * another index: the components of parts of the edges merge to the components of all.
 */
final class ComponentIndex {

  private final TextIndex numbers = new TextIndex();
  private final UnionFind components = new UnionFind(0);

  int nodeCount() {
    return numbers.size();
  }

  /** Adds an edge. */
  void add(UTF8String from, UTF8String to) {
    unite(numbers.number(from), numbers.number(to));
  }

  /** Adds the components that another index found. */
  void add(ComponentBlock block) {
    for (int group = 0; group < block.groupCount(); group++) {
      int label = block.labelNumber(group, numbers);
      for (int node = block.firstNode(group); node < block.endNode(group); node++) {
        unite(label, block.number(node, numbers));
      }
    }
  }

  private void unite(int left, int right) {
    components.addUpTo(numbers.size());
    components.unite(left, right);
  }

  /**
   * All nodes, component by component, labelled with the smallest id of the component. Nothing may
   * be added afterwards.
   */
  Iterator<ComponentBlock> blocks() {
    return new Blocks(numbers, components.labels());
  }

  private static final class Blocks implements Iterator<ComponentBlock> {

    private final TextIndex numbers;
    // The nodes of root r are those from the end of the root before it to place[r].
    private final int[] place;
    private final int[] nodes;
    private final int[] smallest;
    private final ComponentBlock.Builder builder;
    private int root;
    private int next;

    Blocks(TextIndex numbers, int[] roots) {
      this.numbers = numbers;
      this.smallest = smallest(numbers, roots);
      this.place = new int[roots.length];
      this.nodes = new int[roots.length];
      this.builder = new ComponentBlock.Builder(numbers);
      for (int node : roots) {
        place[node]++;
      }
      int begin = 0;
      for (int node = 0; node < place.length; node++) {
        begin += place[node];
        place[node] = begin - place[node];
      }
      for (int node = 0; node < roots.length; node++) {
        nodes[place[roots[node]]++] = node;
      }
    }

    private static int[] smallest(TextIndex numbers, int[] roots) {
      int[] smallest = new int[roots.length];
      for (int node = 0; node < roots.length; node++) {
        int root = roots[node];
        // The root is the smallest number of its component, so it comes first.
        smallest[root] =
            node == root || numbers.compare(node, smallest[root]) < 0 ? node : smallest[root];
      }
      return smallest;
    }

    @Override
    public boolean hasNext() {
      return next < nodes.length;
    }

    @Override
    public ComponentBlock next() {
      if (!hasNext()) {
        throw new NoSuchElementException("all nodes have been returned");
      }
      while (hasNext() && !builder.isFull()) {
        addGroup();
      }
      return builder.build();
    }

    /** Adds as much of the next component as fits into the block. */
    private void addGroup() {
      while (place[root] == next) {
        root++;
      }
      int begin = root == 0 ? 0 : place[root - 1];
      builder.beginGroup(smallest[root], place[root] - begin);
      while (next < place[root] && !builder.isFull()) {
        builder.add(nodes[next++]);
      }
    }
  }
}
