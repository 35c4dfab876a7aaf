package org.regulake.pipelines.collect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream all bytes of which pass through one method, {@link #read(byte[], int, int)}. */
class BulkReadStream extends FilterInputStream {

  BulkReadStream(InputStream in) {
    super(in);
  }

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
  }
}
