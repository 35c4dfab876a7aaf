package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.PersonName;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.identity.EntityResolver;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.record.Person;
import org.regulake.pipelines.record.Recorder;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.StagesOnLake;

/**
 * Made-up persons in every kind of cell, in broken rows, in headers and in names of files,
 * processed up to silver; then every file of the lake is searched: Parquet files row by row, others
 * byte by byte.
 */
@ExtendWith(SparkExtension.class)
class NoPersonInTheLakeTest {

  private static final PersonKey KEY =
      PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test");
  private static final String CODE = "91110105MA700561XB";
  private static final String REGISTERED_NAME = "诸葛测三商店";

  /**
   * Ten forms: two resident numbers, one of them with a wrong check character; old, spaced, full
   * width, with invisible characters; four other documents.
   */
  private static final List<String> NUMBERS =
      List.of(
          "11010519491231002X",
          "110105194912310021",
          "110105491231003",
          "110105 19491231 002x",
          "１１０１０５１９４９１２３１００２Ｘ",
          "110105\u200B19491231\u200B002X",
          "E98765433",
          "H98765433",
          "USA110078011501",
          "911124194912310029");

  /** The same without separators, and parts of them that suffice to identify a person. */
  private static final List<String> SOUGHT_NUMBERS =
      List.of(
          "11010519491231002",
          "110105491231003",
          "19491231002",
          "E98765433",
          "H98765433",
          "USA110078011501",
          "911124194912310029");

  private static final List<String> NAMES =
      List.of("欧阳测一", "司马测二", "诸葛测三", "上官测四", "Testina Madeup", "Madeup", "阿依·测五", "测六某");

  private static Path folder;
  private static Lakehouse lake;
  private static CollectReport report;

  @BeforeAll
  static void collect(SparkSession spark, @TempDir Path place) {
    folder = place;
    LandingFolder landing = new LandingFolder(place.resolve("landing"));
    landRegistration(landing);
    landPersons(landing);
    landOthers(landing);
    lake = new Lakehouse(spark, LakehouseConfig.in(place.resolve("lake").toString()));
    Collector collector =
        new Collector(
            StagesOnLake.context(lake, Collection.DECLARATION),
            landing.location(),
            KEY,
            LandingFolder.NOW);
    report = collector.collect(collector.scan(), false);
    StagesOnLake.run(lake, new EntityResolver());
    StagesOnLake.run(lake, new Recorder(KEY, 0));
  }

  private static void landRegistration(LandingFolder landing) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "credit_code,registration_number,enterprise_name,legal_representative_name,legal_representative_number,established_date,"
                    + "business_scope,address,status",
                CODE
                    + ",,"
                    + REGISTERED_NAME
                    + ",诸葛测三,"
                    + NUMBERS.get(0)
                    + ",2015-08-03,负责人身份证"
                    + NUMBERS.get(3)
                    + ",甲路1号 护照E98765433,存续",
                NUMBERS.get(1) + ",,司马测二,欧阳测一" + NUMBERS.get(2) + ",,2015-08-03,,,存续",
                "上官测四,,上官测四,,,2015-08-03,,,存续",
                "," + NUMBERS.get(2) + ",测六某,测六某,,2015-08-03,,,存续"));
    for (String number : NUMBERS) {
      lines.add(
          CODE
              + ",,"
              + REGISTERED_NAME
              + ",欧阳测一 "
              + number
              + ","
              + number
              + ","
              + number
              + ",证件号码"
              + number
              + ",护照"
              + number
              + ","
              + number);
      lines.add(number + "," + number + ",司马测二,,,2015-08-03,,,存续");
      lines.add(CODE + "," + REGISTERED_NAME + ",欧阳测一," + number + ",one too few");
    }
    landing.put("registration/2025-01-06/registration.csv", lines.toArray(String[]::new));
  }

  private static void landPersons(LandingFolder landing) {
    List<String> officers =
        new ArrayList<>(
            List.of(
                "enterprise_code,enterprise_name,person_name,person_number,position,from_date"));
    List<String> json = new ArrayList<>();
    List<String> holders =
        new ArrayList<>(
            List.of(
                "enterprise_code,enterprise_name,holder_code,holder_name,holder_number,holder_kind,share_ratio,subscribed_capital"));
    for (String number : NUMBERS) {
      for (String name : List.of("欧阳测一", "Testina Madeup", "阿依·测五")) {
        officers.add(
            CODE
                + ","
                + REGISTERED_NAME
                + ","
                + name
                + ","
                + number
                + ",董事 身份证"
                + number
                + ",2020-01-01");
        officers.add(
            CODE + "," + REGISTERED_NAME + "," + name + "（护照" + number + "）,,监事," + number);
        officers.add(number + "," + name + "," + name + ",,监事,2020-01-01");
        officers.add(
            CODE
                + ","
                + REGISTERED_NAME
                + ","
                + name
                + ","
                + number
                + ",董事,2020-01-01,one too many");
        officers.add(
            CODE
                + ","
                + REGISTERED_NAME
                + ","
                + name
                + ","
                + number.substring(0, 4)
                + "\0"
                + number.substring(4)
                + ",董事,2020-01-01");
        officers.add("x".repeat(1_985) + "," + name + "," + number + ",a,b,c,d");
        json.add(
            "{\"enterprise_code\": \"%s\", \"person_name\": \"%s\", \"person_number\": \"%s\", \"position\": \"董事%d\"}"
                .formatted(CODE, name, number, name.length()));
        json.add(
            "{\"enterprise_code\": \"%s\", \"person_name\": \"%s\", \"person_number\": %s, \"position\": \"董事\""
                .formatted(CODE, name, number));
        holders.add(CODE + "," + REGISTERED_NAME + ",," + name + "," + number + ",自然人,10%,1000");
        holders.add(CODE + "," + REGISTERED_NAME + "," + number + "," + name + ",,,20%,1000");
        holders.add(CODE + "," + REGISTERED_NAME + ",," + name + ",,," + number + "," + number);
        holders.add(
            CODE
                + ","
                + REGISTERED_NAME
                + ","
                + name
                + ","
                + name
                + " 证件"
                + number
                + ",,,30%,1000");
        holders.add(CODE + "," + name + "," + number);
      }
    }
    landing.put("officer/2025-01-06/officer.csv", officers.toArray(String[]::new));
    landing.put("officer/2025-01-06/officer.jsonl", json.toArray(String[]::new));
    landing.put(
        "officer/2025-01-06-no-header/officer.csv", CODE + ",欧阳测一," + NUMBERS.get(1) + ",董事");
    landing.put(
        "officer/2025-01-07-" + NUMBERS.get(1) + "/" + NUMBERS.get(2) + ".csv",
        "enterprise_code,person_name,position",
        CODE + ",欧阳测一,董事");
    landing.put("shareholding/2025-01-06/shareholding.csv", holders.toArray(String[]::new));
    landNamesAndScopes(landing);
  }

  /**
   * Every number as the name of a file, of a folder in a delivery and of a delivery, and in
   * statements about the sender.
   */
  private static void landNamesAndScopes(LandingFolder landing) {
    for (int i = 0; i < NUMBERS.size(); i++) {
      String number = NUMBERS.get(i);
      String[] officer = {"enterprise_code,person_name,position", CODE + ",欧阳测一,董事"};
      landing.put("officer/2025-01-08-" + i + "/" + number + ".csv", officer);
      landing.put("officer/2025-01-08-" + i + "/" + number + "/a.csv", officer);
      landing.put("officer/2025-01-08-" + number + "/a.csv", officer);
      landing.put("officer/2025-01-08-scope-" + i + "/a.csv", officer);
      landing.put(
          "officer/2025-01-08-scope-" + i + "/delivery.yml",
          (i % 2 == 0 ? "scope" : "sender") + ": 证件" + number);
      landing.put(
          "officer/2025-01-08-key-" + i + "/delivery.yml", "constants: {'" + number + "': x}");
      landing.put(
          "officer/2025-01-08-header-" + i + "/a.csv",
          officer[0] + "," + number,
          officer[1] + ",x");
    }
  }

  private static void landOthers(LandingFolder landing) {
    List<String> penalties =
        new ArrayList<>(
            List.of(
                "decision_id,authority,enterprise_code,enterprise_name,decision_date,penalty_type,fine,violation,legal_basis"));
    List<String> contacts = new ArrayList<>(List.of("enterprise_code,enterprise_name,kind,value"));
    for (String number : NUMBERS) {
      penalties.add(
          "身份证"
              + number
              + ",护照"
              + number
              + "局,"
              + CODE
              + ","
              + REGISTERED_NAME
              + ",2025-01-05,罚款,1000,护照"
              + number
              + ",证件"
              + number);
      penalties.add("D1,某局," + number + ",司马测二,2025-01-05,罚款,1000,,");
      penalties.add("D2,某局,,上官测四,2025-01-05,罚款,1000,,");
      penalties.add("D3,司马测二," + number);
      contacts.add(CODE + "," + REGISTERED_NAME + ",地址,甲路1号 身份证" + number);
    }
    landing.put("penalty/2025-01-06/penalty.csv", penalties.toArray(String[]::new));
    landing.put("contact/2025-01-06/contact.csv", contacts.toArray(String[]::new));
    landing.put("" + NUMBERS.get(1) + "/2025-01-06/a.csv", "x");
    landing.put("penalty/" + NUMBERS.get(1) + "/a.csv", "x");
    landing.put(
        "penalty/2025-01-08-keys/manifest.json",
        "{\"files\": [{\"name\": \""
            + NUMBERS.get(1)
            + ".csv\"}], \"event_time\": \""
            + NUMBERS.get(1)
            + "\"}");
  }

  /** File of the lake → its rows, or its content, as text. */
  private static Map<String, List<String>> textsOfLake() {
    Map<String, List<String>> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("lake"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        texts.put(
            name,
            name.endsWith(".parquet")
                ? lake.spark().read().parquet(file.toString()).collectAsList().stream()
                    .map(Row::toString)
                    .toList()
                : List.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    texts.put("what the console shows", List.of(report.toString()));
    return texts;
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\p{Cf}\\p{Cc}-]", "")
        .toUpperCase(Locale.ROOT);
  }

  @Test
  void no_file_contains_a_number_of_a_person() {
    Map<String, List<String>> texts = textsOfLake();
    assertThat(texts.keySet())
        .anyMatch(name -> name.endsWith(".json"))
        .filteredOn(name -> name.endsWith(".parquet"))
        .hasSizeGreaterThan(10);
    List<String> leaks = new ArrayList<>();
    texts.forEach(
        (file, rows) ->
            rows.stream()
                .map(NoPersonInTheLakeTest::plain)
                .filter(row -> SOUGHT_NUMBERS.stream().anyMatch(row::contains))
                .forEach(row -> leaks.add(file + ": " + row)));
    assertThat(leaks).isEmpty();
  }

  @Test
  void names_occur_only_in_the_two_tables_of_persons_and_in_names_of_enterprises() {
    List<String> leaks = new ArrayList<>();
    textsOfLake()
        .forEach(
            (file, rows) ->
                rows.stream()
                    .filter(
                        row ->
                            NAMES.stream().anyMatch(row.replace(REGISTERED_NAME, "")::contains)
                                && !file.matches(".*(bronze|silver)/person/.*"))
                    .forEach(row -> leaks.add(file + ": " + row)));
    assertThat(leaks).isEmpty();
  }

  @Test
  void the_tables_of_persons_contain_the_names() {
    assertThat(
            lake.read(PersonName.TABLE).select("person_name").distinct().collectAsList().stream()
                .map(row -> row.getString(0)))
        .contains("欧阳测一", "司马测二", "诸葛测三", "上官测四", "Testina Madeup", "阿依·测五", "测六某");
    assertThat(
            lake.read(Person.TABLE)
                .where("person_id = '%s'".formatted(KEY.ofNumber(NUMBERS.get(0))))
                .collectAsList())
        .singleElement()
        .satisfies(row -> assertThat(NAMES).contains(row.<String>getAs("person_name")));
    assertThat(lake.read(Person.TABLE).where("is_suspected AND person_name IS NOT NULL").count())
        .isPositive();
  }

  @Test
  void every_row_is_in_bronze_or_in_quarantine() {
    long bronze =
        Sources.ALL.stream()
            .map(Source::bronze)
            .filter(lake::exists)
            .mapToLong(table -> lake.read(table).count())
            .sum();
    assertThat(bronze + lake.read(QuarantinedLandedRow.TABLE).count())
        .isEqualTo(report.hops().stream().mapToLong(hop -> hop.rowsIn()).sum())
        .isPositive();
    assertThat(report.hops()).allMatch(hop -> hop.merged() == 0);
  }
}
