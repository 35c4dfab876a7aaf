package org.regulake.pipelines.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.regulake.pipelines.collect.PhysicalLines.Line;
import org.regulake.pipelines.source.Reason;

/**
 * Records of a file with one flat JSON object per line. Its header is the set of all keys, so an
 * unknown key on any line refuses the file. Numbers keep their digits as written.
 */
final class JsonLines implements RecordReader {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final FileTask task;
  private final LineCounter lines;
  private final PhysicalLines physical;
  private final NamedCells cells;
  private long blanks;
  private Line line;

  JsonLines(FileTask task, LineCounter lines) {
    this.task = task;
    this.lines = lines;
    this.physical = new PhysicalLines(lines, task.fileName());
    this.cells = new NamedCells(task);
    advance();
    if (line == null) {
      throw new RefusedFileException(
          Reason.FILE_EMPTY, "%s contains no line; send it again".formatted(task.fileName()));
    }
  }

  private void advance() {
    line = physical.next();
    while (line != null && line.text().isBlank()) {
      blanks++;
      line = physical.next();
    }
  }

  @Override
  public boolean hasNext() {
    if (line == null) {
      // All keys are known only after the last line.
      cells.requireComplete();
    }
    return line != null;
  }

  @Override
  public LandedRecord next() {
    String text = line.text();
    long number = line.number();
    advance();
    if (text.indexOf('\0') >= 0) {
      return LandedRecord.bad(
          number, Reason.NUL_BYTE, "the line contains a NUL character", text.replace("\0", "\\0"));
    }
    Map<String, String> stated = new LinkedHashMap<>();
    String problem = read(text, stated);
    return problem == null
        ? cells.record(number, stated, text)
        : LandedRecord.bad(number, Reason.MALFORMED_JSON, problem, text);
  }

  /** Reads the object on a line; returns the problem of the line, or null. */
  private static String read(String text, Map<String, String> stated) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return "the line is not an object";
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value.isStructStart()) {
          return "'%s' is not a plain value".formatted(Header.shortened(key));
        }
        stated.put(key, value == JsonToken.VALUE_NULL ? null : parser.getText());
      }
      return parser.nextToken() == null
          ? null
          : "there is text after the object; write one object per line";
    } catch (JsonProcessingException broken) {
      // The parser's own message quotes the line, which may contain the number of a person.
      boolean isRepeated =
          broken.getOriginalMessage() != null
              && broken.getOriginalMessage().startsWith("Duplicate field");
      String where =
          broken.getLocation() == null
              ? "somewhere"
              : "near character %d".formatted(broken.getLocation().getColumnNr());
      return (isRepeated
              ? "a key is given twice, %s"
              : "not JSON, or a number or text that is too long, %s")
          .formatted(where);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  @Override
  public Map<String, String> units() {
    return cells.units();
  }

  @Override
  public long lines() {
    return lines.lines();
  }

  @Override
  public long blankLines() {
    return blanks;
  }
}
