package org.regulake.pipelines.collect;

/**
 * Lines of a file by kind. Every line is a header, blank, the first line of a record (sound or
 * not), or a later line of one.
 *
 * @param lines lines of the file, counted without the parser
 * @param headers lines of the header: 1, or 0 where a file has none
 * @param blanks lines without a character
 * @param continuations lines of records after their first
 */
record LineCounts(long lines, long headers, long blanks, long continuations) {

  static final LineCounts NONE = new LineCounts(0, 0, 0, 0);

  /** Whether all lines are accounted for, given a number of records. */
  boolean isBalanced(long records) {
    return lines == accounted(records);
  }

  long accounted(long records) {
    return headers + blanks + records + continuations;
  }
}
