package org.regulake.pipelines.collect;

import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.regulake.pipelines.source.Reason;

/** The file in a zip archive, which must be the only one. */
final class OnlyEntry extends BulkReadStream {

  private final String fileName;
  private final ZipInputStream archive;
  private boolean isAtEnd;

  /**
   * Begins with the entry at which the archive stands.
   *
   * @param fileName name of the archive
   */
  OnlyEntry(String fileName, ZipInputStream archive) {
    super(archive);
    this.fileName = fileName;
    this.archive = archive;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = isAtEnd ? -1 : archive.read(target, offset, length);
    if (count < 0 && !isAtEnd) {
      isAtEnd = true;
      requireNoOther();
    }
    return count;
  }

  private void requireNoOther() throws IOException {
    ZipEntry other = archive.getNextEntry();
    while (other != null && other.isDirectory()) {
      other = archive.getNextEntry();
    }
    if (other != null) {
      throw new RefusedFileException(
          Reason.FILE_FORMAT,
          "%s is an archive of several files; land each file by itself, or in an archive of its own"
              .formatted(fileName));
    }
  }
}
