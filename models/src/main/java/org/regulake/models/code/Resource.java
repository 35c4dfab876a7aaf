package org.regulake.models.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A table that is shipped with this package: lines of fields, comments after '#', one header line.
 */
final class Resource {

  private Resource() {}

  /** The rows below the header, split at the separator; trailing empty fields are kept. */
  static List<String[]> rows(String name, String separator) {
    List<String> lines = lines(name);
    List<String[]> rows = new ArrayList<>(lines.size());
    int columns = lines.get(0).split(separator, -1).length;
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split(separator, -1);
      if (row.length != columns) {
        throw new IllegalStateException(
            "%s: '%s' has %d fields where the header has %d"
                .formatted(name, line, row.length, columns));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> lines(String name) {
    try (InputStream stream = Resource.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(
            "%s is not on the class path next to %s: rebuild the module"
                .formatted(name, Resource.class));
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return reader.lines().filter(line -> !line.isEmpty() && line.charAt(0) != '#').toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
