package org.regulake.pipelines.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regulake.models.law.Law;
import org.regulake.models.law.LawList;
import org.regulake.models.law.LawNumber;

/**
 * Every number and list of the law is read by the code named in its file, or is marked as recorded
 * only.
 */
class LawReadersTest {

  private static final List<Path> SOURCES =
      Stream.of(
              "models",
              "models/graph",
              "models/learning",
              "pipelines",
              "pipelines/lab",
              "pipelines/cli")
          .map(module -> Path.of("..", "..").resolve(module).resolve("src/main/java"))
          .toList();
  private static final Pattern READ =
      Pattern.compile("law\\.(?:value|wholeValue|monthDay|codes|isInclusive)\\(\\s*\"([a-z_]+)\"");
  private static final Pattern NAMED =
      Pattern.compile("(?:String [A-Z_]+ = |Optional\\.of\\()\"([a-z_]+)\"");

  private final Law law = Law.load();

  /** Ids by the class that reads them; a bound is read by the name of its number. */
  private static Map<String, TreeSet<String>> read() {
    Map<String, TreeSet<String>> read = new TreeMap<>();
    for (Path folder : SOURCES) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          String code = Files.readString(file);
          if (code.contains("import org.regulake.models.law.Law;")
              || file.toString().contains("law")) {
            String reader = file.getFileName().toString().replace(".java", "");
            TreeSet<String> ids = read.computeIfAbsent(reader, name -> new TreeSet<>());
            for (Matcher matcher : List.of(READ.matcher(code), NAMED.matcher(code))) {
              while (matcher.find()) {
                ids.add(
                    matcher.group().contains("isInclusive")
                        ? matcher.group(1) + "_bound"
                        : matcher.group(1));
              }
            }
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return read;
  }

  private Map<String, List<String>> declared() {
    Map<String, List<String>> declared = new TreeMap<>();
    law.numbers().forEach((LawNumber number) -> declared.put(number.id(), number.readBy()));
    law.lists().forEach((LawList list) -> declared.put(list.id(), list.readBy()));
    return declared;
  }

  @Test
  void the_readers_named_in_the_files_are_those_in_the_code() {
    Map<String, TreeSet<String>> readers = new TreeMap<>();
    declared().keySet().forEach(id -> readers.put(id, new TreeSet<>()));
    read()
        .forEach(
            (reader, ids) ->
                ids.stream()
                    .filter(readers::containsKey)
                    .forEach(id -> readers.get(id).add(reader)));
    declared()
        .forEach(
            (id, named) ->
                assertThat(readers.get(id))
                    .as("code that reads '%s'", id)
                    .containsExactlyInAnyOrderElementsOf(named));
  }
}
