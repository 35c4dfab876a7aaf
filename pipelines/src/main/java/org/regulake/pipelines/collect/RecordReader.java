package org.regulake.pipelines.collect;

import java.util.Iterator;

/** Reads the records of a text in one format, and counts the lines that do not begin a record. */
interface RecordReader extends Iterator<LandedRecord> {

  long headerLines();

  long blankLines();

  long continuationLines();
}
