package org.regulake.pipelines.pull;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.regulake.pipelines.collect.Manifest;
import org.regulake.pipelines.collect.NewDelivery;

/**
 * The files of a pulled delivery: packed lines of JSON, each file small enough to be collected at
 * any ratio of packing and beside the others.
 */
final class RowFiles implements AutoCloseable {

  /** Unpacked bytes after which a file ends; a line of at most a million characters may follow. */
  private static final long FULL_FILE_BYTES = 48L << 20;

  private static final long LONGEST_LINE_BYTES = 1_000_000;

  private final NewDelivery delivery;
  private final List<Manifest.File> files = new ArrayList<>();
  private final RowDigest digest = new RowDigest();
  private MessageDigest sha256;
  private OutputStream out;
  private long bytesInFile;
  private long rowsInFile;

  RowFiles(NewDelivery delivery) {
    this.delivery = delivery;
  }

  /** Writes a row. */
  void add(byte[] json) throws IOException {
    if (json.length > LONGEST_LINE_BYTES) {
      throw new IllegalArgumentException(
          "row %,d has %,d bytes, and a landed line has at most %,d; leave out its longest column"
              .formatted(digest.rows() + 1, json.length, LONGEST_LINE_BYTES));
    }
    if (out == null) {
      sha256 = RowDigest.sha256();
      out = new GZIPOutputStream(new DigestOutputStream(delivery.file(name()), sha256), 1 << 16);
    }
    out.write(json);
    out.write('\n');
    digest.add(json);
    rowsInFile++;
    bytesInFile += json.length + 1;
    if (bytesInFile >= FULL_FILE_BYTES) {
      endFile();
    }
  }

  private String name() {
    return "rows-%d.jsonl.gz".formatted(files.size() + 1);
  }

  private void endFile() throws IOException {
    out.close();
    out = null;
    files.add(new Manifest.File(name(), rowsInFile, HexFormat.of().formatHex(sha256.digest())));
    rowsInFile = 0;
    bytesInFile = 0;
  }

  /** Ends the last file; the files as a manifest lists them. */
  List<Manifest.File> ended() throws IOException {
    if (out != null) {
      endFile();
    }
    return List.copyOf(files);
  }

  /** Digest of all rows. */
  RowDigest digest() {
    return digest;
  }

  /** Closes an unfinished file. */
  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
