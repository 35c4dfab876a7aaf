package org.regulake.pipelines.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
  private final PhysicalLines physical;
  private final String[] constants;
  private final boolean[] isSeen;
  private final Set<String> partsSeen = new LinkedHashSet<>();
  private final Map<String, String> units = new LinkedHashMap<>();
  private long blanks;
  private Line line;

  JsonLines(FileTask task, Reader reader) {
    this.task = task;
    this.physical = new PhysicalLines(reader, task.fileName());
    this.constants = Header.values(task);
    this.isSeen = new boolean[task.columns().size()];
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
      Header.requireParts(task, List.copyOf(partsSeen));
      Header.requireColumns(task, isSeen);
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
        ? record(number, stated, text)
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
          return "'%s' is not a plain value".formatted(shortened(key));
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

  private LandedRecord record(long number, Map<String, String> stated, String text) {
    int[] positions = positions(new ArrayList<>(stated.keySet()));
    boolean[] isStated = new boolean[isSeen.length];
    String[] values = constants.clone();
    int i = 0;
    for (Map.Entry<String, String> cell : stated.entrySet()) {
      int position = positions[i++];
      if (position == Header.IGNORED) {
        continue;
      }
      if (isStated[position]) {
        return LandedRecord.bad(
            number,
            Reason.MALFORMED_JSON,
            "two keys stand for column '%s'".formatted(task.columns().get(position)),
            text);
      }
      if (cell.getValue() != null && cell.getValue().indexOf('\0') >= 0) {
        return LandedRecord.bad(
            number,
            Reason.NUL_BYTE,
            "'%s' contains a NUL character".formatted(cell.getKey()),
            text);
      }
      if (!isOfSameUnit(cell.getKey(), task.columns().get(position), isSeen[position])) {
        return LandedRecord.bad(
            number,
            Reason.MALFORMED_JSON,
            "'%s' states another unit than the lines before".formatted(shortened(cell.getKey())),
            text);
      }
      isStated[position] = true;
      isSeen[position] = true;
      values[position] = cell.getValue();
    }
    join(stated, values);
    return LandedRecord.good(number, values);
  }

  /** Whether a key states the unit that the keys of the same column stated on earlier lines. */
  private boolean isOfSameUnit(String key, String column, boolean isKnown) {
    String unit = task.unitOf(key).orElse(null);
    if (!isKnown && unit != null) {
      units.put(column, unit);
    }
    return Objects.equals(unit, units.get(column));
  }

  private void join(Map<String, String> stated, String[] values) {
    for (Join join : task.joins()) {
      int position = task.columns().indexOf(join.column());
      values[position] = join.cell(join.headers().stream().map(stated::get).toArray(String[]::new));
      isSeen[position] = true;
      join.headers().stream().filter(stated::containsKey).forEach(partsSeen::add);
    }
  }

  private static String shortened(String key) {
    return key.length() <= 40 ? key : key.substring(0, 40) + "…";
  }

  private int[] positions(List<String> keys) {
    int[] positions = new int[keys.size()];
    boolean areAllKnown = true;
    for (int i = 0; i < positions.length; i++) {
      String column = task.columnOf(keys.get(i));
      boolean isIgnored = task.isIgnored(keys.get(i));
      positions[i] = isIgnored || column == null ? Header.IGNORED : task.columns().indexOf(column);
      areAllKnown &=
          isIgnored
              || column == null && task.isPart(keys.get(i))
              || column != null && positions[i] >= 0 && task.join(column).isEmpty();
    }
    if (!areAllKnown) {
      // Reports the unknown keys with the same message as for CSV.
      Header.positions(task, keys);
    }
    return positions;
  }

  @Override
  public Map<String, String> units() {
    return units;
  }

  @Override
  public long headerLines() {
    return 0;
  }

  @Override
  public long blankLines() {
    return blanks;
  }

  @Override
  public long continuationLines() {
    return 0;
  }
}
