package org.regulake.models.product;

import java.util.List;
import org.regulake.models.rule.Label;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/**
 * {@code published.risk_score}: the score, class and reasons of an enterprise by the model whose
 * classes count.
 */
public final class RiskScore {

  public static final Field ENTITY_ID =
      Field.required("entity_id", Type.STRING, "The enterprise").chinese("主体标识");
  public static final Field CREDIT_CODE =
      Field.optional(
              "credit_code",
              Type.STRING,
              "Unified social credit code, from the register or else from another record known by"
                  + " then; null when none states it")
          .chinese("统一社会信用代码");
  public static final Field STATED_CODE =
      Field.required(
              "stated_code",
              Type.STRING,
              "The code by which the register, or the first reference, names it")
          .chinese("来文载明代码");
  public static final Field ENTERPRISE_NAME =
      Field.optional(
              "enterprise_name",
              Type.STRING,
              "Name; null when known by reference only and no reference names it")
          .chinese("企业名称");
  public static final Field RECORD_STATE =
      Field.required(
              "record_state",
              Type.STRING,
              "registered, or reference_only when other records name it and no register row does")
          .chinese("登记状况");
  public static final Field PROVINCE_CODE =
      Field.required("province_code", Type.STRING, "Province, two digits; 00 when unknown")
          .chinese("省级行政区代码");
  public static final Field PROVINCE_NAME =
      Field.required("province_name", Type.STRING, "Name of the province; 未知 when unknown")
          .chinese("省级行政区名称");
  public static final Field PROVINCE_NAME_EN =
      Field.required("province_name_en", Type.STRING, "Name of the province in English")
          .chinese("省级行政区英文名称");
  public static final Field REGION_CODE =
      Field.optional(
              "region_code",
              Type.STRING,
              "Division (GB/T 2260): six digits of the stated code, of the credit code or of an"
                  + " older number, or by the name of the city; null when none of them gives it")
          .chinese("行政区划代码")
          .unit("GB/T 2260");
  public static final Field REGION_NAME =
      Field.optional("region_name", Type.STRING, "Full name of the division; null when unknown")
          .chinese("行政区划名称");
  public static final Field INDUSTRY_SECTION =
      Field.required(
              "industry_section",
              Type.STRING,
              "Section A–T of GB/T 4754-2017; ? when not stated or unknown")
          .chinese("行业门类代码");
  public static final Field INDUSTRY_NAME =
      Field.required(
              "industry_name", Type.STRING, "Name of the industry section; 未载明 when not stated")
          .chinese("行业门类名称");
  public static final Field INDUSTRY_NAME_EN =
      Field.required("industry_name_en", Type.STRING, "Name of the industry section in English")
          .chinese("行业门类英文名称");
  public static final Field SCORE =
      Field.required("score", Type.INTEGER, "Risk points, 0 to 1000; more is riskier")
          .chinese("风险分值")
          .unit("points");
  public static final Field MISSING_POINTS =
      Field.required(
              "missing_points", Type.INTEGER, "Part of the points that comes from unknown values")
          .chinese("缺失信息所致分值")
          .unit("points");
  public static final Field CLASS_CODE =
      Field.required("class_code", Type.STRING, "Class, described in published.class_definition")
          .chinese("风险类别代码");
  public static final Field CLASS_LEVEL =
      Field.optional(
              "class_level",
              Type.INTEGER,
              "Level of the class, 0 for the lowest risk; null where too little is known. To list"
                  + " the riskiest, order by it, then by score")
          .chinese("风险类别级次");
  public static final Field PREVIOUS_CLASS_CODE =
      Field.optional(
              "previous_class_code",
              Type.STRING,
              "Class by the same model on the previous day, the last day of the month before; null"
                  + " when it was not judged then")
          .chinese("上期风险类别代码");
  public static final Field PREVIOUS_AS_OF =
      Field.optional(
              "previous_as_of",
              Type.DATE,
              "The previous day; null when the enterprise was not judged then")
          .chinese("上期评定日");
  public static final Field IS_VETOED =
      Field.required(
              "is_vetoed",
              Type.BOOLEAN,
              "Whether a veto holds: a fact that raises the class whatever the score")
          .chinese("是否直接评定");
  public static final Field IS_THIN_FILE =
      Field.required("is_thin_file", Type.BOOLEAN, "Whether too little is known to judge")
          .chinese("是否信息不足");
  public static final Field REASONS =
      Field.required(
              "reasons",
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
                      .with("legal_basis", Type.STRING)),
              "Every indicator with points and every veto; the points add up to the score")
          .chinese("评定理由明细");
  public static final Field REASON_ZH =
      Field.required("reason_zh", Type.STRING, "The weightiest reasons, in Chinese")
          .chinese("评定理由（中文）");
  public static final Field REASON_EN =
      Field.required("reason_en", Type.STRING, "The weightiest reasons, in English")
          .chinese("评定理由（英文）");
  public static final Field MODEL_ID =
      Field.required("model_id", Type.STRING, "The model whose classes count on the day")
          .chinese("模型标识");
  public static final Field MODEL_VERSION =
      Field.required("model_version", Type.STRING, "Its version on the day").chinese("模型版本");

  public static final Product PRODUCT =
      Product.of(
              "risk_score",
              new Label("企业信用风险分类", "Credit risk scores and classes of enterprises"),
              Sharing.CONDITIONAL,
              "one row per day and enterprise on the market",
              List.of(ENTITY_ID),
              CREDIT_CODE,
              STATED_CODE,
              ENTERPRISE_NAME,
              RECORD_STATE,
              PROVINCE_CODE,
              PROVINCE_NAME,
              PROVINCE_NAME_EN,
              REGION_CODE,
              REGION_NAME,
              INDUSTRY_SECTION,
              INDUSTRY_NAME,
              INDUSTRY_NAME_EN,
              SCORE,
              MISSING_POINTS,
              CLASS_CODE,
              CLASS_LEVEL,
              PREVIOUS_CLASS_CODE,
              PREVIOUS_AS_OF,
              IS_VETOED,
              IS_THIN_FILE,
              REASONS,
              REASON_ZH,
              REASON_EN,
              MODEL_ID,
              MODEL_VERSION)
          .check("score_in_range", "score BETWEEN 0 AND 1000")
          .check("known_state", "record_state IN ('registered', 'reference_only')");

  private RiskScore() {}
}
