package org.regulake.pipelines.monitor;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/** The columns of {@code monitor.warning}. */
public final class Warning {

  public static final Field WARNING_ID =
      Field.required("warning_id", Type.STRING, "The same for the same rule, place and month");
  public static final Field RULE_ID =
      Field.required("rule_id", Type.STRING, "The rule; models/warnings defines it");
  public static final Field LEVEL = Field.required("level", Type.STRING, "yellow, orange or red");
  public static final Field EVENT_DATE =
      Field.required("event_date", Type.DATE, "Last day of the month that caused it");
  public static final Field IS_NEW =
      Field.required(
          "is_new",
          Type.BOOLEAN,
          "Whether it concerns the last month completed by the day; the others were visible"
              + " before");
  public static final Field VALUE =
      Field.required("value", Type.DOUBLE, "The value that crossed the threshold");
  public static final Field BASELINE_VALUE =
      Field.optional("baseline_value", Type.DOUBLE, "The value a year before; null when not used");
  public static final Field THRESHOLD =
      Field.required("threshold", Type.DOUBLE, "The threshold of the level");
  public static final Field MESSAGE_ZH =
      Field.required("message_zh", Type.STRING, "The event in words, in Chinese");
  public static final Field MESSAGE_EN =
      Field.required("message_en", Type.STRING, "The event in words, in English");
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

  public static final Table TABLE =
      Table.named(Layer.MONITOR, "warning")
          .grain("one row per day of judgment and warning")
          .key(RunStamp.AS_OF, WARNING_ID)
          .fields(
              RunStamp.AS_OF,
              WARNING_ID,
              RULE_ID,
              LEVEL,
              IndicatorValue.PROVINCE_CODE,
              IndicatorValue.INDUSTRY_SECTION,
              EVENT_DATE,
              IS_NEW,
              VALUE,
              BASELINE_VALUE,
              THRESHOLD,
              MESSAGE_ZH,
              MESSAGE_EN,
              EVIDENCE,
              RunStamp.KNOWN_AT,
              RunStamp.RUN_ID)
          .partitionedBy(RunStamp.AS_OF)
          .check("has_event_date", "event_date IS NOT NULL AND event_date <= as_of")
          .build();

  private Warning() {}
}
