package org.regulake.models.linkage;

import java.util.Arrays;

/**
 * How similar two texts are, counted in code points: a character of Chinese is one, whatever its
 * bytes in an encoding.
 */
final class Similarity {

  /** Texts less similar than this get no bonus for a common beginning (Winkler 1990). */
  private static final double LEAST_FOR_BONUS = 0.7;

  private static final double BONUS_OF_A_CHARACTER = 0.1;
  private static final int LONGEST_COMMON_START = 4;

  private Similarity() {}

  /**
   * Similarity of Jaro with Winkler's bonus for a common beginning, from 0 to 1 (W. E. Winkler,
   * "String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record
   * Linkage", 1990). Two empty texts are 1.
   */
  static double jaroWinkler(int[] one, int[] other) {
    double jaro = jaro(one, other);
    if (jaro <= LEAST_FOR_BONUS) {
      return jaro;
    }
    int common = 0;
    int longest = Math.min(LONGEST_COMMON_START, Math.min(one.length, other.length));
    while (common < longest && one[common] == other[common]) {
      common++;
    }
    return jaro + common * BONUS_OF_A_CHARACTER * (1 - jaro);
  }

  private static double jaro(int[] one, int[] other) {
    if (one.length == 0 || other.length == 0) {
      return one.length == other.length ? 1 : 0;
    }
    int window = Math.max(0, Math.max(one.length, other.length) / 2 - 1);
    boolean[] isTaken = new boolean[other.length];
    int[] matched = new int[one.length];
    int matches = 0;
    for (int i = 0; i < one.length; i++) {
      int end = Math.min(other.length, i + window + 1);
      for (int j = Math.max(0, i - window); j < end; j++) {
        if (!isTaken[j] && one[i] == other[j]) {
          isTaken[j] = true;
          matched[matches++] = one[i];
          break;
        }
      }
    }
    if (matches == 0) {
      return 0;
    }
    int outOfOrder = 0;
    int next = 0;
    for (int j = 0; j < other.length; j++) {
      if (isTaken[j] && other[j] != matched[next++]) {
        outOfOrder++;
      }
    }
    double count = matches;
    return (count / one.length + count / other.length + (count - outOfOrder / 2.0) / count) / 3;
  }

  /**
   * Whether one text becomes the other by at most some edits: a character inserted, deleted,
   * replaced, or swapped with its neighbour, and none changed twice (optimal string alignment).
   */
  static boolean isWithinEdits(int[] one, int[] other, int most) {
    if (Math.abs(one.length - other.length) > most) {
      return false;
    }
    int[] twoAbove = new int[other.length + 1];
    int[] above = new int[other.length + 1];
    int[] row = new int[other.length + 1];
    for (int j = 0; j <= other.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length; i++) {
      int[] free = twoAbove;
      twoAbove = above;
      above = row;
      row = free;
      row[0] = i;
      int least = i;
      for (int j = 1; j <= other.length; j++) {
        int cost = above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
        cost = Math.min(cost, Math.min(above[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) {
          cost = Math.min(cost, twoAbove[j - 2] + 1);
        }
        row[j] = cost;
        least = Math.min(least, cost);
      }
      if (least > most) {
        return false;
      }
    }
    return row[other.length] <= most;
  }

  /**
   * Share of the neighbouring pairs of characters of both texts that both have (Jaccard), from 0 to
   * 1; a text of one character is a pair by itself.
   */
  static double commonPairs(int[] one, int[] other) {
    long[] pairs = pairs(one);
    long[] others = pairs(other);
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < pairs.length && j < others.length) {
      int order = Long.compare(pairs[i], others[j]);
      common += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    int all = pairs.length + others.length - common;
    return all == 0 ? 1 : (double) common / all;
  }

  /** The pairs in order, each as often as it occurs. */
  private static long[] pairs(int[] text) {
    long[] pairs = new long[text.length == 1 ? 1 : Math.max(0, text.length - 1)];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = (long) text[i] << 32 | (i + 1 < text.length ? text[i + 1] : 0);
    }
    Arrays.sort(pairs);
    return pairs;
  }

  /** Whether one text begins with the other. */
  static boolean isBeginning(int[] one, int[] other) {
    int shorter = Math.min(one.length, other.length);
    return Arrays.equals(one, 0, shorter, other, 0, shorter);
  }

  /** Whether one text is part of the other. */
  static boolean isContained(int[] one, int[] other) {
    int[] inner = one.length <= other.length ? one : other;
    int[] outer = one.length <= other.length ? other : one;
    for (int start = 0; start + inner.length <= outer.length; start++) {
      if (Arrays.equals(inner, 0, inner.length, outer, start, start + inner.length)) {
        return true;
      }
    }
    return false;
  }

  /** Whether both texts have the same characters, each as often. */
  static boolean isReordered(int[] one, int[] other) {
    if (one.length != other.length) {
      return false;
    }
    int[] sorted = one.clone();
    int[] otherSorted = other.clone();
    Arrays.sort(sorted);
    Arrays.sort(otherSorted);
    return Arrays.equals(sorted, otherSorted);
  }
}
