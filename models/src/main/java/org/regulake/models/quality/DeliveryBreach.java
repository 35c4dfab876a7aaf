package org.regulake.models.quality;

/**
 * An expectation that a delivery does not meet.
 *
 * @param deliveryId source and folder
 * @param measure {@link #ROWS_BELOW}, {@link #ROWS_ABOVE}, or the column that too few rows state
 * @param ratio by how much it is missed, above 0 and at most 1: of rows the part that is missing,
 *     or that is too much; of a column the part of the rows that should state it and does not
 * @param sentence the figure and its bound, in Chinese and English
 */
public record DeliveryBreach(String deliveryId, String measure, double ratio, String sentence) {

  public static final String ROWS_BELOW = "rows";
  public static final String ROWS_ABOVE = "rows_above";
}
