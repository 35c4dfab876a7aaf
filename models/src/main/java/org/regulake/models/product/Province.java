package org.regulake.models.product;

import java.util.List;
import org.regulake.models.rule.Label;

/** {@code published.province}: names of the provinces. */
public final class Province {

  public static final Product PRODUCT =
      Product.of(
          "province",
          new Label("省级行政区代码表", "Codes of the provinces"),
          Sharing.UNCONDITIONAL,
          "one row per day of judgment and province",
          List.of(IndicatorDetail.PROVINCE_CODE),
          IndicatorDefinition.LABEL_ZH,
          IndicatorDefinition.LABEL_EN);

  private Province() {}
}
