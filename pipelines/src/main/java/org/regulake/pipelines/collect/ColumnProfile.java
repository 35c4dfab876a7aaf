package org.regulake.pipelines.collect;

import java.math.BigDecimal;
import org.regulake.models.code.Industries;
import org.regulake.models.code.Ratios;

/** Counts the evidence for the unit of a column over its cells in one file. */
abstract class ColumnProfile {

  /** The unit of a column and the evidence for it. */
  record DetectedUnit(ColumnUnit unit, String evidence) {}

  abstract void add(String text);

  /** Detects the unit; null when there is nothing to decide. */
  abstract DetectedUnit detect();

  /**
   * A column of shares, in which bare numbers are fractions or percentages: 60, 39 and 1 are
   * percentages, 0.6 and 0.4 are not.
   */
  static final class OfRatios extends ColumnProfile {

    /**
     * Cells per typing error: one error among so many cells does not determine the unit of the
     * others.
     */
    private static final int CELLS_PER_SLIP = 100;

    private long above;
    private long below;

    @Override
    void add(String text) {
      BigDecimal number = Ratios.bare(text);
      if (number != null) {
        above += number.compareTo(BigDecimal.ONE) > 0 ? 1 : 0;
        below += number.signum() > 0 && number.compareTo(BigDecimal.ONE) < 0 ? 1 : 0;
      }
    }

    @Override
    DetectedUnit detect() {
      if (above == 0) {
        return null;
      }
      ColumnUnit unit =
          above >= below
              ? ColumnUnit.PER_CENT
              : above * CELLS_PER_SLIP < below ? ColumnUnit.PARTS_OF_ONE : ColumnUnit.UNKNOWN_RATIO;
      return new DetectedUnit(
          unit, "%d bare numbers are above 1, %d between 0 and 1".formatted(above, below));
    }
  }

  /** A column of industry codes, whose leading zeros a spreadsheet may have removed. */
  static final class OfIndustries extends ColumnProfile {

    private final Industries industries = Industries.standard();
    private long ambiguous;
    private long lost;
    private long kept;

    @Override
    void add(String text) {
      String code = Industries.codeOf(text);
      if (code == null || code.isEmpty() || Character.isLetter(code.charAt(0))) {
        return;
      }
      boolean hasZero = code.charAt(0) == '0';
      Industries.State state = industries.read(code).state();
      ambiguous += state == Industries.State.AMBIGUOUS ? 1 : 0;
      lost += industries.hasLostZero(code) ? 1 : 0;
      // A group that a leading zero would not turn into a class is unambiguous.
      kept +=
          state == Industries.State.FOUND
                  && (hasZero || code.length() == 3 && !industries.hasLostZero(code))
              ? 1
              : 0;
    }

    @Override
    DetectedUnit detect() {
      if (ambiguous == 0) {
        return null;
      }
      ColumnUnit unit =
          lost > 0 && kept == 0
              ? ColumnUnit.ZEROS_LOST
              : kept > 0 && lost == 0 ? ColumnUnit.ZEROS_KEPT : ColumnUnit.UNKNOWN_ZEROS;
      return new DetectedUnit(
          unit,
          "%d codes are valid only with a leading zero, %d only without, %d both"
              .formatted(lost, kept, ambiguous));
    }
  }
}
