package org.regulake.pipelines.collect;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.regulake.pipelines.source.Reason;

/**
 * The content of a landed file, behind its compression by gzip or in a zip archive of one file.
 *
 * @param name name of the file behind the compression; its ending tells the format
 * @param stream the content
 * @param head the first bytes of the content, which the stream returns again
 */
record LandedContent(String name, PushbackInputStream stream, byte[] head) {

  /** Largest content that is held in memory; a table of a million rows has a tenth of this size. */
  private static final int LARGEST_HELD = 512 << 20;

  /**
   * The content of a file.
   *
   * @param packed bytes of the file read so far
   * @throws RefusedFileException when the compression differs from the name of the file, or an
   *     archive does not hold exactly one file
   */
  static LandedContent of(String fileName, InputStream landed, LongSupplier packed)
      throws IOException {
    PushbackInputStream stream = new PushbackInputStream(landed, FileFormat.HEAD);
    byte[] head = peek(stream);
    String name = fileName.toLowerCase(Locale.ROOT);
    if (head.length == 0 || !name.endsWith(".gz") && !name.endsWith(".zip")) {
      return new LandedContent(fileName, stream, head);
    }
    return name.endsWith(".gz")
        ? unpacked(fileName, stream, head, packed)
        : onlyFile(fileName, stream, head, packed);
  }

  private static LandedContent unpacked(
      String fileName, InputStream landed, byte[] head, LongSupplier packed) throws IOException {
    if (head.length < 2 || (head[0] & 0xFF) != 0x1F || (head[1] & 0xFF) != 0x8B) {
      throw new RefusedFileException(
          Reason.FILE_FORMAT,
          "the name of %s ends in .gz, but it is not a gzip file; rename it".formatted(fileName));
    }
    // Data after the first member must be another member.
    PushbackInputStream content =
        new PushbackInputStream(
            new PlausibleStream(fileName, new GzipCompressorInputStream(landed, true), packed),
            FileFormat.HEAD);
    return new LandedContent(
        fileName.substring(0, fileName.length() - ".gz".length()), content, peek(content));
  }

  private static LandedContent onlyFile(
      String fileName, InputStream landed, byte[] head, LongSupplier packed) throws IOException {
    if (head.length < 4 || head[0] != 'P' || head[1] != 'K') {
      throw new RefusedFileException(
          Reason.FILE_FORMAT,
          "the name of %s ends in .zip, but it is not a zip archive; rename it"
              .formatted(fileName));
    }
    // The names in archives from China are often in GBK; only their endings matter here.
    ZipInputStream archive = new ZipInputStream(landed, StandardCharsets.ISO_8859_1);
    ZipEntry entry = archive.getNextEntry();
    while (entry != null && entry.isDirectory()) {
      entry = archive.getNextEntry();
    }
    if (entry == null) {
      throw new RefusedFileException(
          Reason.FILE_EMPTY, "%s is an archive without a file; send it again".formatted(fileName));
    }
    PushbackInputStream content =
        new PushbackInputStream(
            new PlausibleStream(fileName, new OnlyEntry(fileName, archive), packed),
            FileFormat.HEAD);
    return new LandedContent(entry.getName(), content, peek(content));
  }

  private static byte[] peek(PushbackInputStream stream) throws IOException {
    byte[] head = stream.readNBytes(FileFormat.HEAD);
    stream.unread(head);
    return head;
  }

  /**
   * All bytes of the content, for formats that are not read from the beginning to the end.
   *
   * @throws RefusedFileException when they are too many for the memory
   */
  byte[] held(String fileName) throws IOException {
    byte[] bytes = stream.readNBytes(LARGEST_HELD + 1);
    if (bytes.length > LARGEST_HELD) {
      throw new RefusedFileException(
          Reason.FILE_FORMAT,
          "%s is larger than %,d bytes; send it in several files"
              .formatted(fileName, LARGEST_HELD));
    }
    return bytes;
  }

  boolean isEmpty() {
    return head.length == 0;
  }

  boolean isWorkbook() {
    return name.toLowerCase(Locale.ROOT).endsWith(".xlsx");
  }

  boolean isParquet() {
    return name.toLowerCase(Locale.ROOT).endsWith(".parquet");
  }

  boolean isXml() {
    return name.toLowerCase(Locale.ROOT).endsWith(".xml");
  }

  boolean isJsonLines() {
    return name.matches("(?i).*\\.(jsonl|ndjson|json)");
  }
}
