package org.regulake.models.quality;

import java.util.function.ToLongFunction;

/** What is measured of a supplier: a share, or a number. */
public enum SupplierMeasure {
  LATE_SHARE(
      "逾期或未报",
      "late or missing",
      figures -> figures.late() + figures.missing(),
      SupplierFigures::due),
  LATE_WORKING_DAYS("逾期工作日", "working days late", SupplierFigures::lateWorkingDays, null),
  QUARANTINED_SHARE(
      "隔离行", "rows in quarantine", SupplierFigures::quarantined, SupplierFigures::landed),
  SERIOUS_SHARE(
      "严重问题",
      "breaches of serious rules",
      SupplierFigures::seriousFailed,
      SupplierFigures::seriousChecked),
  WARNING_SHARE("警告", "warnings", SupplierFigures::warningFailed, SupplierFigures::warningChecked);

  private final String chinese;
  private final String english;
  private final ToLongFunction<SupplierFigures> part;
  private final ToLongFunction<SupplierFigures> whole;

  SupplierMeasure(
      String chinese,
      String english,
      ToLongFunction<SupplierFigures> part,
      ToLongFunction<SupplierFigures> whole) {
    this.chinese = chinese;
    this.english = english;
    this.part = part;
    this.whole = whole;
  }

  /** The words in Chinese. */
  public String chinese() {
    return chinese;
  }

  /** The words in English. */
  public String english() {
    return english;
  }

  /** The number that is measured, or the part of a share. */
  long part(SupplierFigures figures) {
    return part.applyAsLong(figures);
  }

  /** The whole of a share; 1 for a number. */
  long whole(SupplierFigures figures) {
    return whole == null ? 1 : whole.applyAsLong(figures);
  }

  /** The figure as it is written in the arithmetic, such as {@code 1/4}, or {@code 3}. */
  String shown(SupplierFigures figures) {
    return whole == null ? "" + part(figures) : part(figures) + "/" + whole(figures);
  }
}
