package org.regulake.pipelines.publish;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.score.EnterpriseScore;

/** The columns of {@code published.risk_reason}: the reasons of a score, one a row, for tools that do not read lists. */
public final class RiskReason {

  public static final Field RANK = Field.required("rank", Type.INTEGER, "1 = weightiest");
  public static final Field INDICATOR_ID = Field.required("indicator_id", Type.STRING, "Indicator of the scorecard, or veto");
  public static final Field DIMENSION = Field.required("dimension", Type.STRING, "Dimension of the scorecard; veto for a veto");
  public static final Field POINTS = Field.required("points", Type.INTEGER, "Points that it adds; 0 for a veto").unit("points");
  public static final Field VALUE = Field.optional("value", Type.DOUBLE, "Value of the feature; null when missing and for a veto");
  public static final Field IS_MISSING = Field.required("is_missing", Type.BOOLEAN, "Whether the points stand for a missing value");
  public static final Field LEGAL_BASIS = Field.required("legal_basis", Type.STRING, "On what ground");

  public static final Table TABLE = Table.named(Layer.PUBLISHED, "risk_reason")
      .grain("one row per day, enterprise and reason")
      .key(RunStamp.AS_OF, EnterpriseScore.ENTITY_ID, RANK)
      .fields(RunStamp.AS_OF, EnterpriseScore.ENTITY_ID, RANK, INDICATOR_ID, DIMENSION, POINTS, VALUE, IS_MISSING, RiskScore.REASON_ZH,
          RiskScore.REASON_EN, LEGAL_BASIS, RunStamp.KNOWN_AT, RunStamp.RUN_ID)
      .partitionedBy(RunStamp.AS_OF)
      .build();

  private RiskReason() {}
}
