package org.regulake.models.product;

import java.util.List;
import org.regulake.models.rule.Label;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/**
 * {@code published.indicator}: indicators by province, industry and month without totals, so that a
 * sum over a column counts nothing twice.
 */
public final class IndicatorDetail {

  public static final Field INDICATOR_ID =
      Field.required(
              "indicator_id",
              Type.STRING,
              "The indicator, described in published.indicator_definition")
          .chinese("指标标识");
  public static final Field PROVINCE_CODE =
      Field.required("province_code", Type.STRING, "Province; 00 = unknown").chinese("省级行政区代码");
  public static final Field INDUSTRY_SECTION =
      Field.required("industry_section", Type.STRING, "Section of GB/T 4754; ? = not stated")
          .chinese("行业门类代码");
  public static final Field MONTH =
      Field.required("month", Type.DATE, "Month, as its first day").chinese("月份");
  public static final Field VALUE =
      Field.optional("value", Type.DOUBLE, "The value; null for a share whose denominator is 0")
          .chinese("数值");
  public static final Field NUMERATOR =
      Field.optional("numerator", Type.DOUBLE, "Numerator of a share; null for a count")
          .chinese("分子");
  public static final Field DENOMINATOR =
      Field.optional("denominator", Type.DOUBLE, "Denominator of a share; null for a count")
          .chinese("分母");

  public static final Product PRODUCT =
      Product.of(
          "indicator",
          new Label("市场主体监测指标", "Monitoring indicators of market entities"),
          Sharing.UNCONDITIONAL,
          "one row per day of judgment, indicator, province, industry and month; no totals",
          List.of(INDICATOR_ID, PROVINCE_CODE, INDUSTRY_SECTION, MONTH),
          VALUE,
          NUMERATOR,
          DENOMINATOR);

  private IndicatorDetail() {}
}
