package org.regulake.models.product;

import java.util.List;
import org.regulake.models.rule.Label;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/** {@code published.indicator_definition}: the meaning of the indicators. */
public final class IndicatorDefinition {

  public static final Field LABEL_ZH =
      Field.required("label_zh", Type.STRING, "Name in Chinese").chinese("中文名称");
  public static final Field LABEL_EN =
      Field.required("label_en", Type.STRING, "Name in English").chinese("英文名称");
  public static final Field INDICATOR_ID =
      Field.required("indicator_id", Type.STRING, "The indicator").chinese("指标标识");
  public static final Field UNIT =
      Field.required("unit", Type.STRING, "The things counted, as enterprises, or ratio (0 to 1)")
          .chinese("计量单位");
  public static final Field NUMERATOR_ID =
      Field.optional(
              "numerator_id",
              Type.STRING,
              "Indicator that is the numerator of a share; null for a count")
          .chinese("分子指标标识");
  public static final Field DENOMINATOR_ID =
      Field.optional(
              "denominator_id",
              Type.STRING,
              "Indicator that is the denominator of a share; null for a count")
          .chinese("分母指标标识");
  public static final Field BASIS =
      Field.required("basis", Type.STRING, "Basis on which it is monitored").chinese("依据");

  public static final Product PRODUCT =
      Product.of(
              "indicator_definition",
              new Label("监测指标说明", "Definitions of the monitoring indicators"),
              Sharing.UNCONDITIONAL,
              "one row per day of judgment and indicator",
              List.of(INDICATOR_ID),
              LABEL_ZH,
              LABEL_EN,
              UNIT,
              NUMERATOR_ID,
              DENOMINATOR_ID,
              BASIS)
          .check("ratio_of_two", "(unit = 'ratio') = (numerator_id IS NOT NULL)");

  private IndicatorDefinition() {}
}
