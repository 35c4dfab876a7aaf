package org.regulake.pipelines.lakehouse;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system without helper processes. Without its native library, as on a machine
 * with only a JDK, Hadoop starts {@code chmod} for every file it creates, {@code readlink} for
 * every file it renames and {@code ls} for every file it lists with its place: 1,400 processes in a
 * run on the sample data, a fifth of its time, and as much of a run that finds nothing new. This
 * class does all three in Java. Everything else, checksums included, is Hadoop's.
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

    @Override
    public FileStatus getFileStatus(Path file) throws IOException {
      return withPermission(super.getFileStatus(file));
    }

    @Override
    public FileStatus[] listStatus(Path folder) throws IOException {
      FileStatus[] files = super.listStatus(folder);
      for (int i = 0; i < files.length; i++) {
        files[i] = withPermission(files[i]);
      }
      return files;
    }

    /** The same status, with the permission that Hadoop would ask of {@code ls}. */
    private FileStatus withPermission(FileStatus file) throws IOException {
      try {
        PosixFileAttributes attributes =
            Files.readAttributes(pathToFile(file.getPath()).toPath(), PosixFileAttributes.class);
        return new FileStatus(
            file.getLen(),
            file.isDirectory(),
            file.getReplication(),
            file.getBlockSize(),
            file.getModificationTime(),
            file.getAccessTime(),
            permission(attributes.permissions()),
            attributes.owner().getName(),
            attributes.group().getName(),
            file.getPath());
      } catch (NoSuchFileException | UnsupportedOperationException removedOrNotPosix) {
        return file;
      }
    }

    private static FsPermission permission(Set<PosixFilePermission> symbols) {
      return new FsPermission(FsPermission.valueOf("-" + PosixFilePermissions.toString(symbols)));
    }
  }
}
