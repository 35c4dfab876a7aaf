package org.regulake.pipelines.publish;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.monitor.IndicatorValue;
import org.regulake.pipelines.monitor.Warning;

/**
 * What the monitor publishes, for readers outside: details and totals in tables of their own, so that a sum over a column counts nothing twice, and
 * the words for the codes in them.
 */
public final class PublishedMonitor {

  public static final Field MONTH = Field.required("month", Type.DATE, "Month, as its first day");

  public static final Table INDICATOR = ofIndicators("indicator", "one row per day of judgment, indicator, province, industry and month; no totals");
  public static final Table INDICATOR_TOTAL = ofIndicators(
      "indicator_total", "one row per day of judgment, indicator, province, industry and month, where * stands for all provinces or all industries");
  public static final Table WARNING = new Table(Layer.PUBLISHED, Warning.TABLE.name(), Warning.TABLE.grain(), Warning.TABLE.key(),
      Warning.TABLE.fields(), Warning.TABLE.partitions(), Map.of());

  public static final Field LABEL_ZH = Field.required("label_zh", Type.STRING, "Name in Chinese");
  public static final Field LABEL_EN = Field.required("label_en", Type.STRING, "Name in English");
  public static final Field UNIT = Field.required("unit", Type.STRING, "enterprises, or ratio (a part of one)");
  public static final Field NUMERATOR_ID =
      Field.optional("numerator_id", Type.STRING, "Indicator that is the numerator of a share; null for a count");
  public static final Field DENOMINATOR_ID =
      Field.optional("denominator_id", Type.STRING, "Indicator that is the denominator of a share; null for a count");
  public static final Field BASIS = Field.required("basis", Type.STRING, "On what ground it is watched");

  public static final Table INDICATOR_DEFINITION = words(
      "indicator_definition", "one row per day of judgment and indicator", IndicatorValue.INDICATOR_ID, UNIT, NUMERATOR_ID, DENOMINATOR_ID, BASIS);
  public static final Table PROVINCE = words("province", "one row per day of judgment and province", IndicatorValue.PROVINCE_CODE);
  public static final Table INDUSTRY = words("industry", "one row per day of judgment and section of GB/T 4754", IndicatorValue.INDUSTRY_SECTION);

  /** All of them, in the order in which they are released. */
  static final List<Table> TABLES = List.of(INDICATOR, INDICATOR_TOTAL, WARNING, INDICATOR_DEFINITION, PROVINCE, INDUSTRY);

  private PublishedMonitor() {}

  private static Table ofIndicators(String name, String grain) {
    List<Field> fields = IndicatorValue.TABLE.fields().stream().map(field -> field.equals(IndicatorValue.MONTH) ? MONTH : field).toList();
    return new Table(Layer.PUBLISHED, name, grain, IndicatorValue.TABLE.key(), fields, IndicatorValue.TABLE.partitions(), Map.of());
  }

  private static Table words(String name, String grain, Field code, Field... more) {
    return Table.named(Layer.PUBLISHED, name)
        .grain(grain)
        .key(RunStamp.AS_OF, code)
        .fields(Stream.concat(Stream.of(RunStamp.AS_OF, code, LABEL_ZH, LABEL_EN), Stream.of(more)).toList())
        .fields(RunStamp.KNOWN_AT, RunStamp.RUN_ID)
        .partitionedBy(RunStamp.AS_OF)
        .build();
  }
}
