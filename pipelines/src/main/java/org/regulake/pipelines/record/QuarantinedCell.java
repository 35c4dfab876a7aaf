package org.regulake.pipelines.record;

import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.pipelines.source.Provenance;

/**
 * The columns of {@code quarantine.cell}: unreadable cells of rows that can be used without them.
 */
public final class QuarantinedCell {

  public static final Table TABLE =
      Table.named(Layer.QUARANTINE, "cell")
          .grain("one row per unreadable cell of a row that was used nevertheless")
          .key(Provenance.RECORD_ID, QuarantinedRecord.COLUMN_NAME)
          .fields(
              QuarantinedRecord.SOURCE,
              Provenance.RECORD_ID,
              Provenance.DELIVERY_ID,
              Provenance.FILE_NAME,
              Provenance.LINE_NUMBER,
              QuarantinedRecord.REASON_CODE,
              QuarantinedRecord.COLUMN_NAME,
              QuarantinedRecord.VALUE,
              Provenance.RECEIVED_AT)
          .build();

  private QuarantinedCell() {}
}
