package org.regulake.pipelines.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;
import org.regulake.pipelines.source.Reason;

/**
 * Records of a sheet of a workbook. Titles above the headers and notes below the rows are skipped
 * and counted: the headers are the first row of which at least half of the cells are known, and a
 * note is a row with one cell that begins with a word such as 注 or 说明.
 */
final class SheetRecords implements RecordReader {

  /** Rows among which the headers are searched. */
  private static final int MOST_TITLES = 20;

  private static final Pattern NOTE =
      Pattern.compile("(注|备注|说明|表格说明|填表说明|填报说明|制表|填表人|审核人|单位负责人|联系电话|合计|总计|小计|共计).*");

  private final FileTask task;
  private final Workbook workbook;
  private final HeadedCells headed;
  private final long headerRows;
  private long blanks;
  private Row row;
  private List<String> texts;

  /**
   * Finds the headers.
   *
   * @throws RefusedFileException when there are none, or they do not fit the source
   */
  SheetRecords(FileTask task, Workbook workbook) {
    this.task = task;
    this.workbook = workbook;
    List<List<String>> titles = new ArrayList<>();
    List<String> headers = null;
    Optional<Row> first = workbook.next(task);
    while (first.isPresent()) {
      List<String> title = texts(first.get());
      titles.add(title);
      headers = isHeader(title) ? title : null;
      first =
          headers == null && titles.size() < MOST_TITLES ? workbook.next(task) : Optional.empty();
    }
    if (headers == null) {
      headers =
          titles.stream()
              .filter(title -> stated(title).count() > 1)
              .findFirst()
              .orElseThrow(
                  () ->
                      new RefusedFileException(
                          Reason.FILE_EMPTY,
                          "%s has no row with headers; send it again".formatted(task.fileName())));
    }
    this.headed =
        new HeadedCells(task, headers.stream().map(text -> Objects.toString(text, "")).toList());
    this.headerRows = titles.size();
    advance();
  }

  private boolean isHeader(List<String> title) {
    long stated = stated(title).count();
    long known =
        stated(title)
            .filter(
                text ->
                    task.columnOf(text.strip()) != null
                        || task.isIgnored(text.strip())
                        || task.isPart(text.strip()))
            .count();
    return stated > 1 && 2 * known >= stated;
  }

  private static Stream<String> stated(List<String> cells) {
    return cells.stream().filter(text -> text != null && !text.isBlank());
  }

  /** The texts of a row up to its last cell that states something. */
  private List<String> texts(Row from) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < from.getCellCount(); i++) {
      cells.add(SheetCell.text(from.getCell(i), workbook.isDate1904()));
    }
    while (!cells.isEmpty() && isEmpty(cells.get(cells.size() - 1))) {
      cells.remove(cells.size() - 1);
    }
    return cells;
  }

  private static boolean isEmpty(String text) {
    return text == null || text.isBlank();
  }

  private void advance() {
    row = null;
    Optional<Row> next = workbook.next(task);
    while (next.isPresent()) {
      texts = texts(next.get());
      if (texts.isEmpty() || isNote()) {
        blanks++;
        next = workbook.next(task);
      } else {
        row = next.get();
        next = Optional.empty();
      }
    }
  }

  /** Whether the row is a note; where there is one column only, any text may be a record. */
  private boolean isNote() {
    return headed.count() > 1
        && stated(texts).count() == 1
        && stated(texts).allMatch(text -> NOTE.matcher(text.strip()).matches());
  }

  @Override
  public boolean hasNext() {
    return row != null;
  }

  @Override
  public LandedRecord next() {
    if (row == null) {
      throw new NoSuchElementException(task.fileName());
    }
    LandedRecord record = record();
    advance();
    return record;
  }

  private LandedRecord record() {
    String raw =
        texts.stream().map(text -> Objects.toString(text, "")).collect(Collectors.joining(","));
    for (int i = 0; i < Math.min(texts.size(), headed.count()); i++) {
      Reason problem = problem(row.getCell(i), headed.columnOf(i));
      if (problem != null) {
        return LandedRecord.bad(
            row.getRowNum(),
            problem,
            "cell %s: %s".formatted(row.getCell(i).getAddress(), problem.english()),
            raw);
      }
    }
    while (texts.size() < headed.count()) {
      texts.add(null);
    }
    return headed.record(row.getRowNum(), texts, raw);
  }

  /** The reason why a cell cannot be what the sender wrote; null when it can, or is not used. */
  private Reason problem(Cell cell, String column) {
    if (column == null) {
      return null;
    }
    if (SheetCell.isError(cell)) {
      return Reason.CELL_IN_ERROR;
    }
    return task.codes().contains(column) && SheetCell.isCut(cell) ? Reason.CODE_AS_NUMBER : null;
  }

  @Override
  public Map<String, String> units() {
    return headed.units();
  }

  @Override
  public long lines() {
    return workbook.rowCount();
  }

  @Override
  public long headerLines() {
    return headerRows;
  }

  @Override
  public long blankLines() {
    return blanks + workbook.otherRows();
  }
}
