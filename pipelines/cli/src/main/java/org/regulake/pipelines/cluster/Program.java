package org.regulake.pipelines.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The jars that a Spark distribution needs: ours and the libraries that it does not contain itself.
 *
 * @param jar the jar with the command line
 * @param libraries the libraries, ordered by name
 * @param mainClass name of the main class
 */
public record Program(Path jar, List<Path> libraries, String mainClass) {

  public Program {
    libraries = List.copyOf(libraries);
  }

  /**
   * The program as built, without libraries of which the distribution has any version: two versions
   * of a library on a class path are worse than a different version.
   *
   * @param folder folder with our jar and {@code lib}
   */
  public static Program builtIn(Path folder, Path sparkHome, String mainClass) {
    Set<String> ofSpark = new TreeSet<>();
    jarsIn(sparkHome.resolve("jars")).forEach(jar -> ofSpark.add(library(jar)));
    List<Path> jars =
        jarsIn(folder).stream().filter(jar -> library(jar).equals("regulake-cli")).toList();
    if (jars.size() != 1) {
      throw new IllegalStateException(
          "%s has to contain one regulake-cli jar but contains %d; rebuild it"
              .formatted(folder, jars.size()));
    }
    return new Program(
        jars.get(0),
        jarsIn(folder.resolve("lib")).stream()
            .filter(jar -> !ofSpark.contains(library(jar)))
            .toList(),
        mainClass);
  }

  /** Our jar and the libraries. */
  List<Path> all() {
    List<Path> all = new ArrayList<>(List.of(jar));
    all.addAll(libraries);
    return all;
  }

  /**
   * The name of a jar without its version: {@code delta-storage-4.4.0.jar} is {@code
   * delta-storage}.
   */
  private static String library(Path jar) {
    return jar.getFileName().toString().replaceFirst("-[0-9][^/]*\\.jar$", "");
  }

  private static List<Path> jarsIn(Path folder) {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
      found.forEach(jars::add);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list the jars in " + folder, cause);
    }
    jars.sort(null);
    return jars;
  }
}
