package org.regulake.pipelines.lakehouse;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FsConstants;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * A local file system for Hadoop's second file API, {@code FileContext}, with which Delta Lake
 * writes its log.
 */
final class DiskContexts extends DelegateToFileSystem {

  DiskContexts(URI uri, RawLocalFileSystem disk, Configuration configuration)
      throws IOException, URISyntaxException {
    super(uri, disk, configuration, FsConstants.LOCAL_FS_URI.getScheme(), false);
  }

  @Override
  public int getUriDefaultPort() {
    return -1;
  }

  /** Leaves the check of names to the disk. */
  @Override
  public boolean isValidName(String name) {
    return true;
  }
}
