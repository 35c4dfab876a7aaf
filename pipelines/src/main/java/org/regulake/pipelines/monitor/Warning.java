package org.regulake.pipelines.monitor;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;

/** The columns of {@code monitor.warning}. */
public final class Warning {

  public static final Field WARNING_ID = Field.required("warning_id", DataTypes.StringType, "The same for the same rule, place and month");
  public static final Field RULE_ID = Field.required("rule_id", DataTypes.StringType, "The rule; models/warnings says what it means");
  public static final Field LEVEL = Field.required("level", DataTypes.StringType, "yellow, orange or red");
  public static final Field EVENT_DATE = Field.required("event_date", DataTypes.DateType, "Last day of the month that gave rise to it");
  public static final Field IS_NEW = Field.required(
      "is_new", DataTypes.BooleanType, "Whether it is of the last month that is over on the day; the others could be read before");
  public static final Field VALUE = Field.required("value", DataTypes.DoubleType, "The value that crossed the threshold");
  public static final Field BASELINE_VALUE = Field.optional("baseline_value", DataTypes.DoubleType, "The value a year before; null when not used");
  public static final Field THRESHOLD = Field.required("threshold", DataTypes.DoubleType, "The threshold of the level");
  public static final Field MESSAGE_ZH = Field.required("message_zh", DataTypes.StringType, "What happened, in Chinese");
  public static final Field MESSAGE_EN = Field.required("message_en", DataTypes.StringType, "What happened, in English");
  public static final Field EVIDENCE = Field.required("evidence", DataTypes.createArrayType(new StructType()
      .add("indicator_id", DataTypes.StringType)
      .add("month", DataTypes.StringType)
      .add("value", DataTypes.DoubleType)
      .add("numerator", DataTypes.DoubleType)
      .add("denominator", DataTypes.DoubleType)), "The values compared");

  public static final Table TABLE = Table.named(Layer.MONITOR, "warning")
      .grain("one row per day of judgment and warning")
      .key(RunStamp.AS_OF, WARNING_ID)
      .fields(RunStamp.AS_OF, WARNING_ID, RULE_ID, LEVEL, IndicatorValue.PROVINCE_CODE, IndicatorValue.INDUSTRY_SECTION, EVENT_DATE, IS_NEW, VALUE,
          BASELINE_VALUE, THRESHOLD, MESSAGE_ZH, MESSAGE_EN, EVIDENCE, RunStamp.KNOWN_AT, RunStamp.RUN_ID)
      .partitionedBy(RunStamp.AS_OF)
      .check("has_event_date", "event_date IS NOT NULL AND event_date <= as_of")
      .build();

  private Warning() {}
}
