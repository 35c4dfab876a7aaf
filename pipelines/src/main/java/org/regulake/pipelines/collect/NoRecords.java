package org.regulake.pipelines.collect;

import java.util.Map;
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
  public Map<String, String> units() {
    return Map.of();
  }

  @Override
  public long lines() {
    return 0;
  }

  @Override
  public long headerLines() {
    return 0;
  }

  @Override
  public long blankLines() {
    return 0;
  }

  @Override
  public long continuationLines() {
    return 0;
  }
}
