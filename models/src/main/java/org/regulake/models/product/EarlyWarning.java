package org.regulake.models.product;

import java.util.List;
import org.regulake.models.rule.Label;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/** {@code published.warning}: the early warnings raised on indicators. */
public final class EarlyWarning {

  public static final Field WARNING_ID =
      Field.required(
              "warning_id", Type.STRING, "Id of rule, place and month, the same in every run")
          .chinese("预警标识");
  public static final Field RULE_ID =
      Field.required("rule_id", Type.STRING, "The rule, described in models/warnings")
          .chinese("预警规则标识");
  public static final Field LEVEL =
      Field.required("level", Type.STRING, "yellow, orange or red").chinese("预警级别");
  public static final Field EVENT_DATE =
      Field.required("event_date", Type.DATE, "Last day of the month that it is about")
          .chinese("所涉月份末日");
  public static final Field IS_NEW =
      Field.required(
              "is_new",
              Type.BOOLEAN,
              "Whether it is about the last month that is over on the day; false for earlier"
                  + " months")
          .chinese("是否新增");
  public static final Field VALUE =
      Field.required("value", Type.DOUBLE, "The value that crossed the threshold").chinese("数值");
  public static final Field BASELINE_VALUE =
      Field.optional("baseline_value", Type.DOUBLE, "The value a year before; null when not used")
          .chinese("上年同期值");
  public static final Field THRESHOLD =
      Field.required("threshold", Type.DOUBLE, "The threshold of the level").chinese("阈值");
  public static final Field MESSAGE_ZH =
      Field.required("message_zh", Type.STRING, "Message in Chinese").chinese("预警内容（中文）");
  public static final Field MESSAGE_EN =
      Field.required("message_en", Type.STRING, "Message in English").chinese("预警内容（英文）");
  public static final Field EVIDENCE =
      Field.required(
              "evidence",
              Type.listOfOptional(
                  Type.struct()
                      .with("indicator_id", Type.STRING)
                      .with("month", Type.STRING)
                      .with("value", Type.DOUBLE)
                      .with("numerator", Type.DOUBLE)
                      .with("denominator", Type.DOUBLE)),
              "The values compared")
          .chinese("比对数据");

  public static final Product PRODUCT =
      Product.of(
              "warning",
              new Label("市场运行预警", "Early warnings"),
              Sharing.CONDITIONAL,
              "one row per day of judgment and warning",
              List.of(WARNING_ID),
              RULE_ID,
              LEVEL,
              IndicatorTotal.PROVINCE_CODE,
              IndicatorTotal.INDUSTRY_SECTION,
              EVENT_DATE,
              IS_NEW,
              VALUE,
              BASELINE_VALUE,
              THRESHOLD,
              MESSAGE_ZH,
              MESSAGE_EN,
              EVIDENCE)
          .check("known_level", "level IN ('yellow', 'orange', 'red')");

  private EarlyWarning() {}
}
