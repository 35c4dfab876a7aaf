package org.regulake.pipelines.lakehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Lists the files of a table in its storage, for comparison with its metadata. */
final class FilesBelow {

  private FilesBelow() {}

  /** All files below a folder, by path; none when the folder does not exist. */
  static Map<Path, FileStatus> of(FileSystem storage, Path folder) {
    Map<Path, FileStatus> found = new HashMap<>();
    try {
      RemoteIterator<LocatedFileStatus> all = storage.listFiles(folder, true);
      while (all.hasNext()) {
        LocatedFileStatus file = all.next();
        found.put(file.getPath(), file);
      }
      return found;
    } catch (FileNotFoundException missing) {
      return Map.of();
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list " + folder, cause);
    }
  }
}
