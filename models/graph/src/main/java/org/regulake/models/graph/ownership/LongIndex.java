package org.regulake.models.graph.ownership;

import java.util.Arrays;

/**
 * Numbers keys 0, 1, 2 … in the order of their arrival: open addressing in primitive arrays, so
 * that values can be kept in arrays too.
 */
final class LongIndex {

  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private long[] keys;
  private int[] slots;
  private int size;

  LongIndex(int expected) {
    int capacity = Math.max(8, Integer.highestOneBit(Math.min(Math.max(expected, 1), 1 << 28)) * 4);
    keys = new long[capacity / 2];
    slots = new int[capacity];
  }

  int size() {
    return size;
  }

  long key(int number) {
    return keys[number];
  }

  /** The number of a key, or −1. */
  int find(long key) {
    return slots[place(key)] - 1;
  }

  /**
   * The number of a key, which is {@link #size()} as it was before the call when the key is new.
   */
  int number(long key) {
    int place = place(key);
    if (slots[place] == 0) {
      if (size == keys.length) {
        grow();
        place = place(key);
      }
      keys[size++] = key;
      slots[place] = size;
    }
    return slots[place] - 1;
  }

  /**
   * The slot of the key, or the free slot for it; slots hold numbers plus one, so that 0 means
   * free.
   */
  private int place(long key) {
    int mask = slots.length - 1;
    int place = (int) (key * GOLDEN_RATIO >>> 32) & mask;
    while (slots[place] != 0 && keys[slots[place] - 1] != key) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    keys = Arrays.copyOf(keys, 2 * keys.length);
    slots = new int[2 * slots.length];
    for (int number = 0; number < size; number++) {
      slots[place(keys[number])] = number + 1;
    }
  }
}
