package org.regulake.pipelines.collect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.regulake.pipelines.collect.PhysicalLines.Line;
import org.regulake.pipelines.source.Reason;

/**
 * Records of a CSV file (RFC 4180). A row that does not fit the header is bad. An unclosed
 * quotation mark must not swallow the rows after it: a record continues after its first line only
 * if the column contains free text and none of its lines could be a row by itself; otherwise only
 * its first line is bad, and the others are read again.
 */
final class CommaSeparated implements RecordReader {

  /** Largest number of lines of a record; addresses and business scopes have fewer. */
  static final int MOST_LINES = 200;

  private final FileTask task;
  private final LineCounter lines;
  private final PhysicalLines physical;
  private final Deque<Line> ahead = new ArrayDeque<>();
  private final HeadedCells headed;
  private long blanks;
  private long continuations;
  private Line line;

  CommaSeparated(FileTask task, LineCounter lines) {
    this.task = task;
    this.lines = lines;
    this.physical = new PhysicalLines(lines, task.fileName());
    advance();
    if (line == null) {
      throw new RefusedFileException(
          Reason.FILE_EMPTY,
          "%s is empty: not even a header; send it again".formatted(task.fileName()));
    }
    this.headed = new HeadedCells(task, headers());
    advance();
  }

  private List<String> headers() {
    Cells headers = Cells.of(line.text(), task.delimiter());
    if (!headers.isComplete()) {
      throw new RefusedFileException(
          Reason.FILE_MALFORMED,
          ("the header of %s, on line %d, has an unclosed quotation mark, or text after a closed"
                  + " one; write it on one line, each mark closed")
              .formatted(task.fileName(), line.number()));
    }
    return headers.list();
  }

  private void advance() {
    line = read();
    while (line != null && line.text().isEmpty()) {
      blanks++;
      line = read();
    }
  }

  private Line read() {
    return ahead.isEmpty() ? physical.next() : ahead.poll();
  }

  @Override
  public boolean hasNext() {
    return line != null;
  }

  @Override
  public LandedRecord next() {
    Line first = line;
    LandedRecord record =
        first.text().indexOf(Cells.MARK) < 0
            ? headed.record(
                first.number(), Cells.unquoted(first.text(), task.delimiter()), first.text())
            : quoted(first);
    advance();
    return record;
  }

  private LandedRecord quoted(Line first) {
    Cells cells = Cells.of(first.text(), task.delimiter());
    if (cells.isComplete()) {
      return cells.unopened() < 0
          ? headed.record(first.number(), cells.list(), first.text())
          : bad(
              first,
              Reason.QUOTE_MISPLACED,
              "field %d ends in a quotation mark that it does not begin with",
              cells.unopened());
    }
    if (first.text().contains("\\\"")) {
      Cells backslashed = Cells.backslashed(first.text(), task.delimiter());
      if (backslashed.isComplete() && backslashed.list().size() == headed.count()) {
        return headed.record(first.number(), backslashed.list(), first.text());
      }
    }
    return cells.isOpen()
        ? spanning(first, cells)
        : bad(
            first,
            Reason.QUOTE_MISPLACED,
            "in field %d text follows a closing quotation mark",
            cells.current());
  }

  /** The record that begins on a line and spans others, or that line as a bad record. */
  private LandedRecord spanning(Line first, Cells begun) {
    List<Line> behind = new ArrayList<>();
    StringBuilder raw = new StringBuilder(first.text());
    String ending = first.ending();
    int opened = begun.current();
    Cells cells = begun;
    String problem = null;
    while (cells.isOpen() && problem == null) {
      Line next = read();
      if (next == null) {
        throw new RefusedFileException(
            Reason.FILE_MALFORMED,
            ("%s ends within quotation marks, which field %d of line %d opens; close the mark, or"
                    + " send the file again if it is truncated")
                .formatted(task.fileName(), opened + 1, first.number()));
      }
      behind.add(next);
      raw.append(ending).append(next.text());
      boolean isFree = headed.isFreeText(cells.current());
      cells = cells.continued(ending, next.text());
      ending = next.ending();
      problem =
          isFree
              ? problem(first, opened, cells, next, behind.size(), raw.length())
              : "a line break, which only columns of free text may contain";
    }
    if (problem == null && cells.list().size() != headed.count()) {
      problem = "the mark is closed where the record does not fit the header";
    }
    if (problem == null) {
      continuations += behind.size();
      return headed.record(first.number(), cells.list(), raw.toString());
    }
    for (int i = behind.size() - 1; i >= 0; i--) {
      ahead.push(behind.get(i));
    }
    return bad(
        first,
        Reason.QUOTE_UNCLOSED,
        "field %d opens a quotation mark and does not close it on the line: " + problem,
        opened);
  }

  /** The reason why a line cannot be the next one of a record; null when it can. */
  private String problem(Line first, int opened, Cells cells, Line next, int lines, int length) {
    if (cells.isBroken()) {
      return "text follows the mark that closes it on line %d".formatted(next.number());
    }
    if (isRowByItself(first, opened, cells, next)) {
      return "line %d is a row by itself".formatted(next.number());
    }
    if (lines >= MOST_LINES || length > PhysicalLines.LONGEST_LINE) {
      return "no record has more than %d lines or %,d characters"
          .formatted(MOST_LINES, PhysicalLines.LONGEST_LINE);
    }
    return null;
  }

  /**
   * Whether a line has as many fields as the header, with unbalanced quotation marks taken as
   * ordinary characters. The line that closes a text begun in the first field always has as many;
   * in this case the line that opened it is checked.
   */
  private boolean isRowByItself(Line first, int opened, Cells cells, Line next) {
    Cells alone = Cells.of(next.text(), task.delimiter());
    boolean fits = alone.isComplete() && alone.list().size() == headed.count();
    boolean isEndOfFirstField = opened == 0 && cells.isComplete() && alone.unopened() == 0;
    return fits
        && (!isEndOfFirstField
            || Cells.unquoted(first.text(), task.delimiter()).size() == headed.count());
  }

  private static LandedRecord bad(Line line, Reason reason, String detail, int field) {
    return LandedRecord.bad(
        line.number(), reason, detail.formatted(field + 1), line.text().replace("\0", "\\0"));
  }

  @Override
  public Map<String, String> units() {
    return headed.units();
  }

  @Override
  public long lines() {
    return lines.lines();
  }

  @Override
  public long headerLines() {
    return 1;
  }

  @Override
  public long blankLines() {
    return blanks;
  }

  @Override
  public long continuationLines() {
    return continuations;
  }
}
