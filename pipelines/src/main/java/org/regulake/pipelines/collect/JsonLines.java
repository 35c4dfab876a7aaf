package org.regulake.pipelines.collect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.regulake.pipelines.source.Reason;

/** Records of a file with one flat JSON object a line. Its header is the set of all keys, so a wrong key refuses the file wherever it stands. */
final class JsonLines implements Iterator<LandedRecord> {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileTask task;
  private final BufferedReader lines;
  private final boolean[] isSeen;
  private long lineNumber;
  private String line;
  private boolean isExhausted;

  JsonLines(FileTask task, Reader reader) {
    this.task = task;
    this.lines = new BufferedReader(reader);
    this.isSeen = new boolean[task.columns().size()];
    advance();
    if (isExhausted) {
      throw new RefusedFileException(Reason.FILE_EMPTY, "%s holds no line; send it again".formatted(task.fileName()));
    }
  }

  private void advance() {
    try {
      do {
        line = lines.readLine();
        lineNumber++;
      } while (line != null && line.isBlank());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    isExhausted = line == null;
  }

  @Override
  public boolean hasNext() {
    if (isExhausted) {
      // Only now all keys are known.
      Header.requireColumns(task, isSeen);
    }
    return !isExhausted;
  }

  @Override
  public LandedRecord next() {
    String text = line;
    long number = lineNumber;
    advance();
    if (text.indexOf('\0') >= 0) {
      return LandedRecord.bad(number, Reason.NUL_BYTE, "the line holds a NUL character", text.replace("\0", "\\0"));
    }
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      // The parser's own message quotes the line, which may hold the number of a person.
      return LandedRecord.bad(number, Reason.MALFORMED_JSON, "not JSON from character %d on".formatted(broken.getLocation().getColumnNr()), text);
    }
    if (!node.isObject()) {
      return LandedRecord.bad(number, Reason.MALFORMED_JSON, "the line is not an object", text);
    }
    String[] values = Header.values(task);
    List<String> keys = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (property.getValue().isContainerNode()) {
        return LandedRecord.bad(number, Reason.MALFORMED_JSON, "'%s' is not a plain value".formatted(property.getKey()), text);
      }
      keys.add(property.getKey());
    }
    int[] positions = positions(keys);
    int i = 0;
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (positions[i] != Header.IGNORED) {
        isSeen[positions[i]] = true;
        String value = property.getValue().isNull() ? null : property.getValue().asText();
        if (value != null && value.indexOf('\0') >= 0) {
          return LandedRecord.bad(number, Reason.NUL_BYTE, "'%s' holds a NUL character".formatted(property.getKey()), text);
        }
        values[positions[i]] = value;
      }
      i++;
    }
    return LandedRecord.good(number, values);
  }

  private int[] positions(List<String> keys) {
    int[] positions = new int[keys.size()];
    boolean areAllKnown = true;
    for (int i = 0; i < positions.length; i++) {
      String column = task.columnByHeader().get(keys.get(i));
      boolean isIgnored = task.ignoredHeaders().contains(keys.get(i));
      positions[i] = isIgnored || column == null ? Header.IGNORED : task.columns().indexOf(column);
      areAllKnown &= isIgnored || column != null && positions[i] >= 0;
    }
    if (!areAllKnown) {
      // Reports the unknown keys in the same words as for CSV.
      Header.positions(task, keys);
    }
    return positions;
  }
}
