package org.regulake.pipelines.collect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Lists and opens the contents of a landing folder. On a local disk Java is used: Hadoop cannot
 * list a folder that contains a name with a colon, leaves out dangling links, and reports a pipe as
 * a file.
 */
final class LandingStorage {

  /** Kind of an entry of a folder. */
  enum Kind {
    FILE,
    FOLDER,
    /** A dangling or circular link. */
    DEAD_LINK,
    /** A pipe, a socket or a device: opening it may block forever. */
    DEVICE,
    /** An entry whose name cannot be used in a path. */
    UNNAMEABLE
  }

  /** An entry of a folder. */
  record Entry(String name, Kind kind, Path path, long bytes, long modifiedAt) {}

  private final FileSystem storage;
  private final Path root;

  LandingStorage(Configuration configuration, Path root) throws IOException {
    this.storage = root.getFileSystem(configuration);
    this.root = storage.makeQualified(root);
  }

  Path root() {
    return root;
  }

  boolean exists() throws IOException {
    return storage.exists(root);
  }

  /** All entries of a folder, by name. */
  List<Entry> list(Path folder) throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (storage instanceof LocalFileSystem local) {
      try (DirectoryStream<java.nio.file.Path> files =
          Files.newDirectoryStream(local.pathToFile(folder).toPath())) {
        for (java.nio.file.Path file : files) {
          entry(folder, file).ifPresent(entries::add);
        }
      } catch (DirectoryIteratorException wrapped) {
        throw wrapped.getCause();
      }
    } else {
      for (FileStatus status : storage.listStatus(folder)) {
        entries.add(
            new Entry(
                status.getPath().getName(),
                status.isDirectory() ? Kind.FOLDER : Kind.FILE,
                status.getPath(),
                status.getLen(),
                status.getModificationTime()));
      }
    }
    entries.sort(Comparator.comparing(Entry::name));
    return entries;
  }

  /** The entry of a name in a folder; empty when it was removed meanwhile. */
  private static Optional<Entry> entry(Path folder, java.nio.file.Path file) {
    String name = file.getFileName().toString();
    if (name.indexOf(':') >= 0 || !isReadable(file)) {
      return Optional.of(new Entry(name, Kind.UNNAMEABLE, null, 0, 0));
    }
    Path path = new Path(folder, name);
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      Kind kind =
          attributes.isRegularFile()
              ? Kind.FILE
              : attributes.isDirectory() ? Kind.FOLDER : Kind.DEVICE;
      return Optional.of(
          new Entry(name, kind, path, attributes.size(), attributes.lastModifiedTime().toMillis()));
    } catch (IOException unresolved) {
      if (Files.isSymbolicLink(file)) {
        return Optional.of(new Entry(name, Kind.DEAD_LINK, path, 0, 0));
      }
      // The caller that opens it reports the problem.
      return unresolved instanceof NoSuchFileException
          ? Optional.empty()
          : Optional.of(new Entry(name, Kind.FILE, path, 0, 0));
    }
  }

  /**
   * Whether a name is readable: one in an encoding that this system does not support is changed by
   * the conversion and denotes no file.
   */
  private static boolean isReadable(java.nio.file.Path file) {
    try {
      return java.nio.file.Path.of(file.toString()).equals(file);
    } catch (InvalidPathException unmappable) {
      return false;
    }
  }

  /**
   * Whether a folder can be listed: if so, a failure to read a file in it is caused by the file.
   */
  static boolean isReachable(Path folder, Configuration configuration) {
    try {
      new LandingStorage(configuration, folder).list(folder);
      return true;
    } catch (IOException outOfReach) {
      return false;
    }
  }

  InputStream open(Path file) throws IOException {
    return open(file, storage);
  }

  /** Opens a landed file as its sender wrote it. */
  static InputStream open(Path file, Configuration configuration) throws IOException {
    return open(file, file.getFileSystem(configuration));
  }

  /** Opens a file without Hadoop's checksum files, which senders do not write. */
  private static InputStream open(Path file, FileSystem storage) throws IOException {
    return (storage instanceof LocalFileSystem local ? local.getRawFileSystem() : storage)
        .open(file);
  }
}
