package org.regulake.pipelines.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/**
 * Sizes of the files below a folder at one moment. Spark's own count of written bytes leaves out
 * the files of Iceberg and the logs of Delta.
 */
record WrittenFiles(Map<Path, Long> sizes) {

  /** The files below a folder now; none when it does not exist. */
  static WrittenFiles below(Path folder) {
    Map<Path, Long> sizes = new HashMap<>();
    if (!Files.exists(folder)) {
      return new WrittenFiles(sizes);
    }
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              sizes.put(file, attributes.size());
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException cause) {
              // A file that is removed meanwhile is not part of the result.
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException cause) {
      throw new UncheckedIOException("the folder %s could not be read".formatted(folder), cause);
    }
    return new WrittenFiles(sizes);
  }

  /** Bytes of the files that are new or have grown since an earlier moment. */
  long bytesSince(WrittenFiles earlier) {
    return sizes.entrySet().stream()
        .mapToLong(
            file -> Math.max(0, file.getValue() - earlier.sizes.getOrDefault(file.getKey(), 0L)))
        .sum();
  }
}
