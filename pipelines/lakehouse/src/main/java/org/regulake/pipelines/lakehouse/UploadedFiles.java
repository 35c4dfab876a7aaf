package org.regulake.pipelines.lakehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;

/** Files of this machine that others are to fetch, copied to storage that they reach. */
public final class UploadedFiles {

  private UploadedFiles() {}

  /** Copies files into a folder; one that is there with the same length stays as it is. */
  public static void copy(
      Configuration configuration, List<java.nio.file.Path> files, String folder) {
    try {
      Path target = new Path(folder);
      FileSystem storage = target.getFileSystem(configuration);
      for (java.nio.file.Path file : files) {
        Path there = new Path(target, file.getFileName().toString());
        if (storage.exists(there)
            && storage.getFileStatus(there).getLen() == java.nio.file.Files.size(file)) {
          continue;
        }
        // Complete under its name or not there at all.
        Path fresh = new Path(target, "." + file.getFileName() + ".new");
        FileUtil.copy(file.toFile(), storage, fresh, false, configuration);
        storage.delete(there, false);
        storage.rename(fresh, there);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot copy the program to " + folder, cause);
    }
  }
}
