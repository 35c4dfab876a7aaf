package org.regulake.pipelines.lakehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.FileSystem;

/**
 * A lake that is made to be removed again. A mark file, written before anything else, distinguishes
 * it from all others.
 */
public final class ScratchLake {

  private static final String MARK = "ops/scratch";

  private ScratchLake() {}

  /**
   * Makes a place a scratch lake.
   *
   * @throws IllegalStateException when the place is not empty
   */
  public static void mark(LakeFiles files) {
    FileSystem storage = files.fileSystem();
    try {
      if (storage.listStatus(files.path("")).length > 0) {
        throw new IllegalStateException(
            "%s is not empty, so no scratch lake can be made there; name another place"
                .formatted(files.path("")));
      }
    } catch (FileNotFoundException notThere) {
      files.write(MARK, "made to be removed");
      return;
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot access " + files.path(""), cause);
    }
    files.write(MARK, "made to be removed");
  }

  /**
   * Removes a scratch lake with its contents.
   *
   * @throws IllegalStateException when the mark is missing
   */
  public static void remove(LakeFiles files) {
    if (files.read(MARK).isEmpty()) {
      throw new IllegalStateException(
          "%s is not a scratch lake and is left unchanged".formatted(files.path("")));
    }
    try {
      files.fileSystem().delete(files.path(""), true);
    } catch (IOException cause) {
      throw new UncheckedIOException(
          "cannot remove the scratch lake %s; remove it by hand".formatted(files.path("")), cause);
    }
  }
}
