package org.regulake.models.product;

import java.util.List;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/** {@code published.indicator_definition}: the meaning of the indicators. */
public final class IndicatorDefinition {

  public static final Field LABEL_ZH = Field.required("label_zh", Type.STRING, "Name in Chinese");
  public static final Field LABEL_EN = Field.required("label_en", Type.STRING, "Name in English");
  public static final Field INDICATOR_ID =
      Field.required("indicator_id", Type.STRING, "The indicator");
  public static final Field UNIT =
      Field.required("unit", Type.STRING, "enterprises, or ratio (0 to 1)");
  public static final Field NUMERATOR_ID =
      Field.optional(
          "numerator_id",
          Type.STRING,
          "Indicator that is the numerator of a share; null for a count");
  public static final Field DENOMINATOR_ID =
      Field.optional(
          "denominator_id",
          Type.STRING,
          "Indicator that is the denominator of a share; null for a count");
  public static final Field BASIS =
      Field.required("basis", Type.STRING, "Basis on which it is monitored");

  public static final Product PRODUCT =
      Product.of(
          "indicator_definition",
          Sharing.UNCONDITIONAL,
          "one row per day of judgment and indicator",
          List.of(INDICATOR_ID),
          LABEL_ZH,
          LABEL_EN,
          UNIT,
          NUMERATOR_ID,
          DENOMINATOR_ID,
          BASIS);

  private IndicatorDefinition() {}
}
