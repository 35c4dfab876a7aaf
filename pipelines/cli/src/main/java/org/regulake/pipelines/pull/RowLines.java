package org.regulake.pipelines.pull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Writes rows of a table as lines of JSON: every column on every line, in the same order. */
final class RowLines {

  /**
   * A row.
   *
   * @param json the object, without a line break
   * @param problem why it goes to quarantine: its first value that no cell can hold; empty for most
   * @param codeAsNumber first column with a code that is stored as a number; empty for most
   */
  record Line(byte[] json, Optional<String> problem, Optional<String> codeAsNumber) {}

  private static final JsonFactory JSON = new JsonFactory();

  private final List<PulledColumn> columns;
  private final ZoneId zone;

  RowLines(List<PulledColumn> columns, ZoneId zone) {
    this.columns = columns;
    this.zone = zone;
  }

  /** The current row. */
  Line line(ResultSet row) throws SQLException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Optional<String> problem = Optional.empty();
    Optional<String> codeAsNumber = Optional.empty();
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      for (int i = 0; i < columns.size(); i++) {
        PulledColumn column = columns.get(i);
        Cell cell = column.kind().read(row, i + 1, column.ours(), zone);
        out.writeFieldName(column.column().name());
        cell.write(out);
        if (cell.isUnfit() && problem.isEmpty()) {
          problem = Optional.of(problem(column, cell));
        }
        if (column.isCode() && cell.kind() == Cell.Kind.NUMBER && codeAsNumber.isEmpty()) {
          codeAsNumber = Optional.of(column.column().name());
        }
      }
      out.writeEndObject();
    }
    return new Line(bytes.toByteArray(), problem, codeAsNumber);
  }

  /** What is wrong with a value. A code may be the number of a person, so it is not shown. */
  private static String problem(PulledColumn column, Cell cell) {
    return "'%s' holds %s"
        .formatted(
            column.column().name(), column.isCode() ? "a value of another kind" : cell.text());
  }
}
