package org.regulake.pipelines.collect;

import java.util.Iterator;

/** The records of a text in one format, and what became of the lines that begin none. */
interface RecordReader extends Iterator<LandedRecord> {

  long headerLines();

  long blankLines();

  long continuationLines();
}
