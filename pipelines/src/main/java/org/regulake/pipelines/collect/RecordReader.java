package org.regulake.pipelines.collect;

import java.util.Iterator;
import java.util.Map;

/**
 * Reads the records of a file in one format, and counts the lines that do not begin a record. A
 * line is a line of a text, a row of a workbook, or an element with a record in XML.
 */
interface RecordReader extends Iterator<LandedRecord> {

  /** Landed column → the unit that its header states for bare numbers, as far as it is read. */
  default Map<String, String> units() {
    return Map.of();
  }

  /** Lines of the file, counted without the parser. */
  long lines();

  default long headerLines() {
    return 0;
  }

  default long blankLines() {
    return 0;
  }

  default long continuationLines() {
    return 0;
  }
}
