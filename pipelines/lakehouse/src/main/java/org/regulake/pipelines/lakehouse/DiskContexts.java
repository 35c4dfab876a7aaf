package org.regulake.pipelines.lakehouse;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FsConstants;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * A local file system behind Hadoop's second interface to files, by which Delta Lake writes its
 * log.
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

  /** The disk itself says which names it takes. */
  @Override
  public boolean isValidName(String name) {
    return true;
  }
}
