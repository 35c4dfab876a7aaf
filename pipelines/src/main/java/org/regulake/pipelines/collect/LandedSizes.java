package org.regulake.pipelines.collect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.regulake.pipelines.collect.LandingStorage.Entry;
import org.regulake.pipelines.collect.LandingStorage.Kind;

/** Sizes of the files in a landing folder, before they are inspected. */
final class LandedSizes {

  /** Source, delivery, file. */
  private static final int DEPTH_OF_FILES = 2;

  private LandedSizes() {}

  /** Bytes of all files of deliveries. */
  static long bytes(Configuration configuration, String location) {
    return of(configuration, location).values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Paths below the landing folder of all files of deliveries that are not hidden, with their
   * sizes.
   */
  static Map<String, Long> of(Configuration configuration, String location) {
    Path root = new Path(location);
    Map<String, Long> sizes = new TreeMap<>();
    try {
      LandingStorage storage = new LandingStorage(configuration, root);
      if (storage.exists()) {
        add(storage, storage.root(), "", DEPTH_OF_FILES, sizes);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list the landing folder " + root, cause);
    }
    return sizes;
  }

  /** Descends no deeper than the files of deliveries, because links may be circular. */
  private static void add(
      LandingStorage storage, Path folder, String prefix, int depth, Map<String, Long> sizes) {
    try {
      for (Entry entry : storage.list(folder)) {
        if (entry.kind() == Kind.FILE && !entry.name().startsWith(".")) {
          sizes.put(prefix + entry.name(), entry.bytes());
        } else if (entry.kind() == Kind.FOLDER
            && depth > 0
            && !(prefix.isEmpty() && entry.name().equals(Decisions.FOLDER))) {
          add(storage, entry.path(), prefix + entry.name() + "/", depth - 1, sizes);
        }
      }
    } catch (IOException closed) {
      // A folder that cannot be listed is refused later, when it is inspected.
      return;
    }
  }
}
