package org.regulake.pipelines.source.annualreport;

import org.regulake.models.table.Table;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Reading;
import org.regulake.pipelines.source.Source;

/** What an enterprise reports on a year: what is landed and how it is read. */
public final class AnnualReportSource {

  public static final Source SOURCE =
      Source.named("annual_report", AnnualReportSource.class)
          .grain("one row per enterprise, year and version")
          .parties(Party.enterprise(AnnualReport.ENTITY_ID, "enterprise_code", "enterprise_name"))
          .required("enterprise_code", Reading.CODE, AnnualReport.ENTERPRISE_CODE)
          .optional("enterprise_name", Reading.NAME, AnnualReport.ENTERPRISE_NAME)
          .required("report_year", Reading.YEAR, AnnualReport.REPORT_YEAR)
          .optional("submitted_date", Reading.DATE, AnnualReport.SUBMITTED_DATE)
          .optional("employee_count", Reading.COUNT, AnnualReport.EMPLOYEE_COUNT)
          .optional("revenue", Reading.YUAN, AnnualReport.REVENUE_YUAN)
          .optional("profit", Reading.SIGNED_YUAN, AnnualReport.PROFIT_YUAN)
          .optional("asset", Reading.YUAN, AnnualReport.ASSET_YUAN)
          .optional("liability", Reading.YUAN, AnnualReport.LIABILITY_YUAN)
          .optional("tax_paid", Reading.YUAN, AnnualReport.TAX_PAID_YUAN)
          .key(AnnualReport.ENTITY_ID, AnnualReport.REPORT_YEAR)
          .valid(AnnualReport.SUBMITTED_DATE, null)
          .build();

  /** Contract of {@code silver}; its columns are in {@link AnnualReport}. */
  public static final Table TABLE = SOURCE.silver();

  private AnnualReportSource() {}
}
