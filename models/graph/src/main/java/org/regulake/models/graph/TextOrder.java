package org.regulake.models.graph;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Sorts the texts of an index by their bytes, by sorting numbers: the upper bits of a number hold
 * as many bytes of a text as there is room for, and then their count, as a shorter text comes
 * first; the lower bits hold the number of the text. Texts with equal bytes so far are sorted by
 * their next bytes.
 */
final class TextOrder {

  /**
   * Length of a common beginning above which texts are compared directly, because the recursion
   * would be too deep.
   */
  private static final int MAX_DEPTH = 1_000;

  private static final int COUNT_BITS = 3;

  private final TextIndex texts;
  private final int numberBits;
  private final int keyBytes;
  private final long[] keyed;

  private TextOrder(TextIndex texts) {
    this.texts = texts;
    this.numberBits = Integer.SIZE - Integer.numberOfLeadingZeros(texts.size());
    this.keyBytes = (Long.SIZE - 1 - COUNT_BITS - numberBits) / Byte.SIZE;
    this.keyed = LongStream.range(0, texts.size()).toArray();
  }

  /** The numbers of all texts, in the order of the texts. */
  static int[] of(TextIndex texts) {
    TextOrder order = new TextOrder(texts);
    order.sort(0, texts.size(), 0);
    return Arrays.stream(order.keyed).mapToInt(order::number).toArray();
  }

  private int number(long key) {
    return (int) (key & (1L << numberBits) - 1);
  }

  private void sort(int from, int to, int depth) {
    if (depth > MAX_DEPTH) {
      long[] sorted =
          Arrays.stream(keyed, from, to)
              .mapToObj(this::number)
              .sorted(texts::compare)
              .mapToLong(number -> number)
              .toArray();
      System.arraycopy(sorted, 0, keyed, from, sorted.length);
      return;
    }
    for (int at = from; at < to; at++) {
      int number = number(keyed[at]);
      keyed[at] =
          texts.bytes(number, depth, keyBytes) << COUNT_BITS + numberBits
              | (long) Math.min(keyBytes, texts.length(number) - depth) << numberBits
              | number;
    }
    Arrays.sort(keyed, from, to);
    int end;
    for (int first = from; first < to; first = end) {
      end = first + 1;
      while (end < to && keyed[end] >> numberBits == keyed[first] >> numberBits) {
        end++;
      }
      if (end - first > 1) {
        sort(first, end, depth + keyBytes);
      }
    }
  }
}
