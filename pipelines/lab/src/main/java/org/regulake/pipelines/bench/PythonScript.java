package org.regulake.pipelines.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A script of this package, run by a Python of the user in its own process.
 *
 * @param name file name of the script, as in {@code peers.py}
 * @param python an interpreter
 * @param folder folder that receives a copy of the script
 */
record PythonScript(String name, Path python, Path folder) {

  /**
   * Runs the script and returns the last line of its output.
   *
   * @throws IllegalStateException with the last line of its output, when it fails
   * @throws UncheckedIOException when there is no such interpreter
   */
  String run(String... arguments) {
    Path script = folder.resolve(name);
    try (InputStream source = PythonScript.class.getResourceAsStream(name)) {
      Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
      Process process =
          new ProcessBuilder(
                  Stream.concat(
                          Stream.of(python.toString(), script.toString()), Stream.of(arguments))
                      .toList())
              .redirectErrorStream(true)
              .start();
      List<String> lines =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      String last = lines.isEmpty() ? "no output" : lines.get(lines.size() - 1);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(last);
      }
      return last;
    } catch (IOException cause) {
      throw new UncheckedIOException(
          "%s could not be run by %s: choose a Python with --python".formatted(script, python),
          cause);
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "interrupted while %s %s ran".formatted(name, String.join(" ", arguments)), cause);
    }
  }
}
