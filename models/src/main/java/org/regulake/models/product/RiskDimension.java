package org.regulake.models.product;

import java.util.List;
import org.regulake.models.rule.Label;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/** {@code published.risk_dimension}: the points of each dimension of a score. */
public final class RiskDimension {

  public static final Field DIMENSION =
      Field.required("dimension", Type.STRING, "Dimension of the model").chinese("评价维度");
  public static final Field POINTS =
      Field.required(
              "points",
              Type.INTEGER,
              "Points of its indicators; those of all dimensions add up to the score")
          .chinese("分值")
          .unit("points");
  public static final Field MISSING_POINTS =
      Field.required(
              "missing_points", Type.INTEGER, "Part of the points that comes from unknown values")
          .chinese("缺失信息所致分值")
          .unit("points");
  public static final Field MAX_POINTS =
      Field.required("max_points", Type.INTEGER, "Maximum sum of the points of its indicators")
          .chinese("维度满分")
          .unit("points");

  public static final Product PRODUCT =
      Product.of(
          "risk_dimension",
          new Label("企业信用风险维度得分", "Points of the credit risk scores by dimension"),
          Sharing.CONDITIONAL,
          "one row per day, enterprise and dimension",
          List.of(RiskScore.ENTITY_ID, DIMENSION),
          IndicatorDefinition.LABEL_ZH,
          IndicatorDefinition.LABEL_EN,
          POINTS,
          MISSING_POINTS,
          MAX_POINTS);

  private RiskDimension() {}
}
