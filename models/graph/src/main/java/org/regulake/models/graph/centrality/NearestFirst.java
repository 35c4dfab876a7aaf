package org.regulake.models.graph.centrality;

/**
 * A binary heap of nodes by their distance, in which a node can be moved forward when its distance
 * falls.
 */
final class NearestFirst {

  private final double[] distance;
  private final int[] heap;
  // Place of a node in the heap plus one; 0 = not in it.
  private final int[] place;
  private int size;

  /**
   * An empty heap that reads the current distances; the caller calls {@link #moveUp} after lowering
   * one.
   */
  NearestFirst(double[] distance) {
    this.distance = distance;
    this.heap = new int[distance.length];
    this.place = new int[distance.length];
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Adds the node, or moves it forward after its distance fell. */
  void moveUp(int node) {
    int at = place[node] > 0 ? place[node] - 1 : size++;
    while (at > 0 && distance[node] < distance[heap[(at - 1) / 2]]) {
      put(heap[(at - 1) / 2], at);
      at = (at - 1) / 2;
    }
    put(node, at);
  }

  int takeNearest() {
    int nearest = heap[0];
    place[nearest] = 0;
    size--;
    if (size > 0) {
      moveDown(heap[size]);
    }
    return nearest;
  }

  /** Moves a node down from the top, which is free, to its place. */
  private void moveDown(int node) {
    int at = 0;
    int child = nearerChild(at);
    while (child < size && distance[heap[child]] < distance[node]) {
      put(heap[child], at);
      at = child;
      child = nearerChild(at);
    }
    put(node, at);
  }

  private int nearerChild(int at) {
    int left = 2 * at + 1;
    return left + 1 < size && distance[heap[left + 1]] < distance[heap[left]] ? left + 1 : left;
  }

  private void put(int node, int at) {
    heap[at] = node;
    place[node] = at + 1;
  }
}
