package org.regulake.pipelines.source;

import org.regulake.models.table.Field;
import org.regulake.models.table.Table;

/** Annual reports: the columns of {@code conf/sources/annual_report.yml} that code refers to. */
public final class AnnualReport {

  public static final Source SOURCE = Sources.known("annual_report");

  public static final Field REPORT_YEAR = SOURCE.field("report_year");
  public static final Field SUBMITTED_DATE = SOURCE.field("submitted_date");
  public static final Field EMPLOYEE_COUNT = SOURCE.field("employee_count");
  public static final Field REVENUE_YUAN = SOURCE.field("revenue_yuan");
  public static final Field PROFIT_YUAN = SOURCE.field("profit_yuan");
  public static final Field ASSET_YUAN = SOURCE.field("asset_yuan");
  public static final Field LIABILITY_YUAN = SOURCE.field("liability_yuan");

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private AnnualReport() {}
}
