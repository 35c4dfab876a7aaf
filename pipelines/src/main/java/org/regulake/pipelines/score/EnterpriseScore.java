package org.regulake.pipelines.score;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.feature.Facts;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.lakehouse.Schemas;

/**
 * The columns of {@code risk.enterprise_score}: score, class, and the reasons that add up to the
 * score, by every model.
 */
public final class EnterpriseScore {

  public static final Type REASON_LIST =
      Type.listOfOptional(
          Type.struct()
              .with("rank", Type.INTEGER)
              .with("indicator_id", Type.STRING)
              .with("dimension", Type.STRING)
              .with("points", Type.INTEGER)
              .with("value", Type.DOUBLE)
              .with("is_missing", Type.BOOLEAN)
              .with("reason_zh", Type.STRING)
              .with("reason_en", Type.STRING)
              .with("legal_basis", Type.STRING));

  public static final Field ENTITY_ID = Field.required("entity_id", Type.STRING, "The enterprise");
  public static final Field SCORE =
      Field.required("score", Type.INTEGER, "Risk points, 0 to 1000; more is riskier")
          .unit("points");
  public static final Field MISSING_POINTS =
      Field.required("missing_points", Type.INTEGER, "Points that stem from unknown values")
          .unit("points");
  public static final Field CLASS_CODE =
      Field.required(
          "class_code",
          Type.STRING,
          "Class by the scheme of the model; published.class_definition explains it");
  public static final Field CLASS_LEVEL =
      Field.optional(
          "class_level",
          Type.INTEGER,
          "Rank of the class, 0 for the lowest risk; null where too little is known. Enterprises"
              + " are ranked by it, then by score");
  public static final Field IS_VETOED =
      Field.required(
          "is_vetoed", Type.BOOLEAN, "Whether a fact alone decides the class, whatever the score");
  public static final Field IS_THIN_FILE =
      Field.required("is_thin_file", Type.BOOLEAN, "Whether too little is known to judge");
  public static final Field MODEL_ID =
      Field.required("model_id", Type.STRING, "The model; models/inventory lists all");
  public static final Field MODEL_VERSION =
      Field.required("model_version", Type.STRING, "Its version on the day");
  public static final Field IS_CHAMPION =
      Field.required(
          "is_champion", Type.BOOLEAN, "Whether it is the model whose classes count on the day");
  public static final Field REASONS =
      Field.required(
          "reasons",
          REASON_LIST,
          "Every indicator with points and every veto; the points add up to the score");

  public static final Field DIMENSIONS =
      Field.required(
          "dimensions",
          Type.listOfOptional(
              Type.struct()
                  .with("dimension", Type.STRING)
                  .with("points", Type.INTEGER)
                  .with("missing_points", Type.INTEGER)
                  .with("max_points", Type.INTEGER)),
          "Points of each dimension of the model; they add up to the score");
  public static final Field REASON_FACTS =
      Field.required(
          "reason_facts",
          Type.listOfOptional(Facts.TYPE),
          "The facts behind each reason, in the order of the reasons: the day from which each is"
              + " true, null when unknown, and the landed row that states it");

  public static final Table TABLE =
      Table.named(Layer.RISK, "enterprise_score")
          .grain("one row per day, enterprise on the market and model")
          .key(RunStamp.AS_OF, ENTITY_ID, MODEL_ID)
          .fields(
              RunStamp.AS_OF,
              ENTITY_ID,
              MODEL_ID,
              MODEL_VERSION,
              IS_CHAMPION,
              SCORE,
              MISSING_POINTS,
              CLASS_CODE,
              CLASS_LEVEL,
              IS_VETOED,
              IS_THIN_FILE,
              DIMENSIONS,
              REASONS,
              REASON_FACTS,
              RunStamp.KNOWN_AT,
              RunStamp.RUN_ID)
          .partitionedBy(RunStamp.AS_OF)
          .check(
              "dimensions_add_up",
              "score = aggregate(dimensions, 0, (sum, part) -> sum + part.points)")
          .check("missing_points_within_score", "missing_points BETWEEN 0 AND score")
          .build();

  private EnterpriseScore() {}

  /** Selects the scores by the champion from rows of this table. */
  public static Dataset<Row> ofChampion(Dataset<Row> scores) {
    return scores.where(Schemas.column(IS_CHAMPION));
  }
}
