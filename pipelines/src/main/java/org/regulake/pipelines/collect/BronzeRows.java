package org.regulake.pipelines.collect;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.unsafe.types.UTF8String;
import org.regulake.models.graph.row.InternalRows;
import org.regulake.models.table.Field;
import org.regulake.pipelines.source.Provenance;

/**
 * Turns the records of one file into bronze rows, in the internal format of Spark: the columns of
 * {@link Provenance}, then the landed ones.
 */
final class BronzeRows {

  private static final int RECORD_ID = position(Provenance.RECORD_ID);
  private static final int LINE_NUMBER = position(Provenance.LINE_NUMBER);

  private final String file;

  /** The columns of provenance; all rows of the file have them in common, but for two. */
  private final Object[] provenance = new Object[Provenance.fields().size()];

  BronzeRows(FileTask task) {
    file = task.deliveryId() + "/" + task.fileName() + ":";
    set(Provenance.DELIVERY_ID, UTF8String.fromString(task.deliveryId()));
    set(Provenance.FILE_NAME, UTF8String.fromString(task.fileName()));
    set(Provenance.MESSAGE_KIND, UTF8String.fromString(task.messageKind()));
    set(Provenance.SEQUENCE, task.sequence());
    set(Provenance.EVENT_DATE, DateTimeUtils.localDateToDays(task.eventDate()));
    set(Provenance.RECEIVED_AT, DateTimeUtils.instantToMicros(task.receivedAt()));
    set(Provenance.IDENTIFIER_SCHEME, UTF8String.fromString(task.identifierScheme()));
    set(Provenance.SCOPE, UTF8String.fromString(task.scope()));
  }

  private static int position(Field field) {
    return Provenance.fields().indexOf(field);
  }

  private void set(Field field, Object value) {
    provenance[position(field)] = value;
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
