package org.regulake.pipelines.synthetic;

import java.util.List;

/** Writes rows as lines: CSV with quotes where needed, or JSON objects without the empty cells. */
final class Cells {

  private Cells() {}

  static void csv(StringBuilder line, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        line.append(',');
      }
      String cell = cells.get(i);
      if (cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0) {
        line.append('"').append(cell.replace("\"", "\"\"")).append('"');
      } else {
        line.append(cell);
      }
    }
    line.append('\n');
  }

  static void json(StringBuilder line, List<String> keys, List<String> cells) {
    line.append('{');
    boolean isFirst = true;
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).isEmpty()) {
        continue;
      }
      if (!isFirst) {
        line.append(',');
      }
      isFirst = false;
      boolean isNumber = keys.get(i).equals("amount");
      line.append('"').append(keys.get(i)).append("\":");
      line.append(isNumber ? cells.get(i) : quoted(cells.get(i)));
    }
    line.append("}\n");
  }

  /**
   * Writes a number with leading zeros, several times faster than a format string, which matters
   * with millions of rows.
   */
  static String digits(long number, int width) {
    String text = Long.toString(number);
    return text.length() >= width ? text : "0".repeat(width - text.length()) + text;
  }

  /** Writes a number with a fixed number of decimals, rounded half up. */
  static String fixed(double number, int decimals) {
    long unit = 1;
    for (int i = 0; i < decimals; i++) {
      unit *= 10;
    }
    long scaled = Math.round(Math.abs(number) * unit);
    return (number < 0 && scaled > 0 ? "-" : "")
        + scaled / unit
        + "."
        + digits(scaled % unit, decimals);
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
