package org.regulake.models.graph;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Puts the texts of an index in the order of their bytes by sorting numbers: in the upper bits of
 * each stand as many bytes of a text as there is room for and how many there are, as a shorter text
 * comes first; in the lower bits the number of the text. Texts that are the same so far are sorted
 * by their next bytes.
 */
final class TextOrder {

  /**
   * First bytes in common from which on texts are compared as they are: calls within calls would
   * not end well.
   */
  private static final int DEEPEST = 1_000;

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
    if (depth > DEEPEST) {
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
