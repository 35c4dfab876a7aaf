package org.regulake.pipelines.collect;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells of a CSV record (RFC 4180), parsed line by line, so that the line of an opening
 * quotation mark is known. A mark within a cell that does not begin with one is an ordinary
 * character.
 */
final class Cells {

  static final char MARK = '"';

  private enum State {
    BEGIN,
    PLAIN,
    QUOTED,
    CLOSED,
    BROKEN
  }

  private final char delimiter;
  private final boolean isBackslashed;
  private final List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private State state = State.BEGIN;
  private int unopened = -1;

  private Cells(char delimiter, boolean isBackslashed) {
    this.delimiter = delimiter;
    this.isBackslashed = isBackslashed;
  }

  /** Cells in which a mark is escaped by doubling. */
  static Cells of(String line, char delimiter) {
    return new Cells(delimiter, false).take(line);
  }

  /** Cells in which a mark is escaped by a backslash, and a backslash by doubling. */
  static Cells backslashed(String line, char delimiter) {
    return new Cells(delimiter, true).take(line);
  }

  /** Cells of a line without a quotation mark. */
  static List<String> unquoted(String line, char delimiter) {
    List<String> cells = new ArrayList<>();
    int start = 0;
    for (int end = line.indexOf(delimiter); end >= 0; end = line.indexOf(delimiter, start)) {
      cells.add(line.substring(start, end));
      start = end + 1;
    }
    cells.add(line.substring(start));
    return cells;
  }

  /** Continues after a line break within a quoted cell. */
  Cells continued(String lineBreak, String line) {
    cell.append(lineBreak);
    return take(line);
  }

  private Cells take(String line) {
    int i = 0;
    while (i <= line.length() && state != State.BROKEN) {
      i =
          switch (state) {
            case BEGIN -> begin(line, i);
            case PLAIN -> plain(line, i);
            case QUOTED -> quoted(line, i);
            case CLOSED -> closed(line, i);
            case BROKEN ->
                throw new IllegalStateException("the line is broken at character %d".formatted(i));
          };
    }
    return this;
  }

  private int begin(String line, int i) {
    boolean isQuoted = i < line.length() && line.charAt(i) == MARK;
    state = isQuoted ? State.QUOTED : State.PLAIN;
    return isQuoted ? i + 1 : i;
  }

  private int plain(String line, int i) {
    int next = line.indexOf(delimiter, i);
    int end = next < 0 ? line.length() : next;
    cell.append(line, i, end);
    if (end > i && line.charAt(end - 1) == MARK && line.indexOf(MARK, i) == end - 1) {
      unopened = cells.size();
    }
    return endCell(end, next >= 0);
  }

  private int quoted(String line, int i) {
    int at = i;
    while (at < line.length()) {
      char letter = line.charAt(at);
      char next = at + 1 < line.length() ? line.charAt(at + 1) : '\0';
      boolean isEscape =
          letter == MARK && next == MARK
              || isBackslashed && letter == '\\' && (next == MARK || next == '\\');
      if (isEscape) {
        cell.append(next);
        at += 2;
      } else if (letter == MARK) {
        state = State.CLOSED;
        return at + 1;
      } else {
        cell.append(letter);
        at++;
      }
    }
    return line.length() + 1;
  }

  private int closed(String line, int i) {
    if (i == line.length() || line.charAt(i) == delimiter) {
      return endCell(i, i < line.length());
    }
    if (line.charAt(i) != ' ') {
      state = State.BROKEN;
    }
    return i + 1;
  }

  private int endCell(int end, boolean isFollowed) {
    cells.add(cell.toString());
    cell.setLength(0);
    state = isFollowed ? State.BEGIN : State.CLOSED;
    return end + 1;
  }

  /** Whether the line ended within a quoted cell. */
  boolean isOpen() {
    return state == State.QUOTED;
  }

  /** Whether text follows a closing mark, so that one of the marks is misplaced. */
  boolean isBroken() {
    return state == State.BROKEN;
  }

  boolean isComplete() {
    return !isOpen() && !isBroken();
  }

  /** Position of a cell that ends in a mark without an opening one; -1 when there is none. */
  int unopened() {
    return unopened;
  }

  /** Position of the cell in which the text ended or was broken. */
  int current() {
    return cells.size();
  }

  /** The complete cells. */
  List<String> list() {
    return cells;
  }
}
