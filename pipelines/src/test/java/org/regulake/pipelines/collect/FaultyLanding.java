package org.regulake.pipelines.collect;

import static org.regulake.pipelines.collect.LandingFolder.firstHalf;
import static org.regulake.pipelines.collect.LandingFolder.gzip;
import static org.regulake.pipelines.collect.LandingFolder.sha256;
import static org.regulake.pipelines.collect.LandingFolder.text;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A landing folder with every fault that a delivery can have. */
final class FaultyLanding {

  private static final Charset GB18030 = Charset.forName("GB18030");
  static final String HEADER =
      "decision_id,authority,enterprise_code,decision_date,penalty_type,fine";
  private static final String OFFICER_HEADER = "enterprise_code,person_name,person_number,position";

  /** Numbers of persons that were never issued: division 110101, days of birth in 1890. */
  static final String NUMBER = "11010118900307200X";

  static final String OLD_NUMBER = "110101890307201";
  static final String PASSPORT = "E84930201";

  private FaultyLanding() {}

  /** Lands all deliveries. */
  static void fill(LandingFolder landing) {
    landWrongHeaders(landing);
    landDamagedFiles(landing);
    landBadRows(landing);
    landManifests(landing);
    landPersons(landing);
    landFoldersThatSayTooLittle(landing);
  }

  /** A good penalty. */
  static String row(String id) {
    return id + ",朝阳区市场监管局,91110105MA01C0QX2U,2025-01-05,罚款,1000";
  }

  private static void landWrongHeaders(LandingFolder landing) {
    landing.put(
        "penalty/2025-01-01-header/a.csv",
        HEADER.replace("penalty_type", "penalty_typ"),
        row("H1"));
    landing.put("penalty/2025-01-01-header/b.csv", HEADER, row("H2"));
    landing.put(
        "penalty/2025-01-02-incomplete/a.csv",
        "decision_id,authority,enterprise_code,penalty_type",
        "I1,某局,91110105MA01C0QX2U,罚款");
    landing.put(
        "penalty/2025-01-02-key/keys.jsonl",
        jsonPenalty("K1"),
        jsonPenalty("K2").replace("\"fine\"", "\"fines\""));
  }

  private static String jsonPenalty(String id) {
    return ("{\"decision_id\": \"%s\", \"authority\": \"某局\", \"enterprise_code\":"
            + " \"91110105MA01C0QX2U\", \"decision_date\": \"2025-01-05\", \"penalty_type\":"
            + " \"罚款\", \"fine\": 12.5}")
        .formatted(id);
  }

  private static void landDamagedFiles(LandingFolder landing) {
    String delivery = "penalty/2025-01-03-damaged/";
    landing.put(delivery + "cut.csv.gz", firstHalf(gzip(text(HEADER, row("C1"), row("C2")))));
    landing.put(delivery + "gb.csv", GB18030, HEADER, row("E1"));
    landing.put(delivery + "empty.csv", new byte[0]);
    landing.put(delivery + "good.csv", HEADER, row("G1"), row("G2"));
    landing.put(delivery + "whole.csv.gz", gzip(text(HEADER, row("Z1"))));
    landing.put("penalty/2025-01-03-gb/delivery.yml", "encoding: GB18030");
    landing.put("penalty/2025-01-03-gb/gb.csv", GB18030, HEADER, row("GB1"));
  }

  private static void landBadRows(LandingFolder landing) {
    String delivery = "penalty/2025-01-04-rows/";
    String wide = Stream.generate(() -> "x").limit(300).collect(Collectors.joining(","));
    landing.put(
        delivery + "rows.csv",
        HEADER.replace("fine", "violation"),
        row("R1"),
        "R2,too,short",
        wide,
        row("R3").replace("1000", "10\0" + "00"),
        "",
        "R4,朝阳区市场监管局,91110105MA01C0QX2U,2025-01-05,罚款,\"无照经营,\n第一次 \"\"初犯\"\"\"",
        row("R5"));
    landing.put(delivery + "bom.csv", "\uFEFF" + HEADER, row("B1"));
    landing.put(
        delivery + "chinese.csv",
        "处罚决定书文号,处罚机关,统一社会信用代码,处罚决定日期,处罚类别",
        "W1,某局,91110105MA01C0QX2U,2025-01-05,警告");
    landing.put(
        delivery + "lines.jsonl",
        jsonPenalty("J1"),
        "{\"decision_id\": ",
        "[1, 2]",
        jsonPenalty("J2").replace("12.5", "[12.5]"),
        jsonPenalty("J3"));
  }

  private static void landManifests(LandingFolder landing) {
    String delivery = "penalty/2025-01-05-manifest/";
    landing.put(delivery + "hash.csv", HEADER, row("M1"), row("M1-tampered"));
    landing.put(delivery + "count.csv", HEADER, row("M2"));
    landing.put(delivery + "unlisted.csv", HEADER, row("M3"));
    landing.put(delivery + "right.csv", HEADER, row("M4"));
    landing.put(
        delivery + "manifest.json",
        """
        {"source": "penalty", "sequence": 7, "kind": "incremental", "event_time": "2025-01-05", "received_at": "2025-01-06T09:00:00+08:00",
         "files": [{"name": "hash.csv", "sha256": "%s"}, {"name": "count.csv", "rows": 2}, {"name": "gone.csv"},
                   {"name": "right.csv", "rows": 1, "sha256": "%s"}]}
        """
            .formatted(sha256(text(HEADER, row("M1"))), sha256(text(HEADER, row("M4")))));
    landing.put("penalty/2025-01-05-broken/manifest.json", "{\"sorce\": \"penalty\"}");
    landing.put("penalty/2025-01-05-broken/a.csv", HEADER, row("M5"));
    landing.put("penalty/2025-01-05-elsewhere/manifest.json", "{\"source\": \"judgment\"}");
  }

  /** Lands numbers of persons in every place where they may stand. */
  static void landPersons(LandingFolder landing) {
    String delivery = "officer/2025-01-06-people/";
    landing.put(
        delivery + "people.csv",
        OFFICER_HEADER,
        "91110105MA01C0QX2U,张三," + NUMBER + ",董事",
        "91110105MA01C0QX2U,李四,,监事",
        NUMBER + ",王五 " + NUMBER + ",,监事",
        "91110105MA01C0QX2U,张三," + NUMBER.toLowerCase(Locale.ROOT) + ",经理",
        "91110105MA01C0QX2U,张三," + NUMBER + ",董事,and more",
        "91110105MA01C0QX2U,王五," + OLD_NUMBER + ",董事,and more",
        "91110105MA01C0QX2U,John," + PASSPORT + ",董事,and more",
        "91110105MA01C0QX2U,张三,1101011890\0" + "0307200X,董事",
        "x".repeat(1_990) + "," + NUMBER + ",y,z,a");
    landing.put(
        delivery + "people.jsonl",
        "{\"enterprise_code\": \"91110105MA01C0QX2U\", \"person_number\": "
            + NUMBER
            + ", \"position\": \"董事\"}",
        "{\"enterprise_code\": \"91110105MA01C0QX2U\", \"person_number\": x"
            + NUMBER
            + ", \"position\": \"董事\"}",
        "{\"enterprise_code\": \"91110105MA01C0QX2U\", \"person_number\": \""
            + NUMBER
            + "\", \"position\": \"总经理\"}");
    landing.put(
        "officer/2025-01-06-no-header/people.csv", "91110105MA01C0QX2U,张三," + NUMBER + ",董事");
  }

  private static void landFoldersThatSayTooLittle(LandingFolder landing) {
    landing.put("penalty/without-a-day/a.csv", HEADER, row("T1"));
    landing.put("penalty/2025-01-07-description/delivery.yml", "encodng: GB18030");
    landing.put("penalty/2025-01-07-kind/delivery.yml", "kind: everything");
    landing.put("penaltys/2025-01-07/a.csv", HEADER, row("T2"));
  }

  /** Corrects some files, and adds a copy of another file. */
  static void repair(LandingFolder landing) {
    landing.put("penalty/2025-01-05-manifest/hash.csv", HEADER, row("M1"));
    landing.put("penalty/2025-01-05-manifest/gone.csv", HEADER, row("M6"));
    landing.put("penalty/2025-01-03-damaged-again/the-same.csv", HEADER, row("G1"), row("G2"));
  }
}
