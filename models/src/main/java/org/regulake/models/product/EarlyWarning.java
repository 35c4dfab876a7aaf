package org.regulake.models.product;

import java.util.List;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/** {@code published.warning}: the early warnings raised on indicators. */
public final class EarlyWarning {

  public static final Field WARNING_ID =
      Field.required(
          "warning_id", Type.STRING, "Id of rule, place and month, the same in every run");
  public static final Field RULE_ID =
      Field.required("rule_id", Type.STRING, "The rule, described in models/warnings");
  public static final Field LEVEL = Field.required("level", Type.STRING, "yellow, orange or red");
  public static final Field EVENT_DATE =
      Field.required("event_date", Type.DATE, "Last day of the month that it is about");
  public static final Field IS_NEW =
      Field.required(
          "is_new",
          Type.BOOLEAN,
          "Whether it is about the last month that is over on the day; false for earlier months");
  public static final Field VALUE =
      Field.required("value", Type.DOUBLE, "The value that crossed the threshold");
  public static final Field BASELINE_VALUE =
      Field.optional("baseline_value", Type.DOUBLE, "The value a year before; null when not used");
  public static final Field THRESHOLD =
      Field.required("threshold", Type.DOUBLE, "The threshold of the level");
  public static final Field MESSAGE_ZH =
      Field.required("message_zh", Type.STRING, "Message in Chinese");
  public static final Field MESSAGE_EN =
      Field.required("message_en", Type.STRING, "Message in English");
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
          "The values compared");

  public static final Product PRODUCT =
      Product.of(
          "warning",
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
          EVIDENCE);

  private EarlyWarning() {}
}
