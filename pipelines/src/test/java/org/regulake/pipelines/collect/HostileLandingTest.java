package org.regulake.pipelines.collect;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.regulake.pipelines.collect.LandingFolder.gzip;
import static org.regulake.pipelines.collect.LandingFolder.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.StagesOnLake;

/**
 * Everything that senders put into a landing folder and that is no sound delivery, all of it at
 * once beside three sound ones: each is named or quarantined for its reason, and the sound ones are
 * whole.
 */
@ExtendWith(SparkExtension.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostileLandingTest {

  private static final String HEADER =
      "decision_id,authority,enterprise_code,decision_date,penalty_type,violation";
  private static final byte[] CSV = text(HEADER, row("X1")).getBytes(StandardCharsets.UTF_8);
  private static final String TIMES =
      "\"event_time\": \"2025-01-31\", \"received_at\": \"2025-02-05\"";

  private static ServerSocketChannel socket;
  private static Lakehouse lake;
  private static CollectReport report;
  private static Map<String, Row> books;
  private static Map<String, Map<Long, String>> quarantined;

  private static String row(String id) {
    return id + ",某局,91110105MA01C0QX2U,2025-01-05,罚款,无照经营";
  }

  private static String json(String id) {
    return ("{\"decision_id\": \"%s\", \"authority\": \"某局\", \"enterprise_code\":"
            + " \"91110105MA01C0QX2U\", \"decision_date\": \"2025-01-05\", \"penalty_type\":"
            + " \"罚款\", \"fine\": 90071992547409.93}")
        .formatted(id);
  }

  /**
   * File in the landing folder → reason for which it, or its delivery, is refused → words of the
   * message.
   */
  private static Stream<Arguments> refused() {
    return Stream.of(
        arguments("penalty/2025-01-31-null/", "delivery_unreadable", "manifest.json says null"),
        arguments(
            "penalty/2025-01-31-list/", "delivery_unreadable", "manifest.json cannot be read"),
        arguments(
            "penalty/2025-01-31-five/", "delivery_unreadable", "manifest.json cannot be read"),
        arguments(
            "penalty/2025-01-31-deep/", "delivery_unreadable", "manifest.json cannot be read"),
        arguments(
            "penalty/2025-01-31-long-number/",
            "delivery_unreadable",
            "manifest.json cannot be read"),
        arguments("penalty/2025-01-31-twice/", "delivery_unreadable", "'a.csv' is listed twice"),
        arguments("penalty/2025-01-31-nameless/", "delivery_unreadable", "without its name"),
        arguments("penalty/2025-01-31-null-file/", "delivery_unreadable", "without its name"),
        arguments(
            "penalty/2025-01-31-same-key/",
            "delivery_unreadable",
            "the key 'sequence' is given twice"),
        arguments(
            "penalty/2025-01-31-two-objects/",
            "delivery_unreadable",
            "manifest.json cannot be read"),
        arguments(
            "penalty/2025-01-31-manifest-folder/",
            "delivery_unreadable",
            "manifest.json is no plain file"),
        arguments(
            "penalty/2025-01-31-manifest-garbage/",
            "delivery_unreadable",
            "manifest.json cannot be read"),
        arguments(
            "penalty/2025-01-31-foreign-pattern/",
            "delivery_unreadable",
            "'jj/mm/aaaa' is not a date pattern (Unknown pattern letter: j); write for example"
                + " dd/MM/yyyy"),
        arguments(
            "penalty/2025-01-31-minutes-pattern/",
            "delivery_unreadable",
            "'dd/mm/yyyy' is not a date pattern"),
        arguments(
            "penalty/2025-01-31-week-year-pattern/",
            "delivery_unreadable",
            "'dd/MM/YYYY' is not a date pattern"),
        arguments(
            "penalty/2025-01-31-long-delimiter/",
            "delivery_unreadable",
            "delimiter ';;' is not a single character"),
        arguments(
            "penalty/2025-01-31-letter-delimiter/",
            "delivery_unreadable",
            "delimiter 'x' cannot be told"),
        arguments(
            "penalty/2025-01-31-quote-delimiter/",
            "delivery_unreadable",
            "delimiter '\"' cannot be told"),
        arguments("penalty/2025-01-31-same-yaml-key/", "delivery_unreadable", "uplicate"),
        arguments("penalty/2025-01-31-empty-yaml/", "delivery_unreadable", "delivery.yml"),
        arguments(
            "penalty/2025-01-31-encoding/", "delivery_unreadable", "encoding 'UTF-9' is not known"),
        arguments("penalty/2025-01-31-year-0/", "delivery_unreadable", "0000-01-01"),
        arguments("penalty/2025-01-31-year-999999999/", "delivery_in_future", "+999999999-12-31"),
        arguments(
            "penalty/2025-01-31-beyond-all-time/", "delivery_unreadable", "+9999999999-12-31"),
        arguments("penalty/2052-02-28/", "delivery_in_future", "2052-02-28"),
        arguments("penalty/2025-01-31-received-later/", "delivery_in_future", "2205-01-01"),
        arguments("penalty/2025-01-31-before-it-happened/", "event_after_receipt", "2025-01-30"),
        arguments("penalty/2025-02-30-no-day/", "delivery_unreadable", "2025-02-30"),
        arguments("penalty/2025-01-31-empty/", "delivery_empty", "holds no file"),
        arguments("penalty/2025-01-31-being-written/", "delivery_empty", "holds no file"),
        arguments("penalty/2025:01:31", "file_name_unusable", "rename it"),
        arguments("penalty/loose.csv", "file_loose", "<source>/<delivery>/"),
        arguments("penalty/circle", "file_not_plain", "leads nowhere"),
        arguments("/loose.csv", "file_loose", "<source>/<delivery>/"),
        arguments("penalty/2025-01-31-odd/more", "file_in_folder", "move them up"),
        arguments("penalty/2025-01-31-odd/b.csv", "file_in_folder", "move them up"),
        arguments("penalty/2025-01-31-odd/circle", "file_in_folder", "is a folder"),
        arguments("penalty/2025-01-31-odd/dangling.csv", "file_not_plain", "leads nowhere"),
        arguments("penalty/2025-01-31-odd/itself.csv", "file_not_plain", "leads nowhere"),
        arguments("penalty/2025-01-31-odd/pipe.csv", "file_not_plain", "never opened"),
        arguments("penalty/2025-01-31-odd/socket.csv", "file_not_plain", "never opened"),
        arguments("penalty/2025-01-31-odd/device.csv", "file_not_plain", "never opened"),
        arguments("penalty/2025-01-31-odd/10:30.csv", "file_name_unusable", "rename it"),
        arguments("penalty/2025-01-31-kinds/a.zip", "file_format", "a zip archive"),
        arguments("penalty/2025-01-31-kinds/a.csv", "file_format", "an Excel workbook (.xlsx)"),
        arguments("penalty/2025-01-31-kinds/a.xls", "file_format", "an Excel workbook (.xls)"),
        arguments("penalty/2025-01-31-kinds/a.parquet", "file_format", "a Parquet file"),
        arguments("penalty/2025-01-31-kinds/packed.csv", "file_format", "let its name end in .gz"),
        arguments("penalty/2025-01-31-kinds/plain.csv.gz", "file_format", "it is not a gzip file"),
        arguments("penalty/2025-01-31-kinds/workbook.csv.gz", "file_format", "a zip archive"),
        arguments(
            "penalty/2025-01-31-kinds/marked-16.csv",
            "file_format",
            "text in UTF-16; send it in UTF-8"),
        arguments("penalty/2025-01-31-kinds/little-16.csv", "file_format", "encoding: UTF-16LE"),
        arguments("penalty/2025-01-31-kinds/big-16.csv", "file_format", "encoding: UTF-16BE"),
        arguments(
            "penalty/2025-01-31-damaged/tail.csv.gz",
            "file_truncated",
            "has data after its end"),
        arguments(
            "penalty/2025-01-31-damaged/zeros.csv.gz",
            "file_truncated",
            "has data after its end"),
        arguments("penalty/2025-01-31-damaged/flipped.csv.gz", "file_truncated", "send it again"),
        arguments("penalty/2025-01-31-damaged/nothing.csv.gz", "file_empty", "not even a header"),
        arguments("penalty/2025-01-31-damaged/blank.csv", "file_empty", "not even a header"),
        arguments(
            "penalty/2025-01-31-damaged/open.csv", "file_malformed", "ends within quotation marks"),
        arguments(
            "penalty/2025-01-31-damaged/one-line.csv.gz",
            "file_line_too_long",
            "line 2 of one-line.csv.gz is longer than 1,000,000"),
        arguments(
            "penalty/2025-01-31-damaged/one-line.jsonl.gz",
            "file_line_too_long",
            "line 1 of one-line.jsonl.gz is longer than"));
  }

  private static void landDeliveriesThatCannotBeRead() {
    Map<String, String> manifests =
        Map.ofEntries(
            entry("null", "null"),
            entry("list", "[]"),
            entry("five", "5"),
            entry("deep", "{\"files\": " + "[".repeat(1_100)),
            entry("long-number", "{\"sequence\": " + "9".repeat(1_000) + "}"),
            entry("twice", "{\"files\": [{\"name\": \"a.csv\"}, {\"name\": \"a.csv\"}]}"),
            entry("nameless", "{\"files\": [{\"rows\": 1}]}"),
            entry("null-file", "{\"files\": [null]}"),
            entry("same-key", "{\"sequence\": 1, \"sequence\": 2}"),
            entry("two-objects", "{} {}"),
            entry("manifest-garbage", "\0\1\2"),
            entry("year-0", "{\"event_time\": \"0000-01-01\"}"),
            entry("year-999999999", "{\"event_time\": \"+999999999-12-31T00:00:00Z\"}"),
            entry("beyond-all-time", "{\"event_time\": \"+9999999999-12-31T00:00:00Z\"}"),
            entry("received-later", "{\"received_at\": \"2205-01-01\"}"),
            entry(
                "before-it-happened",
                "{\"event_time\": \"2025-01-31\", \"received_at\":"
                    + " \"2025-01-30T23:59:59+08:00\"}"));
    manifests.forEach((name, manifest) -> land("2025-01-31-" + name + "/manifest.json", manifest));
    Map<String, String> descriptions =
        Map.of(
            "foreign-pattern", "dates: [jj/mm/aaaa]",
            "minutes-pattern", "dates: [dd/mm/yyyy]",
            "week-year-pattern", "dates: [dd/MM/YYYY]",
            "long-delimiter", "delimiter: ';;'",
            "letter-delimiter", "delimiter: x",
            "quote-delimiter", "delimiter: '\"'",
            "same-yaml-key", "kind: full\nkind: deletion",
            "empty-yaml", "",
            "encoding", "encoding: UTF-9");
    descriptions.forEach(
        (name, description) -> land("2025-01-31-" + name + "/delivery.yml", description));
    Stream.concat(manifests.keySet().stream(), descriptions.keySet().stream())
        .forEach(name -> land("2025-01-31-" + name + "/a.csv"));
    land("2025-01-31-manifest-folder/manifest.json/a.csv");
    land("2052-02-28/a.csv");
    land("2025-02-30-no-day/a.csv");
    land("2025-01-31-empty/manifest.json", "{\"sequence\": 1}");
    land("2025-01-31-being-written/.a.csv");
    land("2025:01:31/a.csv");
  }

  private static void landWhatIsNoFile() throws IOException, InterruptedException {
    land("loose.csv");
    landing.put("loose.csv", CSV);
    landing.link("penalty/circle", "circle");
    String odd = "penalty/2025-01-31-odd/";
    landing.put(odd + "more/a.csv", CSV);
    landing.put(odd + "b.csv/a.csv", CSV);
    landing.put(
        odd + "manifest.json",
        "{%s, \"files\": [{\"name\": \"b.csv\"}, {\"name\": \"good.csv\", \"rows\": 1}]}"
            .formatted(TIMES));
    landing.put(odd + "good.csv", HEADER, row("odd"));
    landing.put(odd + ".good.csv.crc", "a check sum of something else");
    landing.put(odd + "10:30.csv", CSV);
    landing.link(odd + "circle", "..");
    landing.link(odd + "dangling.csv", "nowhere.csv");
    landing.link(odd + "itself.csv", "itself.csv");
    landing.link(odd + "device.csv", "/dev/zero");
    assertThat(
            new ProcessBuilder("mkfifo", landing.place(odd + "pipe.csv").toString())
                .start()
                .waitFor())
        .isZero();
    socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    socket.bind(UnixDomainSocketAddress.of(landing.place(odd + "socket.csv")));
    for (String name :
        List.of("a.csv.bak", "a.csv.part", "a.tmp", "a.csv~", "~$a.xlsx", "_SUCCESS")) {
      landing.put(odd + name, CSV);
    }
  }

  private static void landOtherFormats() {
    String kinds = "penalty/2025-01-31-kinds/";
    landing.put(kinds + "a.zip", HexFormat.of().parseHex("504b030414000000"));
    landing.put(
        kinds + "a.csv",
        "PK\3\4..........................[Content_Types].xml"
            .getBytes(StandardCharsets.ISO_8859_1));
    landing.put(kinds + "a.xls", HexFormat.of().parseHex("d0cf11e0a1b11ae10000"));
    landing.put(kinds + "a.parquet", HexFormat.of().parseHex("504152311504"));
    landing.put(kinds + "packed.csv", gzip(text(HEADER, row("X1"))));
    landing.put(kinds + "plain.csv.gz", CSV);
    landing.put(kinds + "workbook.csv.gz", gzip("PK\3\4"));
    landing.put(kinds + "marked-16.csv", StandardCharsets.UTF_16, HEADER, row("X1"));
    landing.put(kinds + "little-16.csv", StandardCharsets.UTF_16LE, HEADER, row("X1"));
    landing.put(kinds + "big-16.csv", StandardCharsets.UTF_16BE, HEADER, row("X1"));
    landing.put("penalty/2025-01-31-wide/delivery.yml", "encoding: UTF-16");
    landing.put("penalty/2025-01-31-wide/a.csv", Charset.forName("UTF-16"), HEADER, row("wide"));
  }

  private static void landDamagedFiles() {
    String damaged = "penalty/2025-01-31-damaged/";
    byte[] sound = gzip(text(HEADER, row("D1")));
    landing.put(
        damaged + "tail.csv.gz", joined(sound, text(row("D2")).getBytes(StandardCharsets.UTF_8)));
    landing.put(damaged + "zeros.csv.gz", joined(sound, new byte[512]));
    landing.put(damaged + "members.csv.gz", joined(sound, gzip(text(row("D3")))));
    byte[] flipped = sound.clone();
    flipped[flipped.length / 2] ^= 1;
    landing.put(damaged + "flipped.csv.gz", flipped);
    landing.put(damaged + "nothing.csv.gz", gzip(""));
    landing.put(damaged + "blank.csv", "", "", "");
    landing.put(
        damaged + "open.csv", HEADER, row("D4"), "D5,某局,91110105MA01C0QX2U,2025-01-05,罚款,\"无照经营");
    landing.put(damaged + "one-line.csv.gz", endless(HEADER + "\n"));
    landing.put(damaged + "one-line.jsonl.gz", endless("{\"decision_id\": \""));
  }

  private static void landBadRows() {
    landing.put("penalty/2025-01-31-quiet/nothing.csv", new byte[0]);
    landing.put("penalty/2025-01-31-quiet/nothing.jsonl.gz", LandingFolder.gzip(""));
    landing.put(
        "penalty/2025-01-31-quiet/manifest.json",
        """
        {"files": [{"name": "nothing.csv", "rows": 0}, {"name": "nothing.jsonl.gz", "rows": 0}]}
        """);
    String rows = "penalty/2025-01-31-rows/";
    landing.put(
        rows + "marks.csv",
        HEADER,
        row("R1"),
        "R2,某局,91110105MA01C0QX2U,2025-01-05,罚款,\"无照",
        row("R3"),
        "\"R4\"x,某局,91110105MA01C0QX2U,2025-01-05,罚款,无照",
        "R5,\"某\n局\",91110105MA01C0QX2U,2025-01-05,罚款,无照",
        row("R6"));
    landing.put(
        rows + "lines.jsonl",
        json("J1"),
        json("J2") + json("J3"),
        json("J4") + " x",
        json("J5").replace("\"authority\"", "\"decision_id\""),
        json("J6").replace("\"authority\"", "\"处罚机关\": \"他局\", \"authority\""),
        json("J7").replace("\"某局\"", "[".repeat(1_100)),
        json("J8").replace("90071992547409.93", "9".repeat(2_000)),
        json("J9"),
        "[" + json("J0") + "]",
        "null");
    landing.put(
        "penalty/2025-01-31-good/a.csv",
        HEADER,
        row("G1"),
        "G2,某局,91110105MA01C0QX2U,2025-01-05,罚款,\"无照\n经营\"",
        row("G3"));
    landing.put("penalty/2025-01-31-good/a.jsonl", json("G4"), json("G5"));
    landing.put("penalty/2025-01-31-good/名 a%20b#c.csv", HEADER, row("G6"));
    landing.put("penalty/2025-01-31-good-gzip/a.csv.gz", gzip(text(HEADER, row("G7"), row("G8"))));
  }

  private static LandingFolder landing;

  private static void land(String path) {
    landing.put("penalty/" + path, CSV);
  }

  private static void land(String path, String content) {
    landing.put("penalty/" + path, content.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** A small gzip file that goes on without a line break for 40 million letters. */
  private static byte[] endless(String start) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(start.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 40; i++) {
        out.write("x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException cause) {
      throw new java.io.UncheckedIOException(cause);
    }
    return bytes.toByteArray();
  }

  @BeforeAll
  static void collect(SparkSession spark, @TempDir Path folder)
      throws IOException, InterruptedException {
    landing = new LandingFolder(folder.resolve("landing"));
    landDeliveriesThatCannotBeRead();
    landWhatIsNoFile();
    landOtherFormats();
    landDamagedFiles();
    landBadRows();
    lake = new Lakehouse(spark, LakehouseConfig.in(folder.resolve("lake").toString()));
    Collector collector =
        new Collector(
            StagesOnLake.context(lake, Collection.DECLARATION),
            landing.location(),
            PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test"),
            LandingFolder.NOW);
    report = collector.collect(collector.scan(), false);
    books =
        lake.read(DeliveredFile.TABLE).collectAsList().stream()
            .collect(
                Collectors.toMap(
                    book -> book.getAs("delivery_id") + "/" + book.getAs("file_name"),
                    book -> book));
    quarantined = new TreeMap<>();
    lake.read(QuarantinedLandedRow.TABLE)
        .collectAsList()
        .forEach(
            row ->
                quarantined
                    .computeIfAbsent(row.getAs("file_name"), name -> new TreeMap<>())
                    .put(row.getAs("line_number"), row.getAs("reason_code")));
  }

  @AfterAll
  static void close() throws IOException {
    socket.close();
  }

  private static List<String> taken(String condition) {
    return lake
        .read(Sources.named("penalty").orElseThrow().bronze())
        .where(condition)
        .collectAsList()
        .stream()
        .map(row -> row.<String>getAs("decision_id"))
        .sorted()
        .toList();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("refused")
  void what_cannot_be_taken_is_refused_by_name_with_what_to_do(
      String id, String reason, String words) {
    assertThat(books).containsKey(id);
    Row book = books.get(id);
    assertThat(book.<String>getAs("state")).isEqualTo("refused");
    assertThat(book.<String>getAs("reason_code")).isEqualTo(reason);
    assertThat(book.<String>getAs("detail")).contains(words);
    assertThat(report.refusals())
        .anyMatch(refusal -> (refusal.deliveryId() + "/" + refusal.fileName()).equals(id));
  }

  @Test
  void a_file_that_is_empty_as_its_manifest_says_is_collected() {
    for (String name : List.of("nothing.csv", "nothing.jsonl.gz")) {
      Row book = books.get("penalty/2025-01-31-quiet/" + name);
      assertThat(book.<String>getAs("state")).as(name).isEqualTo("collected");
      assertThat(book.<Long>getAs("rows_in") + book.<Long>getAs("line_count")).as(name).isZero();
    }
  }

  @Test
  void nothing_else_is_refused() {
    List<String> named = refused().map(arguments -> (String) arguments.get()[0]).toList();
    assertThat(
            books.entrySet().stream()
                .filter(book -> "refused".equals(book.getValue().getAs("state")))
                .map(Map.Entry::getKey))
        .containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void parts_and_copies_are_named_but_not_read() {
    assertThat(report.ignored())
        .extracting(Refusal::fileName)
        .containsExactlyInAnyOrder(
            "a.csv.bak", "a.csv.part", "a.tmp", "a.csv~", "~$a.xlsx", "_SUCCESS");
    assertThat(report.ignored())
        .allMatch(
            left -> left.reason() == Reason.FILE_TEMPORARY && left.detail().contains("rename it"));
  }

  @Test
  void sound_files_are_taken_whole_whatever_lies_beside_them() {
    assertThat(taken("decision_id LIKE 'G%'"))
        .containsExactly("G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8");
    assertThat(taken("delivery_id LIKE '%odd' OR delivery_id LIKE '%wide'"))
        .containsExactly("odd", "wide");
  }

  @Test
  void every_member_of_a_gzip_file_is_read() {
    assertThat(taken("file_name = 'members.csv.gz'")).containsExactly("D1", "D3");
  }

  @Test
  void rows_that_cannot_be_read_are_quarantined_and_the_others_taken() {
    assertThat(taken("delivery_id LIKE '%rows'")).containsExactly("J1", "J9", "R1", "R3", "R6");
    assertThat(quarantined.get("marks.csv"))
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    3L,
                    "quote_unclosed",
                    5L,
                    "quote_misplaced",
                    6L,
                    "quote_unclosed",
                    7L,
                    "quote_misplaced")));
    assertThat(quarantined.get("lines.jsonl").keySet())
        .containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 9L, 10L);
    assertThat(quarantined.get("lines.jsonl").values()).containsOnly("malformed_json");
  }

  @Test
  void a_number_in_json_keeps_its_digits() {
    assertThat(
            lake.read(Sources.named("penalty").orElseThrow().bronze())
                .where("decision_id = 'G4'")
                .collectAsList())
        .singleElement()
        .satisfies(row -> assertThat(row.<String>getAs("fine")).isEqualTo("90071992547409.93"));
  }

  @Test
  void the_books_tell_where_every_line_of_a_file_went() {
    Map<String, List<Long>> lines = new LinkedHashMap<>();
    List.of("2025-01-31-rows/marks.csv", "2025-01-31-rows/lines.jsonl", "2025-01-31-good/a.csv")
        .forEach(
            name -> {
              Row book = books.get("penalty/" + name);
              lines.put(
                  name,
                  Stream.of(
                          "line_count",
                          "header_line_count",
                          "blank_line_count",
                          "continuation_line_count",
                          "rows_in",
                          "rows_quarantined")
                      .map(column -> book.<Long>getAs(column))
                      .toList());
            });
    assertThat(lines)
        .isEqualTo(
            Map.of(
                "2025-01-31-rows/marks.csv", List.of(8L, 1L, 0L, 0L, 7L, 4L),
                "2025-01-31-rows/lines.jsonl", List.of(10L, 0L, 0L, 0L, 10L, 8L),
                "2025-01-31-good/a.csv", List.of(5L, 1L, 0L, 1L, 3L, 0L)));
  }
}
