package org.regulake.pipelines.monitor;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/** The columns of {@code monitor.indicator}. */
public final class IndicatorValue {

  public static final Field INDICATOR_ID =
      Field.required("indicator_id", Type.STRING, "The indicator; models/indicators defines it");
  public static final Field PROVINCE_CODE =
      Field.required("province_code", Type.STRING, "Province; * = all, 00 = unknown");
  public static final Field INDUSTRY_SECTION =
      Field.required(
          "industry_section", Type.STRING, "Section of GB/T 4754; * = all, ? = not stated");
  public static final Field MONTH = Field.required("month", Type.STRING, "Month, yyyy-MM");
  public static final Field VALUE =
      Field.optional("value", Type.DOUBLE, "The value; null for a share whose denominator is zero");
  public static final Field NUMERATOR =
      Field.optional("numerator", Type.DOUBLE, "Numerator of a share; null for a count");
  public static final Field DENOMINATOR =
      Field.optional("denominator", Type.DOUBLE, "Denominator of a share; null for a count");

  public static final Table TABLE =
      Table.named(Layer.MONITOR, "indicator")
          .grain("one row per day of judgment, indicator, province, industry and month")
          .key(RunStamp.AS_OF, INDICATOR_ID, PROVINCE_CODE, INDUSTRY_SECTION, MONTH)
          .fields(
              RunStamp.AS_OF,
              INDICATOR_ID,
              PROVINCE_CODE,
              INDUSTRY_SECTION,
              MONTH,
              VALUE,
              NUMERATOR,
              DENOMINATOR,
              RunStamp.KNOWN_AT,
              RunStamp.RUN_ID)
          .partitionedBy(RunStamp.AS_OF)
          .build();

  private IndicatorValue() {}
}
