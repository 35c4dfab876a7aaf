package org.regulake.pipelines.synthetic;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.regulake.pipelines.synthetic.LandedSource.Format;

/**
 * The folder of one delivery: part files of at most 250,000 rows, the manifest with their hashes,
 * and the encoding if it is not UTF-8.
 */
final class DeliveryFolder implements Closeable {

  static final int PART_ROWS = 250_000;
  private static final int CODE_UNITS_AT_ONCE = 1 << 16;

  private record Part(String name, long rows, String hash, long bytes) {}

  private final Path folder;
  private final LandedSource source;
  private final Delivery delivery;
  private final List<String> headers;
  private final Charset charset;
  private final List<Part> parts = new ArrayList<>();
  private OutputStream out;
  private MessageDigest digest;
  private String partName;
  private long partRows;
  private long partLines;

  DeliveryFolder(Path landing, LandedSource source, Delivery delivery, List<String> headers)
      throws IOException {
    this.folder = landing.resolve(source.sourceName()).resolve(delivery.name());
    this.source = source;
    this.delivery = delivery;
    this.headers = headers;
    this.charset =
        source.format == Format.CSV_GB18030 ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
    Files.createDirectories(folder);
    openPart();
  }

  /** Appends whole rows and returns the name of their file. {@code lines} counts physical lines. */
  String append(StringBuilder text, long rows, long lines) throws IOException {
    if (partRows > 0 && partRows + rows > PART_ROWS) {
      closePart();
      openPart();
    }
    write(text);
    partRows += rows;
    partLines += lines;
    return partName;
  }

  /** Number of physical lines written to the current file. */
  long linesSoFar() {
    return partLines;
  }

  /** Whether {@code rows} more rows would start a new file. */
  boolean wouldTurn(long rows) {
    return partRows > 0 && partRows + rows > PART_ROWS;
  }

  long rows() {
    return parts.stream().mapToLong(Part::rows).sum();
  }

  long bytes() {
    return parts.stream().mapToLong(Part::bytes).sum();
  }

  @Override
  public void close() throws IOException {
    closePart();
    StringBuilder manifest = new StringBuilder(256);
    manifest
        .append("{\"source\":")
        .append(Cells.quoted(source.sourceName()))
        .append(",\"delivery\":")
        .append(Cells.quoted(delivery.name()))
        .append(",\"sequence\":")
        .append(delivery.sequence())
        .append(",\"kind\":")
        .append(Cells.quoted(delivery.kind()))
        .append(",\"event_time\":")
        .append(Cells.quoted(Calendar.iso(delivery.eventDay())))
        .append(",\"received_at\":")
        .append(Cells.quoted(delivery.receivedAt()))
        .append(",\"files\":[");
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      manifest
          .append(i == 0 ? "" : ",")
          .append("{\"name\":")
          .append(Cells.quoted(part.name()))
          .append(",\"rows\":")
          .append(part.rows())
          .append(",\"sha256\":")
          .append(Cells.quoted(part.hash()))
          .append('}');
    }
    Files.writeString(folder.resolve("manifest.json"), manifest.append("]}\n"));
    if (source.format == Format.CSV_GB18030) {
      Files.writeString(folder.resolve("delivery.yml"), "encoding: GB18030\n");
    }
  }

  private void openPart() throws IOException {
    partName =
        parts.isEmpty()
            ? source.sourceName() + "." + source.format.suffix
            : "%s-%04d.%s".formatted(source.sourceName(), parts.size() + 1, source.format.suffix);
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
    OutputStream file =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve(partName)), 1 << 16);
    OutputStream hashed = new DigestOutputStream(file, digest);
    // Java's gzip header has no time stamp, so the bytes depend on the content alone.
    out = source.format.isCompressed ? new GZIPOutputStream(hashed, 1 << 16) : hashed;
    partRows = 0;
    partLines = 0;
    if (source.format != Format.JSON_LINES_GZIP) {
      StringBuilder head = new StringBuilder(source.format == Format.CSV_BOM ? "\uFEFF" : "");
      Cells.csv(head, headers);
      write(head);
      partLines = 1;
    }
  }

  private void write(StringBuilder text) throws IOException {
    for (int from = 0; from < text.length(); ) {
      int to = Math.min(text.length(), from + CODE_UNITS_AT_ONCE);
      // A surrogate pair must not be split.
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      out.write(text.substring(from, to).getBytes(charset));
      from = to;
    }
  }

  private void closePart() throws IOException {
    out.close();
    parts.add(
        new Part(
            partName,
            partRows,
            HexFormat.of().formatHex(digest.digest()),
            Files.size(folder.resolve(partName))));
  }
}
