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
 * Counts annual reports that were due and not filed, over the facts of {@link
 * AnnualReportFeatures}. Years count from the year of establishment on; the report on a year is due
 * in the next one. For a year without any delivered report from the province, or an enterprise
 * without a stated day of establishment, nothing is known. An unusable row may contain the report
 * that is missing.
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

  /** Smallest possible number of years; null where nothing is known of any owed year. */
  Column missingAtLeast() {
    Column certain =
        when(founded.isNotNull(), size(array_intersect(unreported, delivered)).minus(unusable))
            .otherwise(lit(0L));
    return when(isKnown(), greatest(lit(0L), certain)).cast("double");
  }

  /**
   * Smallest possible number of consecutive years up to the latest one due; zero where a report
   * could not be used; null as above.
   */
  Column missingInARow() {
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

  /** Largest possible number of years; null as above. */
  Column missingAtMost() {
    return when(isKnown(), size(unreported)).cast("double");
  }

  private Column isKnown() {
    return size(unreported).equalTo(0).or(size(array_intersect(owed, delivered)).gt(0));
  }
}
