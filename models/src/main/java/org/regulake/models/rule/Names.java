package org.regulake.models.rule;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the known name nearest to a misspelt one, so that an error message can suggest it. */
public final class Names {

  private static final int LONG_NAME = 8;

  private Names() {}

  /**
   * The known name with the smallest edit distance (insert, delete, replace, swap of neighbours);
   * ties go to the alphabetically first.
   *
   * @return empty only when nothing is known
   */
  public static Optional<String> nearest(String name, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * Whether a name differs so little from another, for its length, that it is probably a
   * misspelling of it.
   */
  public static boolean isTypo(String name, String other) {
    return distance(name, other) <= (Math.min(name.length(), other.length()) < LONG_NAME ? 1 : 2)
        && Math.min(name.length(), other.length()) > 2;
  }

  /**
   * The tail of an error message: {@code nearest: 'x'}, or {@code none is known} when there are no
   * known names.
   */
  public static String hint(String name, Collection<String> known) {
    return nearest(name, known).map(found -> "nearest: '" + found + "'").orElse("none is known");
  }

  /** The tail of an error message that lists all known names in alphabetical order. */
  public static String known(Collection<String> known) {
    List<String> sorted = known.stream().sorted().toList();
    return "known: " + String.join(", ", sorted);
  }

  static int distance(String left, String right) {
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, left, right, i, j);
      }
    }
    return cost[left.length()][right.length()];
  }

  private static int cheapest(int[][] cost, String left, String right, int i, int j) {
    boolean isSame = left.charAt(i - 1) == right.charAt(j - 1);
    int best =
        Math.min(
            Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (isSame ? 0 : 1));
    boolean isSwap =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return isSwap ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
