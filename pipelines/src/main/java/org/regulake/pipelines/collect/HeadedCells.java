package org.regulake.pipelines.collect;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.regulake.pipelines.source.Reason;

/** Records of a format with one row of headers, below which every record has its cells in order. */
final class HeadedCells {

  private final FileTask task;
  private final int[] positions;
  private final int[][] parts;
  private final Map<String, String> units;
  private final boolean[] isFreeText;
  private final String[] constants;

  /**
   * Reads the headers.
   *
   * @throws RefusedFileException when they do not fit the source
   */
  HeadedCells(FileTask task, List<String> headers) {
    this.task = task;
    this.positions = Header.positions(task, headers);
    this.units = Header.units(task, headers);
    this.parts = Header.parts(task, headers);
    this.isFreeText = new boolean[positions.length];
    for (int i = 0; i < positions.length; i++) {
      isFreeText[i] =
          positions[i] == Header.IGNORED
              || task.freeTextColumns().contains(task.columns().get(positions[i]));
    }
    for (int j = 0; j < parts.length; j++) {
      for (int part : parts[j]) {
        isFreeText[part] &= task.freeTextColumns().contains(task.joins().get(j).column());
      }
    }
    this.constants = Header.values(task);
  }

  /** Landed column → the unit that its header states. */
  Map<String, String> units() {
    return units;
  }

  /** Number of headers. */
  int count() {
    return positions.length;
  }

  /** Whether the text of a cell may contain line breaks. */
  boolean isFreeText(int cell) {
    return cell < isFreeText.length && isFreeText[cell];
  }

  /** The landed column of a cell; null when it is ignored or only a part of one. */
  String columnOf(int cell) {
    return positions[cell] == Header.IGNORED ? null : task.columns().get(positions[cell]);
  }

  /**
   * The record with some cells, as many as there are headers.
   *
   * @param raw the record as landed
   */
  LandedRecord record(long number, List<String> cells, String raw) {
    if (cells.size() != positions.length) {
      return LandedRecord.bad(
          number,
          Reason.RAGGED_ROW,
          "%d fields where the header has %d".formatted(cells.size(), positions.length),
          raw);
    }
    if (raw.indexOf('\0') >= 0) {
      int field = 0;
      while (field < cells.size() - 1
          && (cells.get(field) == null || cells.get(field).indexOf('\0') < 0)) {
        field++;
      }
      return LandedRecord.bad(
          number,
          Reason.NUL_BYTE,
          "field %d contains a NUL character".formatted(field + 1),
          raw.replace("\0", "\\0"));
    }
    String[] values = constants.clone();
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] != Header.IGNORED) {
        values[positions[i]] = cells.get(i);
      }
    }
    for (int j = 0; j < parts.length; j++) {
      Join join = task.joins().get(j);
      values[task.columns().indexOf(join.column())] =
          join.cell(Arrays.stream(parts[j]).mapToObj(cells::get).toArray(String[]::new));
    }
    return LandedRecord.good(number, values);
  }
}
