package org.regulake.pipelines.lakehouse;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/** Small text files of the lake (ledger state, lock), on any storage that Hadoop reaches. */
public final class LakeFiles {

  private final Configuration configuration;
  private final String location;

  public LakeFiles(Configuration configuration, String location) {
    this.configuration = configuration;
    this.location = location;
  }

  /** A file or folder of the lake; the lake itself when the name is empty. */
  Path path(String relative) {
    return relative.isEmpty() ? new Path(location) : new Path(location, relative);
  }

  FileSystem fileSystem() {
    try {
      return path("x").getFileSystem(configuration);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot reach the storage of the lake at " + location, cause);
    }
  }

  /** The text of a file below the lake, if it is there. */
  public Optional<String> read(String relative) {
    Path file = path(relative);
    try {
      FileSystem storage = file.getFileSystem(configuration);
      if (!storage.exists(file)) {
        return Optional.empty();
      }
      try (FSDataInputStream in = storage.open(file)) {
        return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read " + file, cause);
    }
  }

  /** Writes a file so that a reader sees the old text or the new one, never a part of it. */
  public void write(String relative, String text) {
    Path file = path(relative);
    try {
      FileSystem storage = file.getFileSystem(configuration);
      storage.mkdirs(file.getParent());
      if ("file".equals(storage.getUri().getScheme())) {
        writeLocally(java.nio.file.Path.of(storage.makeQualified(file).toUri().getPath()), text);
        return;
      }
      // An object store shows an object only when it is complete, and its rename is a copy: write in place there.
      boolean isObjectStore = List.of("s3a", "s3", "gs", "abfs", "abfss").contains(String.valueOf(storage.getUri().getScheme()));
      Path target = isObjectStore ? file : new Path(file.getParent(), "." + file.getName() + ".new");
      try (OutputStream out = storage.create(target, true)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      if (!isObjectStore) {
        FileContext.getFileContext(file.toUri().isAbsolute() ? file.toUri() : storage.getUri(), configuration)
            .rename(storage.makeQualified(target), storage.makeQualified(file), Options.Rename.OVERWRITE);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write " + file, cause);
    }
  }

  /** Hadoop's local file system removes the old file before it renames the new one; the operating system does both in one step. */
  private static void writeLocally(java.nio.file.Path file, String text) throws IOException {
    java.nio.file.Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
    java.nio.file.Files.writeString(fresh, text);
    // A checksum that Hadoop may have left beside the old text would not fit the new one.
    java.nio.file.Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    java.nio.file.Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes a file if it is there. */
  public void delete(String relative) {
    Path file = path(relative);
    try {
      file.getFileSystem(configuration).delete(file, false);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot remove " + file, cause);
    }
  }

  /** Names of the files in a folder of the lake, in order; empty when the folder is not there. */
  public List<String> list(String relative) {
    Path folder = path(relative);
    try {
      FileSystem storage = folder.getFileSystem(configuration);
      List<String> names = new ArrayList<>();
      if (storage.exists(folder)) {
        for (FileStatus status : storage.listStatus(folder)) {
          if (status.isFile() && !status.getPath().getName().startsWith(".")) {
            names.add(status.getPath().getName());
          }
        }
      }
      names.sort(null);
      return names;
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list " + folder, cause);
    }
  }

  /** The first line of a local secret file, without white space around it. */
  static String readSecret(String file) {
    try {
      return java.nio.file.Files.readString(java.nio.file.Path.of(file)).strip();
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read the secret in " + file + "; check that it exists and that you may read it", cause);
    }
  }
}
