package org.regulake.models.graph.component;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;
import org.regulake.models.graph.TextIndex;

/**
 * Nodes with the labels of their components, which tasks send to each other instead of edges. Nodes
 * are grouped by label; a large component may continue in another block. Texts are stored one after
 * the other in a few arrays, so that a block is sent by copying them.
 */
final class ComponentBlock implements Serializable {

  private static final long serialVersionUID = 1;

  private final byte[] labels;
  private final int[] labelEnd;
  private final long[] componentSize;
  private final int[] groupEnd;
  private final byte[] ids;
  private final int[] idEnd;

  private ComponentBlock(
      byte[] labels,
      int[] labelEnd,
      long[] componentSize,
      int[] groupEnd,
      byte[] ids,
      int[] idEnd) {
    this.labels = labels;
    this.labelEnd = labelEnd;
    this.componentSize = componentSize;
    this.groupEnd = groupEnd;
    this.ids = ids;
    this.idEnd = idEnd;
  }

  int groupCount() {
    return groupEnd.length;
  }

  /** The first node of a group; the group ends where the next one begins. */
  int firstNode(int group) {
    return group == 0 ? 0 : groupEnd[group - 1];
  }

  int endNode(int group) {
    return groupEnd[group];
  }

  /** The smallest id of the component. */
  UTF8String label(int group) {
    int begin = group == 0 ? 0 : labelEnd[group - 1];
    return UTF8String.fromBytes(labels, begin, labelEnd[group] - begin);
  }

  /** Nodes in the whole component, those of other blocks too. */
  long componentSize(int group) {
    return componentSize[group];
  }

  int nodeCount() {
    return idEnd.length;
  }

  /** The id of a node. */
  UTF8String id(int node) {
    int begin = node == 0 ? 0 : idEnd[node - 1];
    return UTF8String.fromBytes(ids, begin, idEnd[node] - begin);
  }

  /** The number that an index gives to a node, without a copy of its id. */
  int number(int node, TextIndex index) {
    return index.number(ids, node == 0 ? 0 : idEnd[node - 1], idEnd[node]);
  }

  /** The number that an index gives to the node whose id is the label of a group. */
  int labelNumber(int group, TextIndex index) {
    return index.number(labels, group == 0 ? 0 : labelEnd[group - 1], labelEnd[group]);
  }

  /** Fills blocks one after the other. */
  static final class Builder {

    private static final int FULL_BYTES = 1 << 20;

    private final TextIndex index;
    private byte[] labels = new byte[1 << 10];
    private int[] labelEnd = new int[1 << 6];
    private long[] componentSize = new long[1 << 6];
    private int[] groupEnd = new int[1 << 6];
    private byte[] ids = new byte[1 << 12];
    private int[] idEnd = new int[1 << 8];
    private int groupCount;
    private int nodeCount;

    /** Takes texts from an index. */
    Builder(TextIndex index) {
      this.index = index;
    }

    /** Whether the block is large enough to be sent. */
    boolean isFull() {
      return nodeCount > 0
          && (idEnd[nodeCount - 1] >= FULL_BYTES || labelEnd[groupCount - 1] >= FULL_BYTES);
    }

    /** Begins a group, which needs at least one node. */
    void beginGroup(int label, long size) {
      if (groupCount == groupEnd.length) {
        labelEnd = Arrays.copyOf(labelEnd, 2 * groupCount);
        componentSize = Arrays.copyOf(componentSize, 2 * groupCount);
        groupEnd = Arrays.copyOf(groupEnd, 2 * groupCount);
      }
      int begin = groupCount == 0 ? 0 : labelEnd[groupCount - 1];
      int end = begin + index.length(label);
      if (end > labels.length) {
        labels = Arrays.copyOf(labels, Math.max(end, 2 * labels.length));
      }
      index.copy(label, labels, begin);
      labelEnd[groupCount] = end;
      componentSize[groupCount] = size;
      groupEnd[groupCount++] = nodeCount;
    }

    /** Adds a node to the group begun last. */
    void add(int node) {
      if (nodeCount == idEnd.length) {
        idEnd = Arrays.copyOf(idEnd, 2 * nodeCount);
      }
      int begin = nodeCount == 0 ? 0 : idEnd[nodeCount - 1];
      int end = begin + index.length(node);
      if (end > ids.length) {
        ids = Arrays.copyOf(ids, Math.max(end, 2 * ids.length));
      }
      index.copy(node, ids, begin);
      idEnd[nodeCount++] = end;
      groupEnd[groupCount - 1] = nodeCount;
    }

    /** The block of all that was added since the last one. */
    ComponentBlock build() {
      ComponentBlock block =
          new ComponentBlock(
              Arrays.copyOf(labels, groupCount == 0 ? 0 : labelEnd[groupCount - 1]),
                  Arrays.copyOf(labelEnd, groupCount),
              Arrays.copyOf(componentSize, groupCount), Arrays.copyOf(groupEnd, groupCount),
              Arrays.copyOf(ids, nodeCount == 0 ? 0 : idEnd[nodeCount - 1]),
                  Arrays.copyOf(idEnd, nodeCount));
      groupCount = 0;
      nodeCount = 0;
      return block;
    }
  }
}
