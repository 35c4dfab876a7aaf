package org.regulake.models.quality;

/**
 * What a supplier delivered in a month.
 *
 * @param due deliveries that were due
 * @param late those of them that came after their deadline
 * @param missing those of them that have not come
 * @param lateWorkingDays working days of delay of both, together
 * @param landed rows received
 * @param quarantined those of them that could not be used
 * @param seriousChecked answers of serious rules on the rows received: passed, failed and unknown
 * @param seriousFailed breaches among them
 * @param warningChecked the same of rules whose breach is a warning
 * @param warningFailed breaches among them
 */
public record SupplierFigures(
    long due,
    long late,
    long missing,
    long lateWorkingDays,
    long landed,
    long quarantined,
    long seriousChecked,
    long seriousFailed,
    long warningChecked,
    long warningFailed) {

  /** Nothing due and nothing received. */
  public static final SupplierFigures NONE = new SupplierFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Whether there is anything to grade. */
  boolean isEmpty() {
    return due == 0 && landed == 0;
  }
}
