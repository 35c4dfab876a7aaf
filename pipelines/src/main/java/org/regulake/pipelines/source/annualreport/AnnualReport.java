package org.regulake.pipelines.source.annualreport;

import org.regulake.models.table.Field;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/** The columns of {@code silver.annual_report}: one row per enterprise, year and version. */
public final class AnnualReport {

  public static final Field ENTITY_ID =
      Field.required("entity_id", Type.STRING, "The enterprise that reports");
  public static final Field ENTERPRISE_CODE =
      Field.optional(
          "enterprise_code",
          Type.STRING,
          "Code of the enterprise as the sender writes it; null when not stated");
  public static final Field ENTERPRISE_NAME =
      Field.optional(
          "enterprise_name", Type.STRING, "Name as the sender writes it; null when not stated");
  public static final Field REPORT_YEAR =
      Field.required("report_year", Type.INTEGER, "Year reported on");
  public static final Field SUBMITTED_DATE =
      Field.optional("submitted_date", Type.DATE, "Day of submission; null when not stated");
  public static final Field EMPLOYEE_COUNT =
      Field.optional("employee_count", Type.LONG, "People employed; null when not stated");
  public static final Field REVENUE_YUAN =
      Field.optional("revenue_yuan", Field.YUAN, "Revenue; null when not stated").unit("yuan");
  public static final Field PROFIT_YUAN =
      Field.optional("profit_yuan", Field.YUAN, "Profit or loss; null when not stated")
          .unit("yuan");
  public static final Field ASSET_YUAN =
      Field.optional("asset_yuan", Field.YUAN, "Assets; null when not stated").unit("yuan");
  public static final Field LIABILITY_YUAN =
      Field.optional("liability_yuan", Field.YUAN, "Liabilities; null when not stated")
          .unit("yuan");
  public static final Field TAX_PAID_YUAN =
      Field.optional("tax_paid_yuan", Field.YUAN, "Taxes paid; null when not stated").unit("yuan");

  /** The landed columns and their types. */
  public static final Source SOURCE =
      Source.named("annual_report", AnnualReport.class)
          .grain("one row per enterprise, year and version")
          .parties(Party.enterprise(ENTITY_ID, "enterprise_code", "enterprise_name"))
          .required("enterprise_code", CellType.CODE, ENTERPRISE_CODE)
          .optional("enterprise_name", CellType.NAME, ENTERPRISE_NAME)
          .required("report_year", CellType.YEAR, REPORT_YEAR)
          .optional("submitted_date", CellType.DATE, SUBMITTED_DATE)
          .optional("employee_count", CellType.COUNT, EMPLOYEE_COUNT)
          .optional("revenue", CellType.YUAN, REVENUE_YUAN)
          .optional("profit", CellType.SIGNED_YUAN, PROFIT_YUAN)
          .optional("asset", CellType.YUAN, ASSET_YUAN)
          .optional("liability", CellType.YUAN, LIABILITY_YUAN)
          .optional("tax_paid", CellType.YUAN, TAX_PAID_YUAN)
          .key(ENTITY_ID, REPORT_YEAR)
          .valid(SUBMITTED_DATE, null)
          .build();

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private AnnualReport() {}
}
