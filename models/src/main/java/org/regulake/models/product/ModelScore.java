package org.regulake.models.product;

import java.util.List;
import org.regulake.models.rule.Label;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/**
 * {@code published.model_score}: the score and class of an enterprise by every model, for
 * comparison; only the classes of the champion count.
 */
public final class ModelScore {

  public static final Field MODEL_ID =
      Field.required("model_id", Type.STRING, "The model").chinese("模型标识");
  public static final Field IS_CHAMPION =
      Field.required(
              "is_champion", Type.BOOLEAN, "Whether it is the model whose classes count on the day")
          .chinese("是否现行模型");

  public static final Product PRODUCT =
      Product.of(
          "model_score",
          new Label("各模型风险得分", "Scores of enterprises by all models"),
          Sharing.CONDITIONAL,
          "one row per day, enterprise on the market and model",
          List.of(RiskScore.ENTITY_ID, MODEL_ID),
          RiskScore.MODEL_VERSION,
          IS_CHAMPION,
          RiskScore.SCORE,
          RiskScore.MISSING_POINTS,
          RiskScore.CLASS_CODE,
          RiskScore.CLASS_LEVEL,
          RiskScore.IS_VETOED,
          RiskScore.IS_THIN_FILE);

  private ModelScore() {}
}
