package org.regulake.pipelines.publish;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.score.EnterpriseScore;

/** The columns of {@code published.risk_score}: what a regulator reads of an enterprise. */
public final class RiskScore {

  public static final Field PROVINCE_NAME_EN = Field.required("province_name_en", Type.STRING, "Name of the province in English");
  public static final Field INDUSTRY_NAME = Field.required("industry_name", Type.STRING, "Name of the industry section; 未载明 when not stated");
  public static final Field INDUSTRY_NAME_EN = Field.required("industry_name_en", Type.STRING, "The same in English");
  public static final Field PREVIOUS_CLASS_CODE = Field.optional(
      "previous_class_code", Type.STRING, "Class on the previous day, the last day of the month before; null when it was not judged then");
  public static final Field PREVIOUS_AS_OF =
      Field.optional("previous_as_of", Type.DATE, "The previous day; null when the enterprise was not judged then");
  public static final Field REASON_ZH = Field.required("reason_zh", Type.STRING, "The weightiest reasons, in Chinese");
  public static final Field REASON_EN = Field.required("reason_en", Type.STRING, "The weightiest reasons, in English");

  public static final Table TABLE = Table.named(Layer.PUBLISHED, "risk_score")
      .grain("one row per day and enterprise on the market")
      .key(RunStamp.AS_OF, EnterpriseScore.ENTITY_ID)
      .fields(RunStamp.AS_OF, EnterpriseScore.ENTITY_ID, Enterprise.CREDIT_CODE, Enterprise.STATED_CODE, Enterprise.ENTERPRISE_NAME,
          Enterprise.RECORD_STATE, Enterprise.PROVINCE_CODE, Enterprise.PROVINCE_NAME, PROVINCE_NAME_EN, Enterprise.REGION_CODE,
          Enterprise.REGION_NAME, Enterprise.INDUSTRY_SECTION, INDUSTRY_NAME, INDUSTRY_NAME_EN, EnterpriseScore.SCORE,
          EnterpriseScore.MISSING_POINTS, EnterpriseScore.CLASS_CODE, EnterpriseScore.CLASS_LEVEL, PREVIOUS_CLASS_CODE, PREVIOUS_AS_OF, EnterpriseScore.IS_VETOED, EnterpriseScore.IS_THIN_FILE)
      .fields(EnterpriseScore.dimensionPoints())
      .fields(EnterpriseScore.REASONS, REASON_ZH, REASON_EN, EnterpriseScore.SCORECARD_ID, EnterpriseScore.SCORECARD_VERSION,
          RunStamp.KNOWN_AT, RunStamp.RUN_ID)
      .partitionedBy(RunStamp.AS_OF)
      .build();

  private RiskScore() {}
}
