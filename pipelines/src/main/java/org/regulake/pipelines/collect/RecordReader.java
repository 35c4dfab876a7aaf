package org.regulake.pipelines.collect;

import java.util.Iterator;
import java.util.Map;

/** Reads the records of a text in one format, and counts the lines that do not begin a record. */
interface RecordReader extends Iterator<LandedRecord> {

  /** Landed column → the unit that its header states for bare numbers, as far as it is read. */
  Map<String, String> units();

  long headerLines();

  long blankLines();

  long continuationLines();
}
