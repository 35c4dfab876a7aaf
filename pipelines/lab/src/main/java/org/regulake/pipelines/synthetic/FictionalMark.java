package org.regulake.pipelines.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The mark of a fictional landing folder: a list of the generated files with their sizes. A file
 * that is not in the list, or has another size, counts as real, so real deliveries added to a
 * generated folder do not pass for fictional ones.
 */
public final class FictionalMark {

  /** Name of the file in the landing folder. */
  public static final String FILE = ".fictional";

  private static final String TITLE =
      "# Fictional deliveries, made by ./regulake generate. No other file may be read with the"
          + " public key of data-samples/.";

  private FictionalMark() {}

  /** Writes the mark of a folder whose files have just been generated. */
  static void put(Path landing) throws IOException {
    Set<String> lines = new TreeSet<>();
    try (Stream<Path> files = Files.walk(landing)) {
      for (Path file :
          files.filter(Files::isRegularFile).filter(file -> !file.endsWith(FILE)).toList()) {
        lines.add(line(landing.relativize(file).toString().replace('\\', '/'), Files.size(file)));
      }
    }
    Files.writeString(landing.resolve(FILE), TITLE + "\n" + String.join("\n", lines) + "\n");
  }

  private static String line(String file, long bytes) {
    return file + " " + bytes;
  }

  /**
   * Reason why a landing folder may contain real deliveries; empty when all its files are
   * generated.
   *
   * @param mark text of the mark
   * @param files the files below the folder and their sizes
   */
  public static Optional<String> problem(Optional<String> mark, Map<String, Long> files) {
    List<String> lines = mark.map(text -> text.lines().toList()).orElse(List.of());
    if (lines.isEmpty() || !lines.get(0).equals(TITLE)) {
      return Optional.of("has no mark of the generator (%s)".formatted(FILE));
    }
    Set<String> listed = new HashSet<>(lines);
    return files.entrySet().stream()
        .filter(file -> !listed.contains(line(file.getKey(), file.getValue())))
        .findFirst()
        .map(
            file ->
                "contains files that differ from the generated ones, in %s"
                    .formatted(file.getKey().replaceFirst("/?[^/]*$", "")));
  }
}
