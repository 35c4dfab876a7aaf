package org.regulake.pipelines.cli;

import java.util.regex.Pattern;
import org.regulake.models.text.Visible;

/**
 * Cells of a CSV file that people open as a sheet: a text that a sheet would take for a formula and
 * run stands behind an apostrophe.
 */
final class Spreadsheet {

  /** Signs that begin a formula, in every width, also behind blanks. */
  private static final Pattern FORMULA =
      Pattern.compile("[\\s\\p{Z}]*[=+\\-@＝＋－＠﹢﹣﹦﹫].*", Pattern.DOTALL);

  /**
   * What begins with such a sign and is none: a number, the stroke that stands for nothing, and a
   * list that begins with a number and has neither operators nor calls.
   */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?(,[\\p{L}\\p{N}\\p{Pd}\\s.,:;_%\"]*)?|-");

  private Spreadsheet() {}

  /**
   * The cell as it may stand in a file; null stays null. Only texts that a sheet would run, or that
   * hold what cannot be seen, change.
   */
  static String cell(String text) {
    if (text == null) {
      return null;
    }
    String visible = Visible.of(text);
    return FORMULA.matcher(visible).matches() && !NUMBER.matcher(visible).matches()
        ? "'" + visible
        : visible;
  }
}
