package org.regulake.pipelines.collect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Excel workbooks written part by part (ECMA-376), with nothing but what a test needs. */
final class WorkbookFile {

  /** Styles of cells: 0 general, 1 a day, 2 per cent, 3 a day in Chinese. */
  private static final String STYLES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
      <numFmts count="1"><numFmt numFmtId="176" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts>
      <cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="176"/></cellXfs>
      </styleSheet>
      """;

  private final Map<String, String> sheets = new LinkedHashMap<>();
  private final StringBuilder entries = new StringBuilder();
  private boolean isDate1904;
  private String beforeSheet = "";
  private boolean hasStyles = true;

  /** Adds a visible sheet with rows as XML. */
  WorkbookFile sheet(String name, String... rows) {
    return add(name, "visible", rows);
  }

  /** Adds a sheet that is not shown. */
  WorkbookFile hidden(String name, String... rows) {
    return add(name, "hidden", rows);
  }

  private WorkbookFile add(String name, String state, String... rows) {
    sheets.put(name, String.join("", rows));
    entries.append(
        "<sheet name=\"%s\" sheetId=\"%d\" state=\"%s\" r:id=\"rId%d\"/>"
            .formatted(name, sheets.size(), state, sheets.size()));
    return this;
  }

  /** Counts days from 1904 on, as old workbooks of Apple computers do. */
  WorkbookFile since1904() {
    isDate1904 = true;
    return this;
  }

  /** Leaves out the part with the styles, which is optional. */
  WorkbookFile withoutStyles() {
    hasStyles = false;
    return this;
  }

  /** Puts something in front of the root element of every sheet. */
  WorkbookFile beforeSheet(String xml) {
    beforeSheet = xml;
    return this;
  }

  /** A row: cells of text, or cells as XML where they begin with a bracket. */
  static String row(int number, String... cells) {
    StringBuilder row = new StringBuilder("<row r=\"%d\">".formatted(number));
    for (int i = 0; i < cells.length; i++) {
      String place = (char) ('A' + i) + String.valueOf(number);
      if (cells[i] != null) {
        row.append(
            cells[i].startsWith("<")
                ? cells[i].replace("<c", "<c r=\"" + place + "\"")
                : "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(place, cells[i]));
      }
    }
    return row.append("</row>").toString();
  }

  /** A cell with a number in a style. */
  static String number(String value, int style) {
    return "<c s=\"%d\"><v>%s</v></c>".formatted(style, value);
  }

  byte[] bytes() {
    String head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    String packaged = "http://schemas.openxmlformats.org/package/2006/";
    String kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    Map<String, String> parts = new LinkedHashMap<>();
    StringBuilder types = new StringBuilder();
    StringBuilder relations = new StringBuilder();
    int i = 0;
    for (String rows : sheets.values()) {
      i++;
      types.append(
          "<Override PartName=\"/xl/worksheets/sheet%d.xml\" ContentType=\"%sworksheet+xml\"/>"
              .formatted(i, kind));
      relations.append(
          "<Relationship Id=\"rId%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
              .formatted(i, office, i));
      parts.put(
          "xl/worksheets/sheet%d.xml".formatted(i),
          "%s%s<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>"
              .formatted(head, beforeSheet, main, rows));
    }
    Map<String, String> all = new LinkedHashMap<>();
    all.put(
        "[Content_Types].xml",
        "%s<Types xmlns=\"%scontent-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"%ssheet.main+xml\"/>%s%s</Types>"
            .formatted(
                head,
                packaged,
                kind,
                hasStyles
                    ? "<Override PartName=\"/xl/styles.xml\" ContentType=\"%sstyles+xml\"/>"
                        .formatted(kind)
                    : "",
                types));
    all.put(
        "_rels/.rels",
        "%s<Relationships xmlns=\"%srelationships\"><Relationship Id=\"rId1\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            .formatted(head, packaged, office));
    all.put(
        "xl/workbook.xml",
        "%s<workbook xmlns=\"%s\" xmlns:r=\"%s\"><workbookPr date1904=\"%s\"/><sheets>%s</sheets></workbook>"
            .formatted(head, main, office, isDate1904 ? "1" : "0", entries));
    all.put(
        "xl/_rels/workbook.xml.rels",
        "%s<Relationships xmlns=\"%srelationships\">%s%s</Relationships>"
            .formatted(
                head,
                packaged,
                relations,
                hasStyles
                    ? "<Relationship Id=\"rIdS\" Type=\"%s/styles\" Target=\"styles.xml\"/>"
                        .formatted(office)
                    : ""));
    if (hasStyles) {
      all.put("xl/styles.xml", STYLES);
    }
    all.putAll(parts);
    return zip(all);
  }

  /** A zip archive of texts. */
  static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return bytes.toByteArray();
  }
}
