package org.regulake.pipelines.pull;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * A value of a database as it is written to a line of JSON.
 *
 * @param kind how it is written
 * @param text its text; null where it states nothing
 */
record Cell(Kind kind, String text) {

  /** How a value is written. */
  enum Kind {
    NOTHING,
    TEXT,
    NUMBER,
    TRUTH,
    /** A value that no cell can hold; its row goes to quarantine. */
    UNFIT
  }

  static final Cell NOTHING = new Cell(Kind.NOTHING, null);

  /** Longest text of a cell: a line of a landed file has at most a million characters. */
  private static final int LONGEST = 100_000;

  static Cell text(String text) {
    if (text == null) {
      return NOTHING;
    }
    return text.length() <= LONGEST
        ? new Cell(Kind.TEXT, text)
        : unfit("a text of %,d characters".formatted(text.length()));
  }

  static Cell number(String digits) {
    return new Cell(Kind.NUMBER, digits);
  }

  static Cell truth(boolean value) {
    return new Cell(Kind.TRUTH, String.valueOf(value));
  }

  /** A value that no cell can hold, with what it is. */
  static Cell unfit(String what) {
    return new Cell(Kind.UNFIT, what);
  }

  boolean isUnfit() {
    return kind == Kind.UNFIT;
  }

  /** Writes the value. An unfit one becomes an object, which the collection puts in quarantine. */
  void write(JsonGenerator out) throws IOException {
    switch (kind) {
      case NOTHING -> out.writeNull();
      case TEXT -> out.writeString(text);
      case NUMBER -> out.writeNumber(text);
      case TRUTH -> out.writeBoolean(Boolean.parseBoolean(text));
      case UNFIT -> {
        out.writeStartObject();
        out.writeStringField("unfit", text);
        out.writeEndObject();
      }
    }
  }
}
