package org.regulake.models.linkage;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** Compares two records: at which level they agree in each comparison of a model. */
public final class PairComparer implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int[] fields;
  private final AgreementLevel.Kind[][] kinds;
  private final double[][] bounds;
  private final int[][] others;

  /** A comparer of a model. */
  public PairComparer(LinkageModel model) {
    List<FieldComparison> comparisons = model.comparisons();
    fields = new int[comparisons.size()];
    kinds = new AgreementLevel.Kind[fields.length][];
    bounds = new double[fields.length][];
    others = new int[fields.length][];
    for (int i = 0; i < fields.length; i++) {
      List<AgreementLevel> levels = comparisons.get(i).levels();
      fields[i] = model.fieldOf(i);
      kinds[i] = levels.stream().map(AgreementLevel::kind).toArray(AgreementLevel.Kind[]::new);
      bounds[i] = levels.stream().mapToDouble(AgreementLevel::bound).toArray();
      int own = fields[i];
      others[i] =
          levels.stream()
              .mapToInt(level -> level.other() == null ? own : model.field(level.other()))
              .toArray();
    }
  }

  /** The code points of values, as {@link #compare} takes them; null for a value not stated. */
  public static int[][] points(String[] values) {
    return Arrays.stream(values)
        .map(value -> value == null ? null : value.codePoints().toArray())
        .toArray(int[][]::new);
  }

  /**
   * The pattern of two records, in any order.
   *
   * @param one values in the order of the model's fields, see {@link #points}
   */
  public long compare(int[][] one, int[][] other) {
    long pattern = 0;
    for (int i = 0; i < fields.length; i++) {
      pattern = AgreementPattern.with(pattern, i, level(i, one, other));
    }
    return pattern;
  }

  private int level(int comparison, int[][] one, int[][] other) {
    if (one[fields[comparison]] == null || other[fields[comparison]] == null) {
      return AgreementPattern.MISSING;
    }
    AgreementLevel.Kind[] levels = kinds[comparison];
    for (int i = 0; i < levels.length; i++) {
      if (holds(comparison, i, one, other)) {
        return i + 1;
      }
    }
    return levels.length + 1;
  }

  private boolean holds(int comparison, int level, int[][] one, int[][] other) {
    int field = fields[comparison];
    int second = others[comparison][level];
    double bound = bounds[comparison][level];
    int[] left = one[field];
    int[] right = other[field];
    return switch (kinds[comparison][level]) {
      case SAME -> isSame(one[second], other[second]);
      case SWAPPED -> isSame(left, other[second]) && isSame(one[second], right);
      case BEGINS -> Similarity.isBeginning(left, right);
      case REORDERED -> Similarity.isReordered(left, right);
      case CONTAINED -> Similarity.isContained(left, right);
      case EDITS -> Similarity.isWithinEdits(left, right, (int) bound);
      case JARO_WINKLER -> Similarity.jaroWinkler(left, right) >= bound;
      case COMMON_PAIRS -> Similarity.commonPairs(left, right) >= bound;
      case DAYS -> isWithinDays(left, right, (long) bound);
    };
  }

  private static boolean isSame(int[] one, int[] other) {
    return one != null && other != null && Arrays.equals(one, other);
  }

  private static boolean isWithinDays(int[] one, int[] other, long most) {
    LocalDate day = day(one);
    LocalDate otherDay = day(other);
    return day != null
        && otherDay != null
        && Math.abs(ChronoUnit.DAYS.between(day, otherDay)) <= most;
  }

  private static LocalDate day(int[] points) {
    try {
      return LocalDate.parse(new String(points, 0, points.length));
    } catch (DateTimeParseException notADay) {
      return null;
    }
  }
}
