package org.regulake.pipelines.synthetic;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The mark by which a landing folder is known to be fictional: a list of the files that the generator made, with their sizes. A file that is not
 * in the list, or has another size, is somebody else's, so real deliveries that are added to a generated folder do not pass for fictional ones.
 */
public final class FictionalLanding {

  private static final String MARK = ".fictional";
  private static final String TITLE = "# Fictional deliveries, made by ./regulake generate. No other file may be read with the public key of data-samples/.";

  private FictionalLanding() {}

  /** Marks a folder that the generator has just made. */
  static void mark(java.nio.file.Path landing) throws IOException {
    Set<String> lines = new TreeSet<>();
    try (Stream<java.nio.file.Path> files = Files.walk(landing)) {
      for (java.nio.file.Path file : files.filter(Files::isRegularFile).toList()) {
        lines.add(line(landing.relativize(file).toString().replace('\\', '/'), Files.size(file)));
      }
    }
    Files.writeString(landing.resolve(MARK), TITLE + "\n" + String.join("\n", lines) + "\n");
  }

  private static String line(String file, long bytes) {
    return file + " " + bytes;
  }

  /** Why a landing folder may hold real deliveries; empty when all its files are the generator's. */
  public static Optional<String> problem(Configuration configuration, String landing) {
    Path root = new Path(landing);
    try {
      FileSystem storage = root.getFileSystem(configuration);
      if (!storage.exists(root)) {
        return Optional.empty();
      }
      Optional<Set<String>> listed = listed(storage, new Path(root, MARK));
      return listed.isEmpty() ? Optional.of("%s has no mark of the generator".formatted(landing)) : foreignFile(storage, root, listed.get());
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list the landing folder " + root, cause);
    }
  }

  private static Optional<Set<String>> listed(FileSystem storage, Path mark) throws IOException {
    try (FSDataInputStream in = storage.open(mark)) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return lines.isEmpty() || !lines.get(0).equals(TITLE) ? Optional.empty() : Optional.of(new HashSet<>(lines));
    } catch (FileNotFoundException missing) {
      return Optional.empty();
    }
  }

  private static Optional<String> foreignFile(FileSystem storage, Path root, Set<String> listed) throws IOException {
    String prefix = storage.makeQualified(root).toUri().getPath();
    RemoteIterator<LocatedFileStatus> files = storage.listFiles(root, true);
    while (files.hasNext()) {
      LocatedFileStatus file = files.next();
      String name = file.getPath().toUri().getPath().substring(prefix.length()).replaceFirst("^/+", "");
      if (!file.getPath().getName().startsWith(".") && !listed.contains(line(name, file.getLen()))) {
        return Optional.of("a file of %s is not as the generator made it, in folder '%s'".formatted(root, name.replaceFirst("/?[^/]*$", "")));
      }
    }
    return Optional.empty();
  }
}
