package org.regulake.models.graph.component;

import java.util.Arrays;

/**
 * Numbers texts 0, 1, 2 … in the order of their arrival: open addressing over the bytes themselves, so that a million texts are a few arrays
 * and not a million objects. Texts with the same hash are told apart by their bytes. Some 50 bytes a text beside the text itself at most.
 */
final class TextIndex {

  /** Twice as many slots are the longest array that is a power of two. */
  static final int MAX_SIZE = 1 << 29;

  private static final int PAGE_BITS = 22;
  private static final int PAGE_BYTES = 1 << PAGE_BITS;
  private static final long NUMBER = 0xFFFF_FFFFL;
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private final Hash hash;
  // The upper half of the hash and the number plus one, so that 0 is free: most texts that differ are told apart without a look at them.
  private long[] slots = new long[1024];
  // Texts lie one after the other and never cross a page; the page number stands above PAGE_BITS.
  private byte[][] pages = new byte[0][];
  private long[] begin = new long[512];
  private int[] length = new int[512];
  private int size;
  private int pageCount;
  private int used = PAGE_BYTES;

  TextIndex() {
    this(TextIndex::mixed);
  }

  /** An index with a hash of one's own. */
  TextIndex(Hash hash) {
    this.hash = hash;
  }

  /** Turns a text into a number, any; the better texts are spread over both halves, the faster the index. */
  interface Hash {
    long of(byte[] text, int from, int to);
  }

  int size() {
    return size;
  }

  /**
   * The number of a text, which is {@link #size()} as it was before the call when the text is new.
   *
   * @throws IllegalArgumentException when the text is longer than a page of 4 MB
   * @throws IllegalStateException when there are more texts than {@link #MAX_SIZE}
   */
  int number(byte[] text, int from, int to) {
    long hashed = hash.of(text, from, to);
    int mask = slots.length - 1;
    int slot = (int) hashed & mask;
    while (slots[slot] != 0) {
      if (((slots[slot] ^ hashed) & ~NUMBER) == 0) {
        int number = (int) slots[slot] - 1;
        if (isText(number, text, from, to)) {
          return number;
        }
      }
      slot = slot + 1 & mask;
    }
    slots[slot] = hashed & ~NUMBER | size + 1;
    append(text, from, to);
    if (2 * size > slots.length) {
      grow();
    }
    return size - 1;
  }

  int length(int number) {
    return length[number];
  }

  /** Copies a text to a place in {@code target}. */
  void copy(int number, byte[] target, int at) {
    System.arraycopy(page(number), offset(number), target, at, length[number]);
  }

  /** Orders two texts by their bytes, as Spark orders text. */
  int compare(int left, int right) {
    return Arrays.compareUnsigned(page(left), offset(left), offset(left) + length[left], page(right), offset(right), offset(right) + length[right]);
  }

  private boolean isText(int number, byte[] text, int from, int to) {
    int offset = offset(number);
    return Arrays.equals(page(number), offset, offset + length[number], text, from, to);
  }

  private byte[] page(int number) {
    return pages[(int) (begin[number] >>> PAGE_BITS)];
  }

  private int offset(int number) {
    return (int) begin[number] & PAGE_BYTES - 1;
  }

  private void append(byte[] text, int from, int to) {
    int bytes = to - from;
    if (bytes > PAGE_BYTES) {
      throw new IllegalArgumentException("a node id of %,d bytes is longer than %,d; give nodes shorter ids".formatted(bytes, PAGE_BYTES));
    }
    if (size == MAX_SIZE) {
      throw new IllegalStateException("more than %,d nodes do not fit into one task; lower the bound of nodes in memory".formatted(MAX_SIZE));
    }
    if (used + bytes >= PAGE_BYTES) {
      if (pageCount == pages.length) {
        pages = Arrays.copyOf(pages, 2 * pageCount + 1);
      }
      pages[pageCount++] = new byte[PAGE_BYTES];
      used = 0;
    }
    if (size == begin.length) {
      begin = Arrays.copyOf(begin, 2 * size);
      length = Arrays.copyOf(length, 2 * size);
    }
    System.arraycopy(text, from, pages[pageCount - 1], used, bytes);
    begin[size] = (long) (pageCount - 1) << PAGE_BITS | used;
    length[size++] = bytes;
    used += bytes;
  }

  private void grow() {
    slots = new long[2 * slots.length];
    int mask = slots.length - 1;
    for (int number = 0; number < size; number++) {
      long hashed = hash.of(page(number), offset(number), offset(number) + length[number]);
      int slot = (int) hashed & mask;
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = hashed & ~NUMBER | number + 1;
    }
  }

  private static long mixed(byte[] text, int from, int to) {
    long hash = to - from;
    for (int at = from; at < to; at++) {
      hash = (hash ^ text[at]) * GOLDEN_RATIO;
    }
    // The upper bits of a product depend on all bits of its factors, the lower ones do not.
    hash ^= hash >>> 32;
    hash *= GOLDEN_RATIO;
    return hash ^ hash >>> 29;
  }
}
