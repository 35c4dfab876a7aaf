package org.regulake.models.feature;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.regulake.models.rule.Condition;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * A feature that a rule defines: a measure over the facts of an enterprise in one source. The facts
 * are those known at the moment of knowledge that had begun by the day.
 *
 * <p>The value is unknown when a fact may count or not (a condition or date that is not stated), or
 * counts with a value that is not stated, and when rows about the enterprise are in quarantine.
 *
 * @param id column name; it ends with the window, as in {@code complaint_count_12m}
 * @param label its meaning in Chinese and English
 * @param unit unit of the value: count, yuan, ratio, years, flag …
 * @param measure how the facts become a number
 * @param of silver column that is summed or compared; null for a count
 * @param where condition on the silver columns of a fact; null: all facts count
 * @param date silver column with the day by which a fact lies in the window; null: its first day
 * @param months length of the window up to the day; null: no window
 * @param open whether only facts count that have not ended by the day; false when left out
 * @param whenMissing meaning of an enterprise without facts; when left out, zero, and for the
 *     greatest value unknown
 * @param cases examples that run as tests
 */
public record FeatureRule(
    String id,
    Label label,
    String unit,
    Measure measure,
    String of,
    Condition where,
    String date,
    Integer months,
    Boolean open,
    WhenMissing whenMissing,
    List<FeatureCase> cases) {

  /** Ways to turn facts into a number. */
  public enum Measure {
    /** The number of records; a record with several parts counts once. */
    COUNT,
    /** The sum of a column. */
    SUM,
    /** The greatest value of a column. */
    GREATEST
  }

  public FeatureRule {
    String owner = "feature '%s'".formatted(id);
    Require.id(owner, id);
    Require.present(owner, "label", label);
    Require.present(owner, "unit", unit);
    Require.present(owner, "measure", measure);
    if ((measure == Measure.COUNT) != (of == null)) {
      throw new IllegalArgumentException(
          owner
              + (of == null
                  ? " has no 'of': name the column that it measures"
                  : " counts records: leave 'of' out"));
    }
    if (months != null && months < 1) {
      throw new IllegalArgumentException(
          "%s has a window of %d months: give at least 1".formatted(owner, months));
    }
    if (date != null && months == null) {
      throw new IllegalArgumentException(owner + " names a date but no window: add 'months'");
    }
    open = open != null && open;
    if (whenMissing == null) {
      whenMissing =
          measure == Measure.GREATEST
              ? WhenMissing.NOT_AVAILABLE
              : WhenMissing.ZERO_IF_SOURCE_DELIVERED;
    }
    cases = Require.nonEmpty(owner, "cases", cases);
  }

  /** The measure in words, such as {@code sum of amount_yuan where state = 'issued', 12 months}. */
  public String how() {
    StringBuilder how = new StringBuilder(measure.name().toLowerCase(Locale.ROOT));
    if (of != null) {
      how.append(" of ").append(of);
    }
    if (where != null) {
      how.append(" where ").append(where);
    }
    if (open) {
      how.append(", open on the day");
    }
    if (months != null) {
      how.append(", %d months".formatted(months));
      if (date != null) {
        how.append(" by ").append(date);
      }
    }
    return how.toString();
  }

  /** The definition of the feature, without the facts behind it. */
  public FeatureDefinition definition() {
    return FeatureDefinition.number(id, unit, label.en(), label.zh(), whenMissing);
  }

  /**
   * An example that runs as a test.
   *
   * @param name what it shows
   * @param asOf the day
   * @param given silver rows of one enterprise, as a text table with a typed header; columns that
   *     are left out are not stated
   * @param expect the value; null when it is unknown
   */
  public record FeatureCase(String name, LocalDate asOf, String given, Double expect) {

    public FeatureCase {
      Require.present("a case", "name", name);
      Require.present("case " + name, "as_of", asOf);
      Require.present("case " + name, "given", given);
    }
  }
}
