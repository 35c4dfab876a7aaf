package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.pipelines.collect.WorkbookFile.number;
import static org.regulake.pipelines.collect.WorkbookFile.row;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;

/** Archives, workbooks and XML documents, each with the same penalties in different words. */
@ExtendWith(SparkExtension.class)
class FormatsTest {

  private static final String HEADER =
      "decision_id,authority,enterprise_code,decision_date,penalty_type,fine\n";
  private static final String[] HEADERS = {
    "处罚决定书文号", "处罚机关", "统一社会信用代码", "处罚决定日期", "处罚类别", "罚款金额（万元）"
  };
  private static final String CODE = "91330100MA00000072";

  private static CollectedLanding collected;
  private static final Map<String, Row> FILES = new TreeMap<>();
  private static List<Row> bronze;
  private static List<Row> quarantined;

  @BeforeAll
  static void collect(SparkSession spark, @TempDir Path folder) throws IOException {
    collected = new CollectedLanding(spark, folder);
    archives();
    workbooks();
    documents();
    collected.collect();
    collected
        .lake()
        .read(DeliveredFile.TABLE)
        .collectAsList()
        .forEach(
            row ->
                FILES.put(
                    row.<String>getAs("delivery_id").substring("penalty/2025-01-31-".length()),
                    row));
    bronze = collected.bronze("penalty");
    quarantined = collected.lake().read(QuarantinedLandedRow.TABLE).collectAsList();
  }

  private static void put(String delivery, String file, byte[] content) {
    collected.landing().put("penalty/2025-01-31-" + delivery + "/" + file, content);
  }

  private static void archives() throws IOException {
    String rows = HEADER + "Z1,局," + CODE + ",2025-01-05,罚款,100\n";
    put("zip", "penalty.csv.zip", WorkbookFile.zip(Map.of("处罚.csv", rows)));
    put("zip-json", "penalty.zip", WorkbookFile.zip(Map.of("p.jsonl", json("Z2"))));
    put(
        "zip-two",
        "two.zip",
        WorkbookFile.zip(new TreeMap<>(Map.of("a.csv", rows, "b.csv", rows))));
    put("zip-not", "not.zip", rows.getBytes(StandardCharsets.UTF_8));
    put("zip-large", "large.zip", large());
    put("zip-workbook", "w.zip", zipped("w.xlsx", sound("Z3").bytes()));
  }

  private static String json(String id) {
    return ("{\"decision_id\":\"%s\",\"authority\":\"局\",\"enterprise_code\":\"%s\","
            + "\"decision_date\":\"2025-01-05\",\"penalty_type\":\"罚款\",\"罚款金额(万元)\":\"1\"}\n")
        .formatted(id, CODE);
  }

  private static byte[] zipped(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  /** Seventy million characters in a small archive. */
  private static byte[] large() throws IOException {
    String row = "Z,局," + CODE + ",2025-01-05,罚款,1," + "x".repeat(500_000) + "\n";
    return zipped(
        "rows.csv",
        (HEADER.strip() + ",violation\n" + row.repeat(140)).getBytes(StandardCharsets.UTF_8));
  }

  private static WorkbookFile sound(String id) {
    return new WorkbookFile()
        .sheet("处罚", row(1, HEADERS), row(2, id, "局", CODE, "2025-01-05", "罚款", number("1.5", 0)));
  }

  private static void workbooks() {
    put(
        "titles",
        "titles.xlsx",
        new WorkbookFile()
            .sheet(
                "处罚",
                row(1, "2025年1月行政处罚信息"),
                row(2, "填报单位：", "某局"),
                row(3, HEADERS),
                row(4, "W1", "局", CODE, number("45662", 1), "罚款", number("0.1", 0)),
                row(5, "W2", "局", CODE, number("45662.5", 3), "罚款", "3000元"),
                "<row r=\"6\"/>",
                row(7, "W3", "局", CODE, "2025-01-07", "警告"),
                row(8, "注：本表由某局填报"))
            .hidden("字典", row(1, "代码", "含义"), row(2, "1", "警告"))
            .sheet("空")
            .bytes());
    put(
        "since-1904",
        "old.xlsx",
        new WorkbookFile()
            .since1904()
            .sheet(
                "处罚",
                row(1, HEADERS),
                row(2, "W4", "局", CODE, number("44200", 1), "罚款", number("0.30000000000000004", 0)))
            .bytes());
    put(
        "codes",
        "codes.xlsx",
        new WorkbookFile()
            .sheet(
                "处罚",
                row(1, HEADERS),
                row(2, "W5", "局", number("9.1330100123456794E17", 0), "2025-01-05", "罚款", "1"),
                row(3, "W6", "局", number("330100000000007", 0), "2025-01-05", "罚款", "1"),
                row(4, "W11", "<c t=\"e\"><v>#N/A</v></c>", CODE, "2025-01-05", "罚款", "1"))
            .bytes());
    put(
        "two-sheets",
        "two.xlsx",
        new WorkbookFile().sheet("一", row(1, HEADERS)).sheet("二", row(1, HEADERS)).bytes());
    collected.landing().put("penalty/2025-01-31-named-sheet/delivery.yml", "sheet: 二");
    put(
        "named-sheet",
        "two.xlsx",
        new WorkbookFile()
            .sheet("一", row(1, "x"), row(2, "y"))
            .sheet("二", row(1, HEADERS), row(2, "W7", "局", CODE, "2025-01-05", "罚款", "1"))
            .bytes());
    put(
        "entity",
        "entity.xlsx",
        sound("W8").beforeSheet("<!DOCTYPE worksheet [<!ENTITY e \"x\">]>").bytes());
    put("no-workbook", "no.xlsx", HEADER.getBytes(StandardCharsets.UTF_8));
    put(
        "formulas",
        "formulas.xlsx",
        new WorkbookFile()
            .sheet(
                "处罚",
                row(1, HEADERS),
                row(
                    2,
                    "<c t=\"str\"><f>A</f><v>W9</v></c>",
                    "局",
                    CODE,
                    "<c s=\"1\"><f>B+1</f><v>45662</v></c>",
                    "罚款",
                    "<c><f>1/4</f><v>0.25</v></c>"))
            .bytes());
    put("without-styles", "plain.xlsx", sound("W12").withoutStyles().bytes());
    put(
        "iso-date",
        "iso.xlsx",
        new WorkbookFile()
            .sheet(
                "处罚",
                row(1, HEADERS),
                row(2, "W10", "局", CODE, "<c t=\"d\"><v>2025-01-05</v></c>", "罚款", "1"))
            .bytes());
    put(
        "formula-text",
        "formula.xlsx",
        new WorkbookFile()
            .sheet("处罚", row(1, HEADERS), row(2, "=1+1", "局", CODE, "2025-01-05", "罚款", "1"))
            .bytes());
  }

  private static String record(String id) {
    return "<fields><CF_WSH>%s</CF_WSH><CF_CFJG>局</CF_CFJG><CF_XDR_SHXYM>%s</CF_XDR_SHXYM><CF_JDRQ>2025/01/05</CF_JDRQ><CF_CFLB>罚款</CF_CFLB><CF_NR_FK>2.000000</CF_NR_FK></fields>"
        .formatted(id, CODE);
  }

  private static void documents() {
    String envelope =
        "<?xml version=\"1.0\""
            + " encoding=\"%s\"?><ExchangeMessage><Header><sender>某局</sender><sn>1</sn></Header><Body>%s</Body></ExchangeMessage>";
    put(
        "exchange",
        "p.xml",
        envelope
            .formatted(
                "UTF-8",
                record("X1")
                    + "<!-- "
                    + record("X0")
                    + " -->\n"
                    + record("X2&amp;<![CDATA[<fields>]]>"))
            .getBytes(StandardCharsets.UTF_8));
    put(
        "gb18030",
        "p.xml",
        envelope.formatted("GB18030", record("决3")).getBytes(Charset.forName("GB18030")));
    put(
        "attributes",
        "p.xml",
        ("<rows xmlns:a=\"urn:a\"><row decision_id=\"X4\" authority=\"局\" enterprise_code=\"%s\""
                + " decision_date=\"2025-01-05\" penalty_type=\"罚款\" fine=\"100\"/></rows>")
            .formatted(CODE)
            .getBytes(StandardCharsets.UTF_8));
    put(
        "unknown",
        "p.xml",
        envelope
            .formatted("UTF-8", record("X5").replace("CF_CFLB", "CF_OTHER"))
            .getBytes(StandardCharsets.UTF_8));
    put(
        "own-entity",
        "p.xml",
        ("<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///nowhere\">]><r>" + record("X6") + "</r>")
            .getBytes(StandardCharsets.UTF_8));
    put(
        "nested",
        "p.xml",
        ("<r>"
                + record("X8").replace("</fields>", "<more><CF_SY>x</CF_SY></more></fields>")
                + record("X9").replace("<CF_NR_FK>", "<CF_NR_FK unit=\"元\">")
                + record("X10")
                + "</r>")
            .getBytes(StandardCharsets.UTF_8));
    put(
        "two-kinds",
        "p.xml",
        ("<r>" + record("X11") + "<other><CF_WSH>X12</CF_WSH></other></r>")
            .getBytes(StandardCharsets.UTF_8));
    put("cut", "p.xml", ("<r>" + record("X7")).getBytes(StandardCharsets.UTF_8));
  }

  private static String cells(String id) {
    return bronze.stream()
        .filter(row -> id.equals(row.getAs("decision_id")))
        .map(
            row ->
                row.getAs("decision_date")
                    + " "
                    + row.getAs("fine")
                    + " "
                    + row.getAs("line_number"))
        .findFirst()
        .orElse("none");
  }

  private static String state(String delivery) {
    Row file = FILES.get(delivery);
    String detail = file.<String>getAs("detail");
    return file.getAs("state") + " " + file.getAs("reason_code") + " " + detail;
  }

  @Test
  void an_archive_of_one_file_is_read_like_the_file_in_it() {
    assertThat(cells("Z1")).isEqualTo("2025-01-05 100 2");
    assertThat(cells("Z2")).isEqualTo("2025-01-05 1万元 1");
    assertThat(cells("Z3")).isEqualTo("2025-01-05 1.5万元 2");
  }

  @Test
  void an_archive_that_is_none_or_holds_several_files_or_unpacks_beyond_reason_is_refused() {
    assertThat(state("zip-two")).startsWith("refused file_format").contains("several files");
    assertThat(state("zip-not")).startsWith("refused file_format").contains("not a zip archive");
    assertThat(state("zip-large"))
        .startsWith("refused file_format")
        .contains("unpacks to more than 200 times its size");
  }

  @Test
  void titles_notes_empty_rows_and_other_sheets_of_a_workbook_are_counted_and_not_taken() {
    assertThat(cells("W1")).isEqualTo("2025-01-05 0.1万元 4");
    assertThat(cells("W2")).isEqualTo("2025-01-05 12:00:00 3000元 5");
    assertThat(cells("W3")).isEqualTo("2025-01-07 null 7");
    Row file = FILES.get("titles");
    assertThat(file.<Long>getAs("line_count")).isEqualTo(10);
    assertThat(file.<Long>getAs("header_line_count")).isEqualTo(3);
    assertThat(file.<Long>getAs("blank_line_count")).isEqualTo(4);
    assertThat(file.<Long>getAs("rows_in")).isEqualTo(3);
  }

  @Test
  void days_are_counted_from_1904_where_the_workbook_says_so_and_floating_noise_is_gone() {
    assertThat(cells("W4")).isEqualTo("2025-01-05 0.3万元 2");
  }

  @Test
  void a_code_that_became_a_number_and_an_error_are_refused_with_their_cells() {
    assertThat(quarantined)
        .extracting(row -> row.getAs("reason_code") + " " + row.getAs("detail"))
        .anyMatch(text -> text.startsWith("code_as_number cell C2: a spreadsheet keeps fifteen"));
    assertThat(cells("W5")).isEqualTo("none");
    assertThat(quarantined)
        .extracting(row -> row.getAs("reason_code") + " " + row.getAs("detail"))
        .anyMatch(text -> text.startsWith("cell_in_error cell B4: a cell of the spreadsheet"));
    assertThat(cells("W11")).isEqualTo("none");
    assertThat(
            bronze.stream()
                .filter(row -> "W6".equals(row.getAs("decision_id")))
                .map(row -> row.<String>getAs("enterprise_code")))
        .containsExactly("330100000000007");
  }

  @Test
  void of_several_sheets_with_rows_the_description_names_one() {
    assertThat(state("two-sheets"))
        .startsWith("refused file_format")
        .contains("several sheets with rows, [一, 二]");
    assertThat(cells("W7")).isEqualTo("2025-01-05 1万元 2");
  }

  @Test
  void a_workbook_with_a_document_type_or_another_content_is_refused() {
    assertThat(state("entity")).startsWith("refused file_format").contains("document type");
    assertThat(state("no-workbook"))
        .startsWith("refused file_format")
        .contains("no Excel workbook");
  }

  @Test
  void of_a_formula_the_result_that_the_workbook_keeps_is_read_in_its_format() {
    assertThat(cells("W9")).isEqualTo("2025-01-05 0.25万元 2");
  }

  @Test
  void a_kind_of_cell_that_the_reader_does_not_know_refuses_the_file_with_a_remedy() {
    assertThat(state("iso-date"))
        .startsWith("refused file_format iso.xlsx has a cell that cannot be read")
        .contains("save it as .xlsx again");
  }

  @Test
  void a_workbook_without_styles_is_read() {
    assertThat(cells("W12")).isEqualTo("2025-01-05 1.5万元 2");
  }

  @Test
  void a_text_that_looks_like_a_formula_stays_a_text() {
    assertThat(cells("=1+1")).isEqualTo("2025-01-05 1万元 2");
  }

  @Test
  void a_document_is_read_without_its_envelope_in_the_encoding_that_it_states() {
    assertThat(state("exchange")).startsWith("collected");
    assertThat(cells("X1")).isEqualTo("2025/01/05 2.000000万元 1");
    assertThat(cells("X2&<fields>")).isEqualTo("2025/01/05 2.000000万元 2");
    assertThat(cells("决3")).isEqualTo("2025/01/05 2.000000万元 1");
    assertThat(cells("X4")).isEqualTo("2025-01-05 100 1");
    assertThat(FILES.get("exchange").<Long>getAs("line_count")).isEqualTo(2);
  }

  @Test
  void what_stands_around_or_within_a_cell_of_a_document_is_not_lost_without_a_word() {
    assertThat(cells("X10")).isEqualTo("2025/01/05 2.000000万元 3");
    assertThat(quarantined)
        .filteredOn(row -> row.<String>getAs("delivery_id").endsWith("nested"))
        .extracting(row -> row.getAs("detail"))
        .containsExactlyInAnyOrder(
            "the record cannot be read, because its element 'more' has further elements",
            "the record cannot be read, because its element 'CF_NR_FK' has attributes");
    assertThat(state("two-kinds"))
        .startsWith("refused file_malformed")
        .contains("cells in the elements 'fields' and 'other'");
  }

  @Test
  void a_document_with_unknown_cells_entities_of_its_own_or_a_missing_end_is_refused() {
    assertThat(state("unknown")).startsWith("refused header_unknown").contains("CF_OTHER");
    assertThat(state("own-entity")).startsWith("refused file_malformed").contains("document type");
    assertThat(state("cut")).startsWith("refused file_malformed").contains("not well-formed");
  }
}
