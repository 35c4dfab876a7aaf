package org.regulake.pipelines.source.annualreport;

import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

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

  private AnnualReport() {}
}
