package org.regulake.pipelines.collect;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import org.regulake.pipelines.source.Reason;

/**
 * Unpacked content that is refused when it is implausibly large for its packed size: a small file
 * that would fill the memory or the disk.
 */
final class PlausibleStream extends BulkReadStream {

  /** Bytes up to which any ratio is accepted. */
  private static final long ALWAYS_ACCEPTED = 64L << 20;

  /** Largest plausible ratio of a packed table. */
  private static final long LARGEST_RATIO = 200;

  private final String fileName;
  private final LongSupplier packed;
  private long bytes;

  /**
   * Guards content.
   *
   * @param packed bytes of the packed file, as far as they are read
   */
  PlausibleStream(String fileName, InputStream content, LongSupplier packed) {
    super(content);
    this.fileName = fileName;
    this.packed = packed;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    bytes += Math.max(count, 0);
    requirePlausible(fileName, bytes, packed);
    return count;
  }

  /**
   * Refuses a file of implausibly much content.
   *
   * @param unpacked bytes of the content, or its records where these are more
   */
  static void requirePlausible(String fileName, long unpacked, LongSupplier packed) {
    if (unpacked > ALWAYS_ACCEPTED && unpacked / LARGEST_RATIO > packed.getAsLong()) {
      throw new RefusedFileException(
          Reason.FILE_FORMAT,
          "%s unpacks to more than %d times its size, which no table does; it was not read further"
              .formatted(fileName, LARGEST_RATIO));
    }
  }
}
