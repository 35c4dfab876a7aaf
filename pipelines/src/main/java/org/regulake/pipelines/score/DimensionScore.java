package org.regulake.pipelines.score;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/** The columns of {@code risk.dimension_score}: how many points come from each dimension of a model. */
public final class DimensionScore {

  public static final Field DIMENSION = Field.required("dimension", Type.STRING, "Dimension of the model");
  public static final Field POINTS = Field.required("points", Type.INTEGER, "Points of its indicators; those of all dimensions add up to the score").unit("points");
  public static final Field MISSING_POINTS =
      Field.required("missing_points", Type.INTEGER, "Those of the points that stem from values that are not known").unit("points");
  public static final Field MAX_POINTS = Field.required("max_points", Type.INTEGER, "The most that its indicators may add up to").unit("points");

  public static final Table TABLE = Table.named(Layer.RISK, "dimension_score")
      .grain("one row per day, enterprise on the market, model and dimension")
      .key(RunStamp.AS_OF, EnterpriseScore.ENTITY_ID, EnterpriseScore.MODEL_ID, DIMENSION)
      .fields(RunStamp.AS_OF, EnterpriseScore.ENTITY_ID, EnterpriseScore.MODEL_ID, EnterpriseScore.IS_CHAMPION, DIMENSION, POINTS, MISSING_POINTS,
          MAX_POINTS, RunStamp.KNOWN_AT, RunStamp.RUN_ID)
      .partitionedBy(RunStamp.AS_OF)
      .check("points_within_maximum", "missing_points BETWEEN 0 AND points AND points <= max_points")
      .build();

  private DimensionScore() {}
}
