package org.regulake.pipelines.lakehouse;

/**
 * The amount by which a published table falls short of the previous release.
 *
 * @param product name of the table, as in {@code risk_score}
 * @param measure {@link #ROWS}, or the column of which a smaller part is filled
 * @param ratio for rows the part that is missing; for a column the part of all rows that was filled
 *     and no longer is
 */
public record Fall(String product, String measure, double ratio) {

  /** The number of rows. */
  public static final String ROWS = "rows";
}
