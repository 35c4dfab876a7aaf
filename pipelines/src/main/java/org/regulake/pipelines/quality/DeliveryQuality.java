package org.regulake.pipelines.quality;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.Provenance;

/**
 * The columns of {@code monitor.delivery_quality}: how many records of a delivery fulfil each rule.
 * A row that repeats what was known states nothing new and is not checked again.
 */
public final class DeliveryQuality {

  public static final Field SOURCE = Field.required("source", Type.STRING, "Source");
  public static final Field RULE_CODE =
      Field.required("rule_code", Type.STRING, "Rule, as in models/quality");
  public static final Field SEVERITY =
      Field.required("severity", Type.STRING, "How a breach weighs: note, warning or serious");
  public static final Field RECORD_COUNT =
      Field.required(
          "record_count",
          Type.LONG,
          "Records that the delivery states for the first time or otherwise than before");
  public static final Field EXCEPTED_COUNT =
      Field.required("excepted_count", Type.LONG, "Those to which the rule does not apply");
  public static final Field CHECKED_COUNT =
      Field.required("checked_count", Type.LONG, "All others");
  public static final Field PASSED_COUNT =
      Field.required("passed_count", Type.LONG, "Those that fulfil it");
  public static final Field FAILED_COUNT =
      Field.required("failed_count", Type.LONG, "Those that break it");
  public static final Field UNKNOWN_COUNT =
      Field.required("unknown_count", Type.LONG, "Those that do not state what it asks");

  public static final Table TABLE =
      Table.named(Layer.MONITOR, "delivery_quality")
          .grain("one row per delivery and rule")
          .key(Provenance.DELIVERY_ID, RULE_CODE)
          .knownSince(Provenance.RECEIVED_AT)
          .fields(
              SOURCE,
              Provenance.DELIVERY_ID,
              Provenance.MESSAGE_KIND,
              Provenance.EVENT_DATE,
              Provenance.RECEIVED_AT,
              RULE_CODE,
              SEVERITY,
              RECORD_COUNT,
              EXCEPTED_COUNT,
              CHECKED_COUNT,
              PASSED_COUNT,
              FAILED_COUNT,
              UNKNOWN_COUNT)
          .check("records_balance", "record_count = excepted_count + checked_count")
          .check("answers_balance", "checked_count = passed_count + failed_count + unknown_count")
          .build();

  private DeliveryQuality() {}
}
