package org.regulake.pipelines.collect;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.unsafe.types.UTF8String;
import org.regulake.models.graph.row.InternalRows;
import org.regulake.pipelines.source.Provenance;

/**
 * Turns the records of one file into bronze rows, in the internal format of Spark: the columns of
 * {@link Provenance}, then the landed ones.
 */
final class BronzeRows {

  private static final int RECORD_ID = 0;
  private static final int LINE_NUMBER = 3;

  private final String file;

  /** What all rows of the file have in common. */
  private final Object[] provenance;

  BronzeRows(FileTask task) {
    file = task.deliveryId() + "/" + task.fileName() + ":";
    provenance =
        new Object[] {
          null,
          UTF8String.fromString(task.deliveryId()),
          UTF8String.fromString(task.fileName()),
          null,
          UTF8String.fromString(task.messageKind()),
          task.sequence(),
          DateTimeUtils.localDateToDays(task.eventDate()),
          DateTimeUtils.instantToMicros(task.receivedAt()),
          UTF8String.fromString(task.identifierScheme()),
          UTF8String.fromString(task.scope())
        };
  }

  InternalRow of(LandedRecord record) {
    String[] values = record.values();
    Object[] cells = Arrays.copyOf(provenance, provenance.length + values.length);
    cells[RECORD_ID] = UTF8String.fromString(file + record.line());
    cells[LINE_NUMBER] = record.line();
    for (int i = 0; i < values.length; i++) {
      cells[provenance.length + i] = UTF8String.fromString(values[i]);
    }
    return InternalRows.row(cells);
  }
}
