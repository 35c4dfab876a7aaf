package org.regulake.models.product;

import java.util.List;

/** {@code published.industry}: names of the sections of GB/T 4754. */
public final class Industry {

  public static final Product PRODUCT =
      Product.of(
          "industry",
          Sharing.UNCONDITIONAL,
          "one row per day of judgment and section of GB/T 4754",
          List.of(IndicatorDetail.INDUSTRY_SECTION),
          IndicatorDefinition.LABEL_ZH,
          IndicatorDefinition.LABEL_EN);

  private Industry() {}
}
