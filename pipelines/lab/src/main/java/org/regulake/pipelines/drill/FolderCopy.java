package org.regulake.pipelines.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies and removes folders of the local disk. */
final class FolderCopy {

  private static final long PAGE = 4096;

  private FolderCopy() {}

  /** Copies a folder with the times of its files into a folder that may exist already. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(
              file,
              target,
              StandardCopyOption.COPY_ATTRIBUTES,
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** Removes all contents of a folder, in which a process may still be writing. */
  static void empty(Path folder) throws IOException {
    for (int attempt = 0; attempt < 3 && Files.exists(folder); attempt++) {
      for (Path file : contents(folder)) {
        try {
          Files.deleteIfExists(file);
        } catch (DirectoryNotEmptyException filledAgain) {
          // The next attempt removes it.
          continue;
        }
      }
    }
  }

  private static List<Path> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> !file.equals(folder)).sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException vanished) {
      if (vanished.getCause() instanceof NoSuchFileException) {
        return List.of();
      }
      throw vanished.getCause();
    }
  }

  /** Bytes that all files occupy on a disk, in whole pages. */
  static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .mapToLong(file -> (file.toFile().length() + PAGE - 1) / PAGE * PAGE)
          .sum();
    }
  }
}
