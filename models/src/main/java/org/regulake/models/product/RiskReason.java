package org.regulake.models.product;

import java.util.List;
import org.regulake.models.feature.Facts;
import org.regulake.models.rule.Label;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/**
 * {@code published.risk_reason}: the reasons of a score, one a row, for tools that do not read
 * lists.
 */
public final class RiskReason {

  public static final Field RANK =
      Field.required("rank", Type.INTEGER, "1 = weightiest").chinese("理由序号");
  public static final Field INDICATOR_ID =
      Field.required("indicator_id", Type.STRING, "Indicator of the scorecard, or veto")
          .chinese("指标标识");
  public static final Field DIMENSION =
      Field.required("dimension", Type.STRING, "Dimension of the scorecard; veto for a veto")
          .chinese("评价维度");
  public static final Field POINTS =
      Field.required("points", Type.INTEGER, "Points that it adds; 0 for a veto")
          .chinese("分值")
          .unit("points");
  public static final Field VALUE =
      Field.optional("value", Type.DOUBLE, "Value of the feature; null when missing and for a veto")
          .chinese("数值");
  public static final Field IS_MISSING =
      Field.required("is_missing", Type.BOOLEAN, "Whether the points are those of a missing value")
          .chinese("是否缺失信息");
  public static final Field REASON_ZH =
      Field.required("reason_zh", Type.STRING, "The reason in Chinese").chinese("评定理由（中文）");
  public static final Field REASON_EN =
      Field.required("reason_en", Type.STRING, "The reason in English").chinese("评定理由（英文）");
  public static final Field LEGAL_BASIS =
      Field.required("legal_basis", Type.STRING, "Legal basis of the reason").chinese("法律依据");

  public static final Field FACTS =
      Field.required(
              "facts",
              Type.listOfOptional(
                  Type.struct()
                      .with("source", Type.STRING)
                      .with("record_id", Type.STRING)
                      .with("fact_date", Type.DATE)),
              "The facts behind it, newest first, at most "
                  + Facts.MAX
                  + ": source, landed row that states it (delivery, file and line), and day from"
                  + " which it was true (null when unknown); empty where no row is behind it")
          .chinese("事实依据");

  public static final Product PRODUCT =
      Product.of(
              "risk_reason",
              new Label("企业信用风险评定理由", "Reasons of the credit risk scores"),
              Sharing.CONDITIONAL,
              "one row per day, enterprise and reason",
              List.of(RiskScore.ENTITY_ID, RANK),
              INDICATOR_ID,
              DIMENSION,
              POINTS,
              VALUE,
              IS_MISSING,
              REASON_ZH,
              REASON_EN,
              LEGAL_BASIS,
              FACTS)
          .check("rank_from_one", "rank >= 1");

  private RiskReason() {}
}
