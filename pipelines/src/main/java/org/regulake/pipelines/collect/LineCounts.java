package org.regulake.pipelines.collect;

/**
 * Where the lines of a file went. Every line is a header, blank, the first line of a record (sound
 * or not), or a later line of one.
 *
 * @param lines lines of the file, counted without the parser
 * @param headers lines of the header: 1, or 0 where a file has none
 * @param blanks lines without a character
 * @param continuations lines of records behind their first
 */
record LineCounts(long lines, long headers, long blanks, long continuations) {

  static final LineCounts NONE = new LineCounts(0, 0, 0, 0);

  /** Whether so many records account for all lines. */
  boolean isBalanced(long records) {
    return lines == accounted(records);
  }

  long accounted(long records) {
    return headers + blanks + records + continuations;
  }
}
