package org.regulake.models.graph;

import java.util.Arrays;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Numbers texts 0, 1, 2 … in the order of their arrival: open addressing over the bytes themselves,
 * so that a million texts are a few arrays and not a million objects. Texts with the same hash are
 * distinguished by their bytes. At most some 40 bytes per text in addition to the text itself.
 */
public final class TextIndex {

  /**
   * Largest number of texts: twice as many slots are the longest array whose length is a power of
   * two.
   */
  public static final int MAX_SIZE = 1 << 29;

  private static final int OFFSET_BITS = 22;
  private static final int PAGE_BYTES = 1 << OFFSET_BITS;
  private static final int LENGTH_BITS = OFFSET_BITS + 1;
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private final Hash hash;
  // The hash in the upper half, and the number plus one, so that 0 is free: most different texts
  // are distinguished, and a larger table is filled, without reading texts.
  private long[] slots = new long[1024];
  // Texts are stored one after the other and never cross a page. The place of each is a long: page,
  // offset, length.
  private byte[][] pages = new byte[0][];
  private long[] place = new long[512];
  private int size;
  private int pageCount;
  private int used = PAGE_BYTES;
  private byte[] taken = new byte[64];

  /** An empty index. */
  public TextIndex() {
    this(TextIndex::mixed);
  }

  /** An index with the given hash. */
  TextIndex(Hash hash) {
    this.hash = hash;
  }

  /** A hash of texts; the better it spreads them, the faster the index. */
  interface Hash {
    int of(byte[] text, int from, int to);
  }

  public int size() {
    return size;
  }

  /**
   * The number of a text, which is {@link #size()} as it was before the call when the text is new.
   *
   * @throws IllegalArgumentException when the text is longer than a page of 4 MB
   * @throws IllegalStateException when there are more texts than {@link #MAX_SIZE}
   */
  public int number(byte[] text, int from, int to) {
    int hashed = hash.of(text, from, to);
    int mask = slots.length - 1;
    int slot = hashed & mask;
    while (slots[slot] != 0) {
      if (hash(slots[slot]) == hashed) {
        int number = (int) slots[slot] - 1;
        if (isText(number, text, from, to)) {
          return number;
        }
      }
      slot = slot + 1 & mask;
    }
    append(text, from, to);
    slots[slot] = (long) hashed << Integer.SIZE | size;
    if (2 * size > slots.length) {
      grow();
    }
    return size - 1;
  }

  /** The same for a text of Spark, whose bytes may change afterwards. */
  public int number(UTF8String text) {
    int bytes = text.numBytes();
    if (bytes > taken.length) {
      taken = new byte[2 * bytes];
    }
    text.writeToMemory(taken, Platform.BYTE_ARRAY_OFFSET);
    return number(taken, 0, bytes);
  }

  /** Bytes of a text. */
  public int length(int number) {
    return length(place[number]);
  }

  /** A text of Spark on the stored bytes. */
  public UTF8String text(int number) {
    long known = place[number];
    return UTF8String.fromBytes(page(known), offset(known), length(known));
  }

  /** Copies a text to a place in {@code target}. */
  public void copy(int number, byte[] target, int at) {
    long from = place[number];
    System.arraycopy(page(from), offset(from), target, at, length(from));
  }

  /** Orders two texts by their bytes, as Spark orders text. */
  public int compare(int left, int right) {
    long one = place[left];
    long other = place[right];
    return Arrays.compareUnsigned(
        page(one),
        offset(one),
        offset(one) + length(one),
        page(other),
        offset(other),
        offset(other) + length(other));
  }

  /** The numbers of all texts, in the order of the texts; takes the time of sorting numbers. */
  public int[] inOrder() {
    return TextOrder.of(this);
  }

  /** Some bytes of a text as a number, with zeros after its end; up to seven. */
  long bytes(int number, int from, int count) {
    long known = place[number];
    byte[] page = page(known);
    int first = offset(known) + from;
    int left = Math.min(count, length(known) - from);
    long bytes = 0;
    for (int at = 0; at < left; at++) {
      bytes = bytes << Byte.SIZE | page[first + at] & 0xFF;
    }
    return bytes << Byte.SIZE * (count - left);
  }

  private boolean isText(int number, byte[] text, int from, int to) {
    long known = place[number];
    return length(known) == to - from
        && Arrays.equals(page(known), offset(known), offset(known) + to - from, text, from, to);
  }

  private static int hash(long slot) {
    return (int) (slot >>> Integer.SIZE);
  }

  private byte[] page(long place) {
    return pages[(int) (place >>> OFFSET_BITS + LENGTH_BITS)];
  }

  private static int offset(long place) {
    return (int) (place >>> LENGTH_BITS) & PAGE_BYTES - 1;
  }

  private static int length(long place) {
    return (int) place & (1 << LENGTH_BITS) - 1;
  }

  private void append(byte[] text, int from, int to) {
    int bytes = to - from;
    if (bytes > PAGE_BYTES) {
      throw new IllegalArgumentException(
          "a text of %,d bytes is longer than %,d; give shorter ones".formatted(bytes, PAGE_BYTES));
    }
    if (size == MAX_SIZE) {
      throw new IllegalStateException(
          "more than %,d texts do not fit into one task; give it fewer nodes".formatted(MAX_SIZE));
    }
    if (used + bytes >= PAGE_BYTES) {
      if (pageCount == pages.length) {
        pages = Arrays.copyOf(pages, 2 * pageCount + 1);
      }
      pages[pageCount++] = new byte[PAGE_BYTES];
      used = 0;
    }
    if (size == place.length) {
      place = Arrays.copyOf(place, 2 * size);
    }
    System.arraycopy(text, from, pages[pageCount - 1], used, bytes);
    place[size++] = ((long) (pageCount - 1) << OFFSET_BITS | used) << LENGTH_BITS | bytes;
    used += bytes;
  }

  private void grow() {
    long[] before = slots;
    slots = new long[2 * before.length];
    int mask = slots.length - 1;
    for (long taken : before) {
      if (taken != 0) {
        int slot = hash(taken) & mask;
        while (slots[slot] != 0) {
          slot = slot + 1 & mask;
        }
        slots[slot] = taken;
      }
    }
  }

  private static int mixed(byte[] text, int from, int to) {
    long hash = to - from;
    for (int at = from; at < to; at++) {
      hash = (hash ^ text[at]) * GOLDEN_RATIO;
    }
    // The upper bits of a product depend on all bits of its factors, the lower ones do not.
    return (int) (hash >>> Integer.SIZE);
  }
}
