package org.regulake.pipelines.collect;

import java.io.ByteArrayInputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A file in memory, for a reader that seeks. */
record BytesInputFile(byte[] bytes) implements InputFile {

  @Override
  public long getLength() {
    return bytes.length;
  }

  @Override
  public SeekableInputStream newStream() {
    Positioned stream = new Positioned(bytes);
    return new DelegatingSeekableInputStream(stream) {
      @Override
      public long getPos() {
        return stream.position();
      }

      @Override
      public void seek(long position) {
        stream.seek(position);
      }
    };
  }

  /** A stream over the bytes that knows its position. */
  private static final class Positioned extends ByteArrayInputStream {

    private Positioned(byte[] bytes) {
      super(bytes);
    }

    private long position() {
      return pos;
    }

    private void seek(long position) {
      pos = Math.toIntExact(position);
    }
  }
}
