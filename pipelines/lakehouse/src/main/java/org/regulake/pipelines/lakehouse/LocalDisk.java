package org.regulake.pipelines.lakehouse;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system without helper processes. Without its native library, as on a machine
 * with only a JDK, Hadoop starts {@code chmod} for every file it creates and {@code readlink} for
 * every file it renames: 1,400 processes in a run on the sample data, a fifth of its time. This
 * class does both in Java. Everything else, checksums included, is Hadoop's.
 */
public final class LocalDisk extends LocalFileSystem {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "fs.file.impl", LocalDisk.class.getName(),
          "fs.AbstractFileSystem.file.impl", Contexts.class.getName());

  /** For Hadoop, which instantiates it by name. */
  public LocalDisk() {
    super(new Raw());
  }

  /**
   * Hadoop settings that name these classes, for processes with these classes on their class path.
   */
  public static Map<String, String> settings() {
    return SETTINGS;
  }

  /** Hadoop configuration of this machine with these classes for local files. */
  public static Configuration configuration() {
    Configuration configuration = new Configuration();
    SETTINGS.forEach(configuration::set);
    return configuration;
  }

  /**
   * The same for Hadoop's second file API, {@code FileContext}, with which Delta Lake writes its
   * log.
   */
  public static final class Contexts extends ChecksumFs {

    /** For Hadoop, which instantiates it by name. */
    public Contexts(URI uri, Configuration configuration) throws IOException, URISyntaxException {
      super(new DiskContexts(uri, new Raw(), configuration));
    }
  }

  private static final class Raw extends RawLocalFileSystem {

    @Override
    public void setPermission(Path file, FsPermission permission) throws IOException {
      PosixFileAttributeView view =
          Files.getFileAttributeView(pathToFile(file).toPath(), PosixFileAttributeView.class);
      boolean isBeyondPosix = permission.getStickyBit();
      if (view == null || isBeyondPosix) {
        super.setPermission(file, permission);
        return;
      }
      String symbols =
          permission.getUserAction().SYMBOL
              + permission.getGroupAction().SYMBOL
              + permission.getOtherAction().SYMBOL;
      view.setPermissions(PosixFilePermissions.fromString(symbols));
    }

    @Override
    public FileStatus getFileLinkStatus(Path file) throws IOException {
      return Files.isSymbolicLink(pathToFile(file).toPath())
          ? super.getFileLinkStatus(file)
          : getFileStatus(file);
    }
  }
}
