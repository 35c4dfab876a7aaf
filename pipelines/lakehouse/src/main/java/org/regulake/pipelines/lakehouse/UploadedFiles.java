package org.regulake.pipelines.lakehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;

/** Copies files of this machine to storage from which other machines fetch them. */
public final class UploadedFiles {

  private UploadedFiles() {}

  /** Copies files into a folder; an existing file of the same length is kept. */
  public static void copy(
      Configuration configuration, List<java.nio.file.Path> files, String folder) {
    try {
      Path target = new Path(folder);
      FileSystem storage = target.getFileSystem(configuration);
      for (java.nio.file.Path file : files) {
        Path there = new Path(target, file.getFileName().toString());
        if (storage.exists(there) && storage.getFileStatus(there).getLen() == Files.size(file)) {
          continue;
        }
        // The file appears under its name only when it is complete.
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
