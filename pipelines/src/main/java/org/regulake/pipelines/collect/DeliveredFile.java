package org.regulake.pipelines.collect;

import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.pipelines.source.Provenance;

/** The columns of {@code ops.delivered_file}: every file that was ever found in the landing folder, and what became of it. */
public final class DeliveredFile {

  public static final Field SOURCE = Field.required("source", DataTypes.StringType, "Source");
  public static final Field BYTES = Field.required("bytes", DataTypes.LongType, "Size of the file as landed").unit("bytes");
  public static final Field MODIFIED_MILLIS =
      Field.required("modified_millis", DataTypes.LongType, "Last change of the file; tells whether it has to be looked at again")
          .unit("ms since 1970").notContent();
  public static final Field SHA256 = Field.optional("sha256", DataTypes.StringType, "SHA-256 of the file; null when it was not there");
  public static final Field STATE = Field.required("state", DataTypes.StringType, "collected, refused, replay, ignored, or withdrawn before it was collected");
  public static final Field ROWS_IN = Field.required("rows_in", DataTypes.LongType, "Records in the file");
  public static final Field ROWS_OUT = Field.required("rows_out", DataTypes.LongType, "Records that went to bronze");
  public static final Field ROWS_QUARANTINED = Field.required("rows_quarantined", DataTypes.LongType, "Records that went to quarantine");
  public static final Field REASON_CODE = Field.optional("reason_code", DataTypes.StringType, "Why it was refused; null when collected");
  public static final Field DETAIL = Field.optional("detail", DataTypes.StringType, "What is wrong, where, and what to do; null when collected");

  public static final Table TABLE = Table.named(Layer.OPS, "delivered_file")
      .grain("one row per file that was found in the landing folder")
      .key(Provenance.DELIVERY_ID, Provenance.FILE_NAME)
      .fields(SOURCE, Provenance.DELIVERY_ID, Provenance.FILE_NAME, Provenance.MESSAGE_KIND, Provenance.SEQUENCE, Provenance.EVENT_DATE,
          Provenance.RECEIVED_AT, BYTES, MODIFIED_MILLIS, SHA256, STATE, ROWS_IN, ROWS_OUT, ROWS_QUARANTINED, REASON_CODE, DETAIL)
      .check("rows_balance", "rows_in = rows_out + rows_quarantined")
      .build();

  /** States of a file. */
  public static final String COLLECTED = "collected";
  public static final String IGNORED = "ignored";
  static final String REFUSED = "refused";
  static final String REPLAY = "replay";
  public static final String WITHDRAWN = "withdrawn";

  private DeliveredFile() {}
}
