package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.regulake.models.text.Visible;

/**
 * Formats text for a terminal, in columns, where a Chinese character is two columns wide, and as
 * words of a shell command.
 */
final class Text {

  private Text() {}

  /** Quotes a text as one word of a shell command. */
  static String word(String text) {
    return text.matches("[\\p{L}\\p{N}/._:@%+=,~-]+")
        ? text
        : "'" + text.replace("'", "'\\''") + "'";
  }

  /** Prints an empty line and then a heading. */
  static void heading(PrintStream out, String text) {
    out.println();
    out.println(text);
  }

  /** A number with a comma between thousands. */
  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Columns that a text takes on a terminal. */
  static int width(String text) {
    return text.codePoints().map(Text::width).sum();
  }

  private static int width(int codePoint) {
    Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
    boolean isWide =
        script == Character.UnicodeScript.HAN
            || script == Character.UnicodeScript.HIRAGANA
            || script == Character.UnicodeScript.KATAKANA
            || script == Character.UnicodeScript.HANGUL
            || codePoint >= 0x3000 && codePoint <= 0x303F
            || codePoint >= 0xFF01 && codePoint <= 0xFF60;
    return isWide ? 2 : 1;
  }

  /** Pads a text with spaces on the right to a width. */
  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  /** Pads a text with spaces on the left to a width. */
  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - width(text))) + text;
  }

  /** Cuts a text to a width and marks the cut with …. */
  static String cut(String text, int width) {
    if (width(text) <= width) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int used = 0;
    for (int codePoint : text.codePoints().toArray()) {
      if (used + width(codePoint) > width - 1) {
        break;
      }
      kept.appendCodePoint(codePoint);
      used += width(codePoint);
    }
    return kept.append('…').toString();
  }

  /**
   * Formats rows as lines, each column as wide as its widest cell; numbers are aligned right, and
   * invisible characters are written as escapes.
   */
  static List<String> table(List<String> rawHeaders, List<List<String>> rawRows, int widestCell) {
    List<String> headers = rawHeaders.stream().map(Visible::of).toList();
    List<List<String>> rows =
        rawRows.stream().map(row -> row.stream().map(Visible::of).toList()).toList();
    int[] widths = new int[headers.size()];
    boolean[] isNumber = new boolean[headers.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          Math.max(
              width(headers.get(i)),
              rows.stream()
                  .mapToInt(row -> Math.min(widestCell, width(row.get(column))))
                  .max()
                  .orElse(0));
      isNumber[i] =
          !rows.isEmpty()
              && rows.stream().allMatch(row -> row.get(column).matches("[-+]?[\\d,.]*( %)?"));
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(headers, widths, isNumber));
    lines.add("  " + String.join("  ", Arrays.stream(widths).mapToObj("─"::repeat).toList()));
    rows.forEach(
        row ->
            lines.add(
                line(row.stream().map(cell -> cut(cell, widestCell)).toList(), widths, isNumber)));
    return lines;
  }

  private static String line(List<String> cells, int[] widths, boolean[] isNumber) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      parts.add(isNumber[i] ? right(cells.get(i), widths[i]) : padded(cells.get(i), widths[i]));
    }
    return ("  " + String.join("  ", parts)).stripTrailing();
  }
}
