package org.regulake.pipelines.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A temporary folder of a benchmark, removed at its end.
 *
 * @param isKept whether the folder stays
 */
record ScratchFolder(Path path, boolean isKept) implements AutoCloseable {

  /** Makes a new folder among the temporary files of this machine. */
  static ScratchFolder make(boolean isKept) {
    try {
      return new ScratchFolder(Files.createTempDirectory("regulake-bench"), isKept);
    } catch (IOException cause) {
      throw new UncheckedIOException(
          "cannot make a folder for temporary files; choose another place with"
              + " JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=<folder>",
          cause);
    }
  }

  @Override
  public void close() {
    if (!isKept) {
      remove(path);
    }
  }

  /** Removes a folder with all that it contains. */
  static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(
          "the folder %s could not be removed; remove it by hand".formatted(folder), cause);
    }
  }
}
