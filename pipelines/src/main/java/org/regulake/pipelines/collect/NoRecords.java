package org.regulake.pipelines.collect;

import java.util.NoSuchElementException;

/** The records of an empty file whose manifest states that it has no rows. */
final class NoRecords implements RecordReader {

  @Override
  public boolean hasNext() {
    return false;
  }

  @Override
  public LandedRecord next() {
    throw new NoSuchElementException("the file has no records");
  }

  @Override
  public long lines() {
    return 0;
  }
}
