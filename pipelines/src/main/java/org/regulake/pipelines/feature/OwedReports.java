package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.array_intersect;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * Which of the reports due an enterprise did not file, over the facts of {@link
 * AnnualReportFeatures}. A year counts from the year of foundation on, whose report is due in the
 * year after it. Where no report of anybody in the province was delivered on a year, and where the
 * day of foundation is not stated, nothing is known; and a report that could not be used may be the
 * one that is missing.
 */
final class OwedReports {

  private final List<Integer> years;
  private final Column owed;
  private final Column unreported;
  private final Column delivered =
      coalesce(max(col("delivered_years")), array().cast("array<int>"));
  private final Column founded = year(max(col("established_date")));
  private final Column unusable = coalesce(max(col("unusable_reports")), lit(0L));

  OwedReports(Moment moment) {
    years = moment.reportYears();
    Column due =
        array(years.stream().map(year -> lit(year)).toArray(Column[]::new)).cast("array<int>");
    owed = filter(due, year -> coalesce(year.geq(founded), lit(true)));
    unreported = array_except(owed, collect_set(col("report_year")));
  }

  /** Years for certain; null where of no year owed anything is known. */
  Column missing() {
    Column certain =
        when(founded.isNotNull(), size(array_intersect(unreported, delivered)).minus(unusable))
            .otherwise(lit(0L));
    return when(isKnown(), greatest(lit(0L), certain)).cast("double");
  }

  /**
   * Years for certain without a break up to the latest that was due; none where a report could not
   * be used. Null as above.
   */
  Column missingRunning() {
    Column certain = array_intersect(unreported, delivered);
    Column isUnbroken = lit(true);
    Column running = lit(0);
    for (int i = years.size() - 1; i >= 0; i--) {
      isUnbroken = isUnbroken.and(array_contains(certain, years.get(i)));
      running = running.plus(when(isUnbroken, 1).otherwise(0));
    }
    return when(isKnown(), when(founded.isNotNull().and(unusable.equalTo(0)), running).otherwise(0))
        .cast("double");
  }

  /** Years at most; null where of no year owed anything is known. */
  Column perhapsMissing() {
    return when(isKnown(), size(unreported)).cast("double");
  }

  private Column isKnown() {
    return size(unreported).equalTo(0).or(size(array_intersect(owed, delivered)).gt(0));
  }
}
