package org.regulake.pipelines.delivery;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.Provenance;

/** The columns of {@code quarantine.landed_row}: records of a file that do not fit its header. */
public final class QuarantinedLandedRow {

  public static final Field SOURCE = Field.required("source", Type.STRING, "Source");
  public static final Field REASON_CODE =
      Field.required("reason_code", Type.STRING, "Reason why the record could not be collected");
  public static final Field DETAIL =
      Field.required("detail", Type.STRING, "Description of the problem");
  public static final Field RAW =
      Field.required(
              "raw",
              Type.STRING,
              "The record as landed, cut after 2,000 characters; numbers of identity documents are"
                  + " hashed")
          .secrecy(Secrecy.RESTRICTED);

  public static final Table TABLE =
      Table.named(Layer.QUARANTINE, "landed_row")
          .grain("one row per record that could not be collected")
          .key(Provenance.DELIVERY_ID, Provenance.FILE_NAME, Provenance.LINE_NUMBER)
          .knownSince(Provenance.RECEIVED_AT)
          .fields(
              SOURCE,
              Provenance.DELIVERY_ID,
              Provenance.FILE_NAME,
              Provenance.LINE_NUMBER,
              REASON_CODE,
              DETAIL,
              RAW,
              Provenance.RECEIVED_AT)
          .build();

  private QuarantinedLandedRow() {}
}
