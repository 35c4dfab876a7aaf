package org.regulake.models.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Real records that are not part of the project; tests that need them are skipped where they are
 * absent.
 */
public final class SharedData {

  private SharedData() {}

  /** The rows of a CSV file below shared/data, without the header. */
  public static List<List<String>> rows(String file) {
    Path path = file(file);
    try (InputStream stream = Files.newInputStream(path);
        InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(stream) : stream;
        Reader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      List<List<String>> rows = parse(reader);
      return rows.subList(1, rows.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The company register of two provinces: 0 name, 1 code, 2 date, 3 type, 5 capital. */
  public static List<List<String>> register() {
    List<List<String>> rows = new ArrayList<>(rows("registration/ningxia.csv.gz"));
    rows.addAll(rows("registration/qinghai.csv.gz"));
    return rows;
  }

  /** A file or folder below shared/data; skips the test where it is absent. */
  public static Path file(String name) {
    Path path = find(name);
    assumeTrue(
        path != null,
        () -> "no shared/data/" + name + " in any folder above " + System.getProperty("user.dir"));
    return path;
  }

  private static Path find(String name) {
    for (Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        folder != null;
        folder = folder.getParent()) {
      Path candidate = folder.resolve("shared/data").resolve(name);
      if (Files.exists(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  /** RFC 4180: quoted fields may hold commas, line breaks and doubled quotes. */
  private static List<List<String>> parse(Reader reader) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean isQuoted = false;
    int before = -1;
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      if (c == '"') {
        if (!isQuoted && before == '"') {
          field.append('"');
        }
        isQuoted = !isQuoted;
      } else if (isQuoted) {
        field.append((char) c);
      } else if (c == ',') {
        row.add(field.toString());
        field.setLength(0);
      } else if (c == '\n') {
        row.add(field.toString());
        field.setLength(0);
        rows.add(row);
        row = new ArrayList<>();
      } else if (c != '\r') {
        field.append((char) c);
      }
      before = c;
    }
    if (field.length() > 0 || !row.isEmpty()) {
      row.add(field.toString());
      rows.add(row);
    }
    return rows;
  }
}
