package org.regulake.pipelines.collect;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import org.regulake.pipelines.source.Reason;

/** Records of a CSV file (RFC 4180): quoted line breaks are part of a cell; a row that does not fit the header is bad. */
final class CommaSeparated implements Iterator<LandedRecord> {

  private final FileTask task;
  private final Iterator<CsvRecord> records;
  private final int[] positions;

  CommaSeparated(FileTask task, Reader reader) {
    this.task = task;
    this.records = CsvReader.builder()
        .fieldSeparator(task.delimiter())
        .quoteCharacter('"')
        .commentStrategy(CommentStrategy.NONE)
        .skipEmptyLines(true)
        .ignoreDifferentFieldCount(true)
        .ofCsvRecord(reader)
        .iterator();
    if (!records.hasNext()) {
      throw new RefusedFileException(Reason.FILE_EMPTY, "%s is empty: not even a header; send it again".formatted(task.fileName()));
    }
    this.positions = Header.positions(task, records.next().getFields());
  }

  @Override
  public boolean hasNext() {
    return records.hasNext();
  }

  @Override
  public LandedRecord next() {
    CsvRecord record = records.next();
    List<String> fields = record.getFields();
    long line = record.getStartingLineNumber();
    if (fields.size() != positions.length) {
      return LandedRecord.bad(line, Reason.RAGGED_ROW,
          "%d fields where the header has %d".formatted(fields.size(), positions.length), String.join(String.valueOf(task.delimiter()), fields));
    }
    String[] values = Header.values(task);
    for (int i = 0; i < positions.length; i++) {
      String field = fields.get(i);
      if (field.indexOf('\0') >= 0) {
        return LandedRecord.bad(line, Reason.NUL_BYTE, "field %d holds a NUL character".formatted(i + 1),
            String.join(String.valueOf(task.delimiter()), fields).replace("\0", "\\0"));
      }
      if (positions[i] != Header.IGNORED) {
        values[positions[i]] = field;
      }
    }
    return LandedRecord.good(line, values);
  }
}
