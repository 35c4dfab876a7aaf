package org.regulake.pipelines.lakehouse;

/**
 * By how much a published table falls short of the release before.
 *
 * @param product name of the table, as in {@code risk_score}
 * @param measure {@link #ROWS}, or the column of which a smaller part is filled
 * @param ratio for rows the part that is gone; for a column the part of the rows, of all, that was
 *     filled and is not any more
 */
public record Fall(String product, String measure, double ratio) {

  /** The number of rows. */
  public static final String ROWS = "rows";
}
