package org.regulake.pipelines.source.annualreport;

import org.regulake.models.table.Table;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/** Annual reports of enterprises: landed columns and their types. */
public final class AnnualReportSource {

  public static final Source SOURCE =
      Source.named("annual_report", AnnualReportSource.class)
          .grain("one row per enterprise, year and version")
          .parties(Party.enterprise(AnnualReport.ENTITY_ID, "enterprise_code", "enterprise_name"))
          .required("enterprise_code", CellType.CODE, AnnualReport.ENTERPRISE_CODE)
          .optional("enterprise_name", CellType.NAME, AnnualReport.ENTERPRISE_NAME)
          .required("report_year", CellType.YEAR, AnnualReport.REPORT_YEAR)
          .optional("submitted_date", CellType.DATE, AnnualReport.SUBMITTED_DATE)
          .optional("employee_count", CellType.COUNT, AnnualReport.EMPLOYEE_COUNT)
          .optional("revenue", CellType.YUAN, AnnualReport.REVENUE_YUAN)
          .optional("profit", CellType.SIGNED_YUAN, AnnualReport.PROFIT_YUAN)
          .optional("asset", CellType.YUAN, AnnualReport.ASSET_YUAN)
          .optional("liability", CellType.YUAN, AnnualReport.LIABILITY_YUAN)
          .optional("tax_paid", CellType.YUAN, AnnualReport.TAX_PAID_YUAN)
          .key(AnnualReport.ENTITY_ID, AnnualReport.REPORT_YEAR)
          .valid(AnnualReport.SUBMITTED_DATE, null)
          .build();

  /** Contract of {@code silver}; its columns are in {@link AnnualReport}. */
  public static final Table TABLE = SOURCE.silver();

  private AnnualReportSource() {}
}
