package org.regulake.models.listing;

import org.regulake.models.rule.Label;

/** A statutory list of enterprises. */
public enum ListKind {
  /** The abnormal-operation list (Order 654 of 2014, art. 17; art. 18 since 2024-05-01). */
  ABNORMAL(new Label("经营异常名录", "abnormal-operation list")),
  /** The list of serious violations (Order 83 of 2015; Order 44 since 2021-09-01). */
  SERIOUS(new Label("严重违法失信名单", "list of serious violations")),
  /** A list of enterprises with good credit (NDRC opinions of 2017, no. 1798). */
  RED(new Label("守信红名单", "red list"));

  private final Label label;

  ListKind(Label label) {
    this.label = label;
  }

  /** Its name. */
  public Label label() {
    return label;
  }
}
