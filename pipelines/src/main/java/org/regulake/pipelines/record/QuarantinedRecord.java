package org.regulake.pipelines.record;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.Provenance;

/**
 * The columns of {@code quarantine.record}: collected rows that could not be used, one row per
 * problem.
 */
public final class QuarantinedRecord {

  public static final Field SOURCE = Field.required("source", Type.STRING, "Source");
  public static final Field REASON_CODE =
      Field.required(
          "reason_code", Type.STRING, "Reason why the row, or the cell, could not be used");
  public static final Field COLUMN_NAME =
      Field.optional(
          "column_name", Type.STRING, "Column concerned; null when the whole row is concerned");
  public static final Field VALUE =
      Field.optional("value", Type.STRING, "Text of the cell; null when it was empty")
          .secrecy(Secrecy.RESTRICTED);

  public static final Field ENTITY_ID =
      Field.optional(
          "entity_id",
          Type.STRING,
          "The enterprise that the row is about; null where its code is unreadable or not stated"
              + " anywhere else");

  public static final Table TABLE =
      Table.named(Layer.QUARANTINE, "record")
          .grain("one row per problem of a collected row that could not be used")
          .key(Provenance.RECORD_ID, REASON_CODE, COLUMN_NAME)
          .knownSince(Provenance.RECEIVED_AT)
          .fields(
              SOURCE,
              Provenance.RECORD_ID,
              Provenance.DELIVERY_ID,
              Provenance.FILE_NAME,
              Provenance.LINE_NUMBER,
              ENTITY_ID,
              REASON_CODE,
              COLUMN_NAME,
              VALUE,
              Provenance.RECEIVED_AT)
          .build();

  private QuarantinedRecord() {}
}
