package org.regulake.pipelines.cli;

import java.util.regex.Pattern;
import org.regulake.models.text.Visible;

/**
 * Escapes cells of a CSV file for spreadsheet programs: a text that would be run as a formula gets
 * an apostrophe in front.
 */
final class Spreadsheet {

  /** Texts that start with a sign of a formula, in any width, also after blanks. */
  private static final Pattern FORMULA =
      Pattern.compile("[\\s\\p{Z}]*[=+\\-@＝＋－＠﹢﹣﹦﹫].*", Pattern.DOTALL);

  /**
   * Texts that start with such a sign and are not formulas: a number, a lone hyphen for "none", and
   * a list that starts with a number and contains neither operators nor calls.
   */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?(,[\\p{L}\\p{N}\\p{Pd}\\s.,:;_%\"]*)?|-");

  private Spreadsheet() {}

  /**
   * Returns the cell for a file; null stays null. Only formulas and texts with invisible characters
   * change.
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
