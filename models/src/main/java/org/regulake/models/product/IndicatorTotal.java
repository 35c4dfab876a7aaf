package org.regulake.models.product;

import java.util.List;
import org.regulake.models.rule.Label;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/** {@code published.indicator_total}: indicators of all provinces or all industries. */
public final class IndicatorTotal {

  public static final Field PROVINCE_CODE =
      Field.required("province_code", Type.STRING, "Province; * = all, 00 = unknown")
          .chinese("省级行政区代码");
  public static final Field INDUSTRY_SECTION =
      Field.required(
              "industry_section", Type.STRING, "Section of GB/T 4754; * = all, ? = not stated")
          .chinese("行业门类代码");

  public static final Product PRODUCT =
      Product.of(
          "indicator_total",
          new Label("市场主体监测指标汇总", "Totals of the monitoring indicators"),
          Sharing.UNCONDITIONAL,
          "one row per day of judgment, indicator, province, industry and month, where * means all"
              + " provinces or all industries",
          List.of(
              IndicatorDetail.INDICATOR_ID, PROVINCE_CODE, INDUSTRY_SECTION, IndicatorDetail.MONTH),
          IndicatorDetail.VALUE,
          IndicatorDetail.NUMERATOR,
          IndicatorDetail.DENOMINATOR);

  private IndicatorTotal() {}
}
