package org.regulake.models.product;

import java.util.List;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/** {@code published.risk_dimension}: the points of each dimension of a score. */
public final class RiskDimension {

  public static final Field DIMENSION =
      Field.required("dimension", Type.STRING, "Dimension of the model");
  public static final Field POINTS =
      Field.required(
              "points",
              Type.INTEGER,
              "Points of its indicators; those of all dimensions add up to the score")
          .unit("points");
  public static final Field MISSING_POINTS =
      Field.required(
              "missing_points", Type.INTEGER, "Part of the points that comes from unknown values")
          .unit("points");
  public static final Field MAX_POINTS =
      Field.required("max_points", Type.INTEGER, "Maximum sum of the points of its indicators")
          .unit("points");

  public static final Product PRODUCT =
      Product.of(
          "risk_dimension",
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
