package org.regulake.pipelines.collect;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.pipelines.collect.LandingFolder.gzip;
import static org.regulake.pipelines.collect.LandingFolder.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** A landing folder with sound deliveries and defective files and folders of many kinds. */
final class HostileLanding implements AutoCloseable {

  private static final String HEADER =
      "decision_id,authority,enterprise_code,decision_date,penalty_type,violation";
  private static final byte[] CSV = text(HEADER, row("X1")).getBytes(StandardCharsets.UTF_8);
  private static final String TIMES =
      "\"event_time\": \"2025-01-31\", \"received_at\": \"2025-02-05\"";

  private final LandingFolder landing;
  private ServerSocketChannel socket;

  private HostileLanding(LandingFolder landing) {
    this.landing = landing;
  }

  /** Lands all files; one of them is a socket, which stays open until this is closed. */
  static HostileLanding fill(LandingFolder landing) throws IOException, InterruptedException {
    HostileLanding hostile = new HostileLanding(landing);
    hostile.landDeliveriesThatCannotBeRead();
    hostile.landEntriesThatAreNotFiles();
    hostile.landOtherFormats();
    hostile.landDamagedFiles();
    hostile.landBadRows();
    return hostile;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static String row(String id) {
    return id + ",某局,91110105MA01C0QX2U,2025-01-05,罚款,无照经营";
  }

  private static String json(String id) {
    return ("{\"decision_id\": \"%s\", \"authority\": \"某局\", \"enterprise_code\":"
            + " \"91110105MA01C0QX2U\", \"decision_date\": \"2025-01-05\", \"penalty_type\":"
            + " \"罚款\", \"fine\": 90071992547409.93}")
        .formatted(id);
  }

  private void landDeliveriesThatCannotBeRead() {
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

  private void landEntriesThatAreNotFiles() throws IOException, InterruptedException {
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

  private void landOtherFormats() {
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

  private void landDamagedFiles() {
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

  private void landBadRows() {
    landing.put("penalty/2025-01-31-quiet/nothing.csv", new byte[0]);
    landing.put("penalty/2025-01-31-quiet/nothing.jsonl.gz", gzip(""));
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

  private void land(String path) {
    landing.put("penalty/" + path, CSV);
  }

  private void land(String path, String content) {
    landing.put("penalty/" + path, content.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** A small gzip file with 40 million letters without a line break. */
  private static byte[] endless(String start) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(start.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 40; i++) {
        out.write("x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return bytes.toByteArray();
  }
}
