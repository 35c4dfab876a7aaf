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
 * What a Spark distribution has to be given: our jar and the libraries that it does not bring
 * itself.
 *
 * @param jar the jar with the command line
 * @param libraries the libraries, in order of their names
 * @param mainClass name of the class that runs
 */
public record Program(Path jar, List<Path> libraries, String mainClass) {

  public Program {
    libraries = List.copyOf(libraries);
  }

  /**
   * The program as it was built. A library of which the distribution has any version stays here:
   * two versions of one library on a class path are worse than another version.
   *
   * @param folder where our jar is, and {@code lib} beside it
   */
  public static Program builtIn(Path folder, Path sparkHome, String mainClass) {
    Set<String> ofSpark = new TreeSet<>();
    jarsIn(sparkHome.resolve("jars")).forEach(jar -> ofSpark.add(library(jar)));
    List<Path> jars =
        jarsIn(folder).stream().filter(jar -> library(jar).equals("regulake-cli")).toList();
    if (jars.size() != 1) {
      throw new IllegalStateException(
          "%s has to hold one regulake-cli jar and holds %d; build it again"
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
