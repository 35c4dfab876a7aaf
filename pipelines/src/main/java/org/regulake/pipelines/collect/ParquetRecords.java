package org.regulake.pipelines.collect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.regulake.pipelines.source.Reason;

/**
 * Records of a Parquet file: its columns are the headers, and its values become text as a sender
 * would write them. The packed file is held in memory, and its groups of rows are read one by one;
 * a copy on disk is never made, because it may name persons.
 */
final class ParquetRecords implements RecordReader {

  private final FileTask task;
  private final ParquetFileReader file;
  private final MessageType schema;
  private final MessageColumnIO columns;
  private final HeadedCells headed;
  private org.apache.parquet.io.RecordReader<Group> records;
  private long leftInGroup;
  private long number;

  /**
   * Opens a file.
   *
   * @throws RefusedFileException when it is no readable Parquet file, has columns with parts, is
   *     implausibly large when unpacked, or its columns do not fit the source
   */
  ParquetRecords(FileTask task, LandedContent content) throws IOException {
    this.task = task;
    byte[] packed = content.held(task.fileName());
    try {
      this.file =
          ParquetFileReader.open(
              new BytesInputFile(packed),
              ParquetReadOptions.builder(new PlainParquetConfiguration())
                  .usePageChecksumVerification()
                  .build());
    } catch (IOException | RuntimeException broken) {
      throw refused("is no readable Parquet file; write it again");
    }
    this.schema = file.getFileMetaData().getSchema();
    requirePlainColumns();
    PlausibleStream.requirePlausible(
        task.fileName(), Math.max(unpackedBytes(), file.getRecordCount()), () -> packed.length);
    this.columns = new ColumnIOFactory().getColumnIO(schema);
    this.headed = new HeadedCells(task, schema.getFields().stream().map(Type::getName).toList());
    nextGroup();
  }

  private void requirePlainColumns() {
    String nested =
        schema.getFields().stream()
            .filter(
                field ->
                    !field.isPrimitive()
                        || field.isRepetition(Type.Repetition.REPEATED)
                        || !ParquetCell.isReadable(field.asPrimitiveType()))
            .map(Type::getName)
            .map(Header::shortened)
            .collect(Collectors.joining(", "));
    if (!nested.isEmpty()) {
      throw new RefusedFileException(
          Reason.FILE_MALFORMED,
          "%s has columns with lists, parts or bytes that are no text, %s; a record has plain columns only"
              .formatted(task.fileName(), nested));
    }
  }

  private long unpackedBytes() {
    return file.getRowGroups().stream().mapToLong(BlockMetaData::getTotalByteSize).sum();
  }

  private void nextGroup() {
    try {
      PageReadStore pages = file.readNextRowGroup();
      while (pages != null && pages.getRowCount() == 0) {
        pages = file.readNextRowGroup();
      }
      leftInGroup = pages == null ? 0 : pages.getRowCount();
      records =
          pages == null ? null : columns.getRecordReader(pages, new GroupRecordConverter(schema));
    } catch (IOException | RuntimeException | OutOfMemoryError broken) {
      // The bytes are in memory: whatever fails is their fault, and so is a page of absurd size.
      throw damaged();
    }
  }

  @Override
  public boolean hasNext() {
    return leftInGroup > 0;
  }

  @Override
  public LandedRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException(task.fileName());
    }
    LandedRecord record = record();
    leftInGroup--;
    if (leftInGroup == 0) {
      nextGroup();
    }
    return record;
  }

  private LandedRecord record() {
    Group group;
    try {
      group = records.read();
    } catch (RuntimeException | OutOfMemoryError broken) {
      throw damaged();
    }
    number++;
    List<String> cells = new ArrayList<>(schema.getFieldCount());
    Reason problem = null;
    int cut = 0;
    for (int i = 0; i < schema.getFieldCount(); i++) {
      boolean isStated = group.getFieldRepetitionCount(i) > 0;
      cells.add(isStated ? text(group, i) : null);
      String column = headed.columnOf(i);
      if (isStated
          && column != null
          && task.codes().contains(column)
          && ParquetCell.isCut(group, i)) {
        problem = Reason.CODE_AS_NUMBER;
        cut = i;
      }
    }
    String raw =
        cells.stream().map(text -> Objects.toString(text, "")).collect(Collectors.joining(","));
    return problem == null
        ? headed.record(number, cells, raw)
        : LandedRecord.bad(
            number,
            problem,
            "column '%s': %s"
                .formatted(Header.shortened(schema.getFieldName(cut)), problem.english()),
            raw);
  }

  private String text(Group group, int column) {
    try {
      return ParquetCell.text(group, column);
    } catch (UncheckedIOException foreign) {
      throw new RefusedFileException(
          Reason.FILE_ENCODING,
          "%s has text that is not UTF-8 in column '%s'; write it again"
              .formatted(task.fileName(), Header.shortened(schema.getFieldName(column))));
    } catch (RuntimeException broken) {
      throw damaged();
    }
  }

  private RefusedFileException damaged() {
    return new RefusedFileException(
        Reason.FILE_MALFORMED,
        "%s is damaged after record %,d; send it again".formatted(task.fileName(), number));
  }

  private RefusedFileException refused(String problem) {
    return new RefusedFileException(Reason.FILE_FORMAT, task.fileName() + " " + problem);
  }

  @Override
  public Map<String, String> units() {
    return headed.units();
  }

  /** Rows as the writer of the file counted them, in its footer. */
  @Override
  public long lines() {
    return file.getRecordCount();
  }
}
