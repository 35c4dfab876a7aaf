package org.regulake.pipelines.collect;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * A file of a delivery, as listed by the storage.
 *
 * @param name name within the delivery
 * @param uri its location
 * @param bytes its size
 * @param modifiedAt milliseconds of its last change; shows, with the size, whether it has to be
 *     checked again
 */
record LandedFile(String name, String uri, long bytes, long modifiedAt) {

  /** The same file under another name; its location does not change. */
  LandedFile named(UnaryOperator<String> names) {
    return new LandedFile(names.apply(name), uri, bytes, modifiedAt);
  }

  /** Whether it is still as listed; queries the storage again. */
  boolean isStill(Configuration configuration) {
    Path path = new Path(uri);
    try {
      FileStatus now = path.getFileSystem(configuration).getFileStatus(path);
      // Object stores return the time of a file in milliseconds in a list, and in seconds for the
      // file alone.
      return now.getLen() == bytes && toSecond(now.getModificationTime()) == toSecond(modifiedAt);
    } catch (FileNotFoundException gone) {
      return false;
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read the status of " + path, cause);
    }
  }

  private static long toSecond(long millis) {
    return Math.floorDiv(millis, 1_000L);
  }
}
