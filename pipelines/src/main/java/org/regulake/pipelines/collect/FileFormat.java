package org.regulake.pipelines.collect;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Formats that are delivered by mistake, recognised by the first bytes of a file.
 *
 * @param start its first bytes in hexadecimal digits
 * @param what its name for messages
 * @param remedy advice to the sender
 */
record FileFormat(String start, String what, String remedy) {

  /** Number of bytes that are checked. */
  static final int HEAD = 512;

  private static final String AS_TEXT = "save it as CSV in UTF-8 and send that";
  private static final String AS_XLSX = "save it as .xlsx or as CSV in UTF-8 and send that";
  private static final String UNPACKED =
      "unpack it, and land the files in it; a single file may come as .gz";
  private static final String NAMED =
      "let the name of an archive with one file end in .zip; unpack one with several";
  private static final String AS_UTF_8 =
      "send it in UTF-8, or write 'encoding: %s' in delivery.yml";

  private static final List<FileFormat> KNOWN =
      List.of(
          new FileFormat("504b0304", "a zip archive", NAMED),
          new FileFormat("504b0506", "an empty zip archive", UNPACKED),
          new FileFormat("1f8b", "a gzip file", "let its name end in .gz"),
          new FileFormat("377abcaf271c", "a 7-Zip archive", UNPACKED),
          new FileFormat("526172211a07", "a RAR archive", UNPACKED),
          new FileFormat("425a68", "a bzip2 file", UNPACKED),
          new FileFormat("fd377a585a00", "an xz file", UNPACKED),
          new FileFormat("28b52ffd", "a Zstandard file", UNPACKED),
          new FileFormat(
              "d0cf11e0a1b11ae1", "an Excel workbook (.xls) or another Office file", AS_XLSX),
          new FileFormat("50415231", "a Parquet file", "let its name end in .parquet"),
          new FileFormat("255044462d", "a PDF document", AS_TEXT),
          new FileFormat("53514c69746520666f726d617420", "an SQLite database", AS_TEXT),
          new FileFormat("fffe0000", "text in UTF-32", AS_UTF_8.formatted("UTF-32")),
          new FileFormat("fffe", "text in UTF-16", AS_UTF_8.formatted("UTF-16")),
          new FileFormat("feff", "text in UTF-16", AS_UTF_8.formatted("UTF-16")));

  /**
   * The format of a file that cannot be read as text in the stated encoding; empty when none is
   * recognised.
   */
  static Optional<FileFormat> of(byte[] head, String encoding) {
    boolean isWide = encoding.toUpperCase(Locale.ROOT).matches("(X-)?UTF-(16|32).*");
    String digits = HexFormat.of().formatHex(head);
    Optional<FileFormat> known =
        KNOWN.stream()
            .filter(format -> digits.startsWith(format.start()))
            .filter(format -> !isWide || !format.what().startsWith("text"))
            .findFirst();
    if (known.isPresent()) {
      return known.map(format -> format.inside(head));
    }
    return isWide ? Optional.empty() : wide(head);
  }

  /** Recognises a workbook: a zip archive whose first entries have typical names. */
  private FileFormat inside(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    boolean isOffice =
        what.equals("a zip archive")
            && (text.contains("[Content_Types].xml")
                || text.contains("xl/")
                || text.contains("_rels/"));
    return isOffice
        ? new FileFormat(
            start,
            "an Excel workbook (.xlsx) or another Office file",
            "let the name of a workbook end in .xlsx")
        : this;
  }

  /** Recognises UTF-16 without a byte-order mark: Latin letters have a zero in every other byte. */
  private static Optional<FileFormat> wide(byte[] head) {
    int[] zeros = new int[2];
    for (int i = 0; i < head.length; i++) {
      zeros[i % 2] += head[i] == 0 ? 1 : 0;
    }
    int most = Math.max(zeros[0], zeros[1]);
    boolean isWide =
        most >= 4 && most * 8 >= head.length && Math.min(zeros[0], zeros[1]) * 8 <= most;
    String encoding = zeros[0] > zeros[1] ? "UTF-16BE" : "UTF-16LE";
    return isWide
        ? Optional.of(new FileFormat("", "text in UTF-16", AS_UTF_8.formatted(encoding)))
        : Optional.empty();
  }
}
