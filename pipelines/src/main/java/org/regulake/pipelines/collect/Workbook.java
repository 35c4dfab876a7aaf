package org.regulake.pipelines.collect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.regulake.pipelines.source.Reason;

/**
 * The rows of one sheet of an Excel workbook (.xlsx). The packed workbook is held in memory; its
 * rows are read one by one. A plain copy on disk is never made, because it may name persons.
 *
 * @param rows rows of the sheet that is read
 * @param isDate1904 whether it counts days from 1904 on
 * @param rowCount rows of all sheets, counted without the reader of workbooks
 * @param otherRows rows of the sheets that are not read
 */
record Workbook(Iterator<Row> rows, boolean isDate1904, long rowCount, long otherRows) {

  private static final byte[] ROW = {'r', 'o', 'w'};
  private static final byte[] DOCUMENT_TYPE = {'<', '!', 'D', 'O', 'C'};

  /**
   * Opens a workbook.
   *
   * @throws RefusedFileException when it is none, is implausibly large when unpacked, contains a
   *     document type definition, or does not have exactly one sheet to read
   */
  static Workbook read(FileTask task, byte[] packed) throws IOException {
    if (!ReadableWorkbook.isOOXMLZipHeader(packed)) {
      throw refused(
          task,
          ReadableWorkbook.isOLE2Header(packed)
              ? "is protected by a password or an .xls with another name; save it as .xlsx without"
                  + " a password"
              : "is no Excel workbook; rename it");
    }
    Parts parts = parts(task, packed);
    try {
      ReadableWorkbook workbook =
          new ReadableWorkbook(
              new ByteArrayInputStream(packed), new ReadingOptions(parts.hasStyles(), false));
      List<Sheet> sheets = workbook.getSheets().toList();
      Sheet chosen = chosen(task, sheets);
      long others = 0;
      for (Sheet sheet : sheets) {
        others += sheet == chosen ? 0 : count(sheet);
      }
      return new Workbook(
          chosen.openStream().iterator(), workbook.isDate1904(), parts.rowCount(), others);
    } catch (IllegalStateException | ExcelReaderException broken) {
      throw refused(task, "cannot be read (%s); save it again".formatted(broken.getMessage()));
    }
  }

  private static long count(Sheet sheet) throws IOException {
    try (Stream<Row> rows = sheet.openStream()) {
      return rows.count();
    }
  }

  private static Sheet chosen(FileTask task, List<Sheet> sheets) throws IOException {
    if (task.sheet() != null) {
      return sheets.stream()
          .filter(sheet -> sheet.getName().equals(task.sheet()))
          .findFirst()
          .orElseThrow(
              () ->
                  refused(
                      task,
                      "has no sheet '%s', which delivery.yml names; it has %s"
                          .formatted(task.sheet(), names(sheets))));
    }
    List<Sheet> filled = new ArrayList<>();
    for (Sheet sheet : sheets) {
      if (sheet.getVisibility() == SheetVisibility.VISIBLE && hasCells(sheet)) {
        filled.add(sheet);
      }
    }
    if (filled.size() != 1) {
      throw refused(
          task,
          filled.isEmpty()
              ? "has no visible sheet with rows; send it again"
              : "has several sheets with rows, %s; name one under 'sheet' in delivery.yml"
                  .formatted(names(filled)));
    }
    return filled.get(0);
  }

  private static boolean hasCells(Sheet sheet) throws IOException {
    try (Stream<Row> rows = sheet.openStream()) {
      return rows.anyMatch(row -> row.getPhysicalCellCount() > 0);
    }
  }

  private static List<String> names(List<Sheet> sheets) {
    return sheets.stream().map(Sheet::getName).toList();
  }

  /**
   * What is known of the parts of a workbook before it is read.
   *
   * @param rowCount rows of all sheets
   * @param hasStyles whether it has styles; without them no number is a date
   */
  private record Parts(long rowCount, boolean hasStyles) {}

  /** Unpacks every part once, to count the rows and to refuse what would harm the reader. */
  private static Parts parts(FileTask task, byte[] packed) throws IOException {
    ElementCounter counter = new ElementCounter();
    boolean hasStyles = false;
    byte[] buffer = new byte[1 << 16];
    try (ZipFile archive =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(packed)).get()) {
      for (Enumeration<ZipArchiveEntry> parts = archive.getEntries(); parts.hasMoreElements(); ) {
        ZipArchiveEntry part = parts.nextElement();
        hasStyles |= part.getName().equals("xl/styles.xml");
        boolean isSheet =
            part.getName().startsWith("xl/worksheets/") && part.getName().endsWith(".xml");
        boolean isXml = part.getName().endsWith(".xml") || part.getName().endsWith(".rels");
        try (InputStream content =
            new PlausibleStream(
                task.fileName(), archive.getInputStream(part), () -> packed.length)) {
          boolean isFirst = true;
          for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            if (isFirst && isXml) {
              requireNoDocumentType(task, buffer, count);
            }
            isFirst = false;
            if (isSheet) {
              counter.add(buffer, 0, count);
            }
          }
        }
      }
    }
    return new Parts(counter.count(ROW), hasStyles);
  }

  private static void requireNoDocumentType(FileTask task, byte[] bytes, int count) {
    for (int i = 0; i + DOCUMENT_TYPE.length <= count; i++) {
      int matched = 0;
      while (matched < DOCUMENT_TYPE.length && bytes[i + matched] == DOCUMENT_TYPE[matched]) {
        matched++;
      }
      if (matched == DOCUMENT_TYPE.length) {
        throw refused(
            task, "contains a document type definition, which no workbook needs; save it again");
      }
    }
  }

  /**
   * The next row of the sheet that is read; empty after the last.
   *
   * @throws RefusedFileException when the reader does not know a kind of cell, such as dates
   *     written as text (ISO 8601)
   */
  Optional<Row> next(FileTask task) {
    try {
      return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    } catch (IllegalStateException | ExcelReaderException unknown) {
      throw refused(
          task,
          "has a cell that cannot be read (%s); open it in a spreadsheet, save it as .xlsx again, and send that"
              .formatted(unknown.getMessage()));
    }
  }

  private static RefusedFileException refused(FileTask task, String problem) {
    return new RefusedFileException(Reason.FILE_FORMAT, task.fileName() + " " + problem);
  }
}
