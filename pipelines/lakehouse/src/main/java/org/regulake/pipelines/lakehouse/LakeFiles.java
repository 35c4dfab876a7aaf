package org.regulake.pipelines.lakehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/** Small text files of the lake (ledger state, lock) on any storage that Hadoop supports. */
public final class LakeFiles {

  /**
   * Storages on which an object becomes visible only when complete, a rename is a copy, and folders
   * exist only as name prefixes.
   */
  private static final Set<String> OBJECT_STORES = Set.of("s3a", "s3", "gs", "abfs", "abfss");

  private final Configuration configuration;
  private final String location;

  public LakeFiles(Configuration configuration, String location) {
    this.configuration = configuration;
    this.location = location;
  }

  /** Whether a place is a path and not a URI. */
  public static boolean isPath(String place) {
    return !place.matches("[a-z][a-z0-9+.-]+:.*");
  }

  /** Whether a place is a folder on this machine. */
  public static boolean isLocal(String place) {
    return isPath(place) || place.startsWith("file:");
  }

  /** The path of a local place, with or without {@code file:}. */
  public static String localPath(String place) {
    return place.replaceFirst("^file:(//)?", "");
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

  /** The text of a file below the lake, if it exists. */
  public Optional<String> read(String relative) {
    Path file = path(relative);
    try (FSDataInputStream in = fileSystem().open(file)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException missing) {
      return Optional.empty();
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read " + file, cause);
    }
  }

  /** Time of the last write of a file by the storage's clock, if the file exists. */
  Optional<Instant> writtenAt(String relative) {
    return status(relative).map(status -> Instant.ofEpochMilli(status.getModificationTime()));
  }

  private Optional<FileStatus> status(String relative) {
    Path file = path(relative);
    try {
      return Optional.of(fileSystem().getFileStatus(file));
    } catch (FileNotFoundException missing) {
      return Optional.empty();
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot access " + file, cause);
    }
  }

  /** Writes a file atomically: a reader sees the old text or the new one, never a part of it. */
  public void write(String relative, String text) {
    Path file = path(relative);
    FileSystem storage = fileSystem();
    try {
      if (isObjectStore(storage)) {
        writeAll(storage.create(file, true), text);
        return;
      }
      storage.mkdirs(file.getParent());
      if (isLocal(storage)) {
        writeLocally(localFile(storage, file), text);
        return;
      }
      Path fresh = new Path(file.getParent(), "." + file.getName() + ".new");
      writeAll(storage.create(fresh, true), text);
      FileContext.getFileContext(storage.getUri(), configuration)
          .rename(
              storage.makeQualified(fresh), storage.makeQualified(file), Options.Rename.OVERWRITE);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write " + file, cause);
    }
  }

  /**
   * Hadoop's local file system removes the old file before it renames the new one; the operating
   * system does both in one step.
   */
  private static void writeLocally(java.nio.file.Path file, String text) throws IOException {
    java.nio.file.Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
    Files.writeString(fresh, text);
    // A checksum file that Hadoop left for the old text would not match the new one.
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Creates a file that does not exist yet; of several concurrent attempts one succeeds.
   *
   * @return whether this attempt succeeded
   */
  boolean create(String relative, String text) {
    Path file = path(relative);
    FileSystem storage = fileSystem();
    try {
      if (isObjectStore(storage)) {
        FSDataOutputStreamBuilder<?, ?> absent = storage.createFile(file).overwrite(false);
        absent.must(Options.CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
        writeAll(absent.build(), text);
        return true;
      }
      storage.mkdirs(file.getParent());
      if (isLocal(storage)) {
        // Hadoop's local file system checks first and creates afterwards; the operating system does
        // both in one step.
        Files.writeString(localFile(storage, file), text, StandardOpenOption.CREATE_NEW);
      } else {
        writeAll(storage.create(file, false), text);
      }
      return true;
    } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException exists) {
      return false;
    } catch (IOException cause) {
      if (isRefusedByStore(cause)) {
        return false;
      }
      throw new UncheckedIOException("cannot create " + file, cause);
    }
  }

  /** S3 answers 412 when the file exists, and 409 when another writer is creating it. */
  private static boolean isRefusedByStore(IOException failure) {
    return String.valueOf(failure).matches("(?s).*Status Code: (412|409).*");
  }

  private static void writeAll(OutputStream out, String text) throws IOException {
    try (OutputStream closing = out) {
      closing.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Deletes a file if it exists. */
  public void delete(String relative) {
    Path file = path(relative);
    try {
      fileSystem().delete(file, false);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot remove " + file, cause);
    }
  }

  /** Whether a file or folder exists. */
  boolean exists(String relative) {
    return status(relative).isPresent();
  }

  /** Moves a folder of the lake. */
  void move(String from, String to) {
    Path target = path(to);
    try {
      fileSystem().mkdirs(target.getParent());
      if (!fileSystem().rename(path(from), target)) {
        throw new IOException("the storage refused it");
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(
          "cannot move %s to %s; move it by hand".formatted(path(from), target), cause);
    }
  }

  /** Names of the files in a folder of the lake, sorted; empty when the folder does not exist. */
  public List<String> list(String relative) {
    Path folder = path(relative);
    List<String> names = new ArrayList<>();
    try {
      for (FileStatus status : fileSystem().listStatus(folder)) {
        if (status.isFile() && !status.getPath().getName().startsWith(".")) {
          names.add(status.getPath().getName());
        }
      }
    } catch (FileNotFoundException missing) {
      return List.of();
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list " + folder, cause);
    }
    names.sort(null);
    return names;
  }

  private static boolean isObjectStore(FileSystem storage) {
    return OBJECT_STORES.contains(String.valueOf(storage.getUri().getScheme()));
  }

  private static boolean isLocal(FileSystem storage) {
    return "file".equals(storage.getUri().getScheme());
  }

  private static java.nio.file.Path localFile(FileSystem storage, Path file) {
    return java.nio.file.Path.of(storage.makeQualified(file).toUri().getPath());
  }

  /** The first line of a local secret file, without white space around it. */
  public static String readSecret(String file) {
    try {
      return Files.readString(java.nio.file.Path.of(file)).strip();
    } catch (IOException cause) {
      throw new UncheckedIOException(
          "cannot read the secret in " + file + "; check that it exists and that you may read it",
          cause);
    }
  }
}
