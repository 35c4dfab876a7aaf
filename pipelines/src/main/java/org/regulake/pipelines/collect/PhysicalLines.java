package org.regulake.pipelines.collect;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.regulake.pipelines.source.Reason;

/**
 * The lines of a text, each ended by LF, CR LF or CR, read in bounded memory. A byte-order mark is
 * skipped.
 */
final class PhysicalLines {

  /**
   * Longest line in characters, far above that of any record; a file with a longer line has lost
   * its line breaks, or is not a text file.
   */
  static final int LONGEST_LINE = 1_000_000;

  /** A line of a file: its number, counted from 1, its text, and the characters that ended it. */
  record Line(long number, String text, String ending) {}

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Reader reader;
  private final String fileName;
  private final char[] buffer = new char[1 << 16];
  private int position;
  private int limit;
  private long linesRead;

  PhysicalLines(Reader reader, String fileName) {
    this.reader = reader;
    this.fileName = fileName;
    if (fill() && buffer[0] == BYTE_ORDER_MARK) {
      position++;
    }
  }

  /** The next line; null at the end of the text. */
  Line next() {
    if (position == limit && !fill()) {
      return null;
    }
    StringBuilder begun = null;
    do {
      int end = position;
      while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
        end++;
      }
      requireShort((begun == null ? 0 : begun.length()) + end - position);
      if (end < limit) {
        String part = new String(buffer, position, end - position);
        position = end;
        return line(begun == null ? part : begun.append(part).toString(), ending());
      }
      begun = begun == null ? new StringBuilder() : begun;
      begun.append(buffer, position, limit - position);
    } while (fill());
    return line(begun.toString(), "");
  }

  private Line line(String text, String ending) {
    linesRead++;
    return new Line(linesRead, text, ending);
  }

  private String ending() {
    boolean isCarriageReturn = buffer[position++] == '\r';
    if (!isCarriageReturn) {
      return "\n";
    }
    boolean isFollowed = (position < limit || fill()) && buffer[position] == '\n';
    position += isFollowed ? 1 : 0;
    return isFollowed ? "\r\n" : "\r";
  }

  private void requireShort(int length) {
    if (length > LONGEST_LINE) {
      throw new RefusedFileException(
          Reason.FILE_LINE_TOO_LONG,
          ("line %d of %s is longer than %,d characters, which no record is; send the file again"
                  + " with a line break after every record")
              .formatted(linesRead + 1, fileName, LONGEST_LINE));
    }
  }

  private boolean fill() {
    try {
      int count = reader.read(buffer, 0, buffer.length);
      position = 0;
      limit = Math.max(count, 0);
      return limit > 0;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
