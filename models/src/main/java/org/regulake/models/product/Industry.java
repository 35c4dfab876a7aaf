package org.regulake.models.product;

import java.util.List;
import org.regulake.models.rule.Label;

/** {@code published.industry}: names of the sections of GB/T 4754. */
public final class Industry {

  public static final Product PRODUCT =
      Product.of(
          "industry",
          new Label("国民经济行业门类代码表", "Codes of the sections of industries"),
          Sharing.UNCONDITIONAL,
          "one row per day of judgment and section of GB/T 4754",
          List.of(IndicatorDetail.INDUSTRY_SECTION),
          IndicatorDefinition.LABEL_ZH,
          IndicatorDefinition.LABEL_EN);

  private Industry() {}
}
