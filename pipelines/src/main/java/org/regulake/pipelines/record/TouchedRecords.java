package org.regulake.pipelines.record;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.regulake.pipelines.source.Provenance;

/**
 * The records of a source whose history may have changed since the last run, and all their landed
 * rows.
 */
final class TouchedRecords implements AutoCloseable {

  private final Dataset<Row> keys;
  private final Dataset<Row> rowIds;
  private final long rows;

  /**
   * Keeps the touched records until they are closed.
   *
   * @param keys {@link RecordHistory#KEY_HASH} of each touched record
   * @param ofRows the rows of {@link RecordKeys} of all landed rows
   */
  TouchedRecords(Dataset<Row> keys, Dataset<Row> ofRows) {
    this.keys = keys.distinct().persist(StorageLevel.MEMORY_AND_DISK());
    this.rowIds =
        ofRows
            .join(this.keys, new String[] {RecordHistory.KEY_HASH}, "left_semi")
            .select(Provenance.RECORD_ID.name())
            .persist(StorageLevel.MEMORY_AND_DISK());
    this.rows = rowIds.count();
  }

  /** Number of landed rows of the records. */
  long rows() {
    return rows;
  }

  /** The landed rows of the records, as {@code record_id}. */
  Dataset<Row> rowIds() {
    return rowIds;
  }

  /** The rows of the records, of rows with {@code record_id}. */
  Dataset<Row> rowsOf(Dataset<Row> all) {
    return all.join(rowIds, new String[] {Provenance.RECORD_ID.name()}, "left_semi");
  }

  /** The rows of all other records, of rows with {@code record_id}. */
  Dataset<Row> others(Dataset<Row> all) {
    return all.join(rowIds, new String[] {Provenance.RECORD_ID.name()}, "left_anti");
  }

  /** The rows of the records, of rows with {@link RecordHistory#KEY_HASH}. */
  Dataset<Row> withKey(Dataset<Row> all) {
    return all.join(keys, new String[] {RecordHistory.KEY_HASH}, "left_semi")
        .drop(RecordHistory.KEY_HASH);
  }

  /** The rows of all other records, of rows with {@link RecordHistory#KEY_HASH}. */
  Dataset<Row> withOtherKey(Dataset<Row> all) {
    return all.join(keys, new String[] {RecordHistory.KEY_HASH}, "left_anti")
        .drop(RecordHistory.KEY_HASH);
  }

  @Override
  public void close() {
    keys.unpersist();
    rowIds.unpersist();
  }
}
