package org.regulake.models.product;

import java.util.List;
import org.regulake.models.rule.Label;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/** {@code published.class_definition}: the meaning of the classes of the models. */
public final class ClassDefinition {

  public static final Field CLASS_LEVEL =
      Field.optional(
              "class_level",
              Type.INTEGER,
              "Level of the class, 0 for the lowest risk; null for the class of enterprises of"
                  + " which too little is known")
          .chinese("风险类别级次");
  public static final Field SCORE_FROM =
      Field.optional(
              "score_from",
              Type.INTEGER,
              "Lowest score of the class; null for the lowest class and where too little is known")
          .chinese("分值下限")
          .unit("points");
  public static final Field SCORE_BELOW =
      Field.optional(
              "score_below",
              Type.INTEGER,
              "Scores of the class are below this; null for the highest class and where too little"
                  + " is known")
          .chinese("分值上限")
          .unit("points");
  public static final Field BASIS =
      Field.required("basis", Type.STRING, "Basis of this classification").chinese("依据");

  public static final Product PRODUCT =
      Product.of(
          "class_definition",
          new Label("信用风险类别说明", "Definitions of the credit risk classes"),
          Sharing.CONDITIONAL,
          "one row per day of judgment, model and class",
          List.of(ModelScore.MODEL_ID, RiskScore.CLASS_CODE),
          ModelScore.IS_CHAMPION,
          CLASS_LEVEL,
          IndicatorDefinition.LABEL_ZH,
          IndicatorDefinition.LABEL_EN,
          SCORE_FROM,
          SCORE_BELOW,
          BASIS);

  private ClassDefinition() {}
}
