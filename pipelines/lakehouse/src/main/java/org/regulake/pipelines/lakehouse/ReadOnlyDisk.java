package org.regulake.pipelines.lakehouse;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.util.Progressable;

/**
 * Hadoop's local file system for queries: it reads files and refuses to create, change or delete
 * any.
 */
public final class ReadOnlyDisk extends LocalFileSystem {

  /**
   * Hadoop settings for a Spark session that answers queries; other sessions of the process keep
   * theirs.
   */
  static final Map<String, String> SETTINGS =
      Map.of(
          "fs.file.impl", ReadOnlyDisk.class.getName(),
          "fs.file.impl.disable.cache", "true",
          "fs.AbstractFileSystem.file.impl", Contexts.class.getName());

  /** For Hadoop, which instantiates it by name. */
  public ReadOnlyDisk() {
    super(new Raw());
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

    private static AccessControlException refused(Path file) {
      return new AccessControlException("%s is not written: queries only read".formatted(file));
    }

    @Override
    protected OutputStream createOutputStreamWithMode(
        Path file, boolean isAppended, FsPermission permission) throws IOException {
      throw refused(file);
    }

    @Override
    public FSDataOutputStream append(Path file, int bufferSize, Progressable progress)
        throws IOException {
      throw refused(file);
    }

    @Override
    public boolean mkdirs(Path folder) throws IOException {
      throw refused(folder);
    }

    @Override
    public boolean mkdirs(Path folder, FsPermission permission) throws IOException {
      throw refused(folder);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
      throw refused(from);
    }

    @Override
    public boolean delete(Path file, boolean isRecursive) throws IOException {
      throw refused(file);
    }

    @Override
    public boolean truncate(Path file, long length) throws IOException {
      throw refused(file);
    }

    @Override
    public void setPermission(Path file, FsPermission permission) throws IOException {
      throw refused(file);
    }
  }
}
