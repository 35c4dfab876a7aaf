package org.regulake.pipelines.collect;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Counts the lines of a text while it is read, independently of the parser: the lines that the
 * parser accounts for must add up to the same number.
 */
final class LineCounter extends FilterReader {

  private long breaks;
  private char last = '\n';

  LineCounter(Reader in) {
    super(in);
  }

  /** Lines read so far, including a last one without a line break. */
  long lines() {
    return breaks + (last == '\n' || last == '\r' ? 0 : 1);
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    char before = last;
    for (int i = offset; i < offset + count; i++) {
      char letter = target[i];
      if (letter == '\r' || letter == '\n' && before != '\r') {
        breaks++;
      }
      before = letter;
    }
    last = before;
    return count;
  }
}
