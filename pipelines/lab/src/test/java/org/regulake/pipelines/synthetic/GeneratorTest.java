package org.regulake.pipelines.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {

  @TempDir static Path folder;
  static GeneratorSummary summary;

  @BeforeAll
  static void generate() {
    summary =
        Generator.generate(new GeneratorConfig(2_000, 42, folder.resolve("one"), 1, line -> {}));
  }

  @Test
  void the_same_number_and_seed_give_the_same_bytes_with_any_number_of_threads() throws Exception {
    Generator.generate(new GeneratorConfig(2_000, 42, folder.resolve("four"), 4, line -> {}));
    Generator.generate(new GeneratorConfig(2_000, 43, folder.resolve("other"), 4, line -> {}));
    assertThat(hashes(folder.resolve("four"))).isEqualTo(hashes(folder.resolve("one")));
    assertThat(hashes(folder.resolve("other"))).isNotEqualTo(hashes(folder.resolve("one")));
  }

  @Test
  void two_thousand_enterprises_stay_below_five_megabytes() {
    assertThat(summary.bytes()).isBetween(500_000L, 5_000_000L);
  }

  @Test
  void every_manifest_names_its_files_with_their_rows_and_hashes() throws Exception {
    List<Path> manifests =
        files(folder.resolve("one/landing")).stream()
            .filter(path -> path.endsWith("manifest.json"))
            .toList();
    assertThat(manifests).hasSize(37);
    for (Path manifest : manifests) {
      JsonNode json = new ObjectMapper().readTree(manifest.toFile());
      String source = json.get("source").asText();
      assertThat(manifest.getParent()).endsWith(Path.of(source, json.get("delivery").asText()));
      long rows = 0;
      for (JsonNode file : json.get("files")) {
        Path path = manifest.resolveSibling(file.get("name").asText());
        assertThat(file.get("sha256").asText()).isEqualTo(hash(path));
        long found =
            source.equals("guarantee") || source.equals("judgment")
                ? lines(path).size()
                : csv(path).size() - 1;
        assertThat(found).as(path.toString()).isEqualTo(file.get("rows").asLong());
        rows += found;
      }
      assertThat(rows)
          .as(manifest.toString())
          .isEqualTo(summary.rows().get(source + "/" + json.get("delivery").asText()))
          .isPositive();
    }
  }

  @Test
  void most_credit_codes_pass_their_check_and_some_are_spoiled() throws Exception {
    List<CsvRecord> rows =
        csv(folder.resolve("one/landing/registration/2025-01-31-full/registration.csv"));
    long valid =
        rows.stream().skip(1).map(row -> row.getField(0)).filter(GeneratorTest::passes).count();
    assertThat((double) valid / (rows.size() - 1)).isBetween(.96, .998);
    assertThat(
            rows.stream()
                .skip(1)
                .filter(row -> row.getField(0).isEmpty() && row.getField(1).length() == 15))
        .isNotEmpty();
  }

  @Test
  void every_planted_defect_is_on_the_line_that_the_truth_names() throws Exception {
    List<CsvRecord> defects = csv(folder.resolve("one/truth/planted_defects.csv"));
    assertThat((long) defects.size() - 1).isEqualTo(summary.plantedDefects()).isGreaterThan(20);
    for (CsvRecord defect : defects.subList(1, defects.size())) {
      Path file =
          folder
              .resolve("one/landing")
              .resolve(defect.getField(0))
              .resolve(defect.getField(1))
              .resolve(defect.getField(2));
      String line = lines(file).get(Integer.parseInt(defect.getField(3)) - 1);
      switch (defect.getField(4)) {
        case "impossible_date" -> assertThat(line).contains("2016-02-30");
        case "negative_amount" -> assertThat(line).contains("-50");
        default -> assertThat(line).isNotEmpty();
      }
    }
  }

  @Test
  void a_withdrawn_decision_was_delivered_before() throws Exception {
    Path penalties = folder.resolve("one/landing/penalty");
    List<String> delivered = new ArrayList<>();
    for (String delivery :
        List.of("2025-01-31-full", "2025-02-28-incremental", "2025-03-31-incremental")) {
      csv(penalties.resolve(delivery).resolve("penalty.csv"))
          .forEach(row -> delivered.add(row.getField(0)));
    }
    List<CsvRecord> withdrawn = csv(penalties.resolve("2025-03-31-deletion/penalty.csv"));
    assertThat(withdrawn.get(0).getFields()).containsExactly("处罚决定书文号", "处罚机关");
    assertThat(withdrawn.stream().skip(1).map(row -> row.getField(0)))
        .isNotEmpty()
        .allMatch(delivered::contains);
  }

  @Test
  void failed_neighbours_raise_the_odds_of_failure() {
    World world = new World(60_000, 7);
    Fates fates = new Fates(world);
    long[] all = new long[2];
    long[] failed = new long[2];
    for (long i = 0; i < 55_000; i++) {
      int exposed = fates.defaultedNeighbours(i) > 0 ? 1 : 0;
      all[exposed]++;
      failed[exposed] += fates.defaults(i) ? 1 : 0;
    }
    assertThat((double) failed[1] / all[1]).isGreaterThan(1.3 * failed[0] / all[0]);
  }

  @Test
  void no_event_is_dated_after_its_delivery() throws Exception {
    Map<String, Integer> dates =
        Map.of(
            "penalty",
            4,
            "abnormal_listing",
            2,
            "arrears",
            5,
            "annual_report",
            3,
            "officer",
            5,
            "shareholding",
            8);
    for (Map.Entry<String, Integer> source : dates.entrySet()) {
      for (String day :
          List.of("2025-01-31-full", "2025-02-28-incremental", "2025-03-31-incremental")) {
        Path file =
            folder
                .resolve("one/landing")
                .resolve(source.getKey())
                .resolve(day)
                .resolve(source.getKey() + ".csv");
        List<CsvRecord> rows = csv(file);
        for (CsvRecord row : rows.subList(1, rows.size())) {
          if (row.getFieldCount() > source.getValue()
              && row.getField(source.getValue()).matches("\\d{4}-\\d\\d-\\d\\d")) {
            assertThat(row.getField(source.getValue()))
                .as(file.toString())
                .isLessThanOrEqualTo(day.substring(0, 10));
          }
        }
      }
    }
  }

  @Test
  void one_more_month_changes_its_share_of_the_rows_of_every_source() throws Exception {
    GeneratorConfig config = new GeneratorConfig(2_000, 42, folder.resolve("month"), 2, line -> {});
    GeneratorSummary before = Generator.generate(config);
    GeneratorSummary month = Generator.addMonth(config, .1);
    assertThat(before.lastDay()).isEqualTo("2025-03-31");
    assertThat(month.lastDay()).isEqualTo("2025-04-30");
    assertThat(month.rows()).hasSize(11).containsKey("penalty/2025-04-30-incremental");
    long delivered = before.rows().values().stream().mapToLong(Long::longValue).sum();
    long changed = month.rows().values().stream().mapToLong(Long::longValue).sum();
    assertThat((double) changed / delivered).isBetween(.08, .12);
    assertThat(month.rows().values()).allSatisfy(rows -> assertThat(rows).isPositive());
    assertThat(
            FictionalMark.problem(
                Optional.of(
                    Files.readString(folder.resolve("month/landing").resolve(FictionalMark.FILE))),
                sizes(folder.resolve("month/landing"))))
        .isEmpty();
    Generator.generate(new GeneratorConfig(2_000, 42, folder.resolve("again"), 1, line -> {}));
    Generator.addMonth(new GeneratorConfig(2_000, 42, folder.resolve("again"), 1, line -> {}), .1);
    assertThat(hashes(folder.resolve("again"))).isEqualTo(hashes(folder.resolve("month")));
    assertThatThrownBy(() -> Generator.addMonth(config, .1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2025-04-30");
  }

  @Test
  void a_new_event_has_a_key_and_days_of_its_own_and_a_stake_ends() throws Exception {
    GeneratorConfig config = new GeneratorConfig(2_000, 42, folder.resolve("all"), 2, line -> {});
    Generator.generate(config);
    Generator.addMonth(config, 1);
    List<CsvRecord> penalties =
        csv(folder.resolve("all/landing/penalty/2025-04-30-incremental/penalty.csv"));
    assertThat(penalties.stream().skip(1))
        .anySatisfy(
            row -> {
              assertThat(row.getField(0)).endsWith("-2");
              assertThat(row.getField(4)).startsWith("2025-04");
              assertThat(row.getField(9)).startsWith("2026-04");
            })
        .anySatisfy(
            row -> {
              assertThat(row.getField(0)).doesNotEndWith("-2");
              assertThat(row.getField(9)).startsWith("2025-04");
            });
    assertThat(
            csv(folder.resolve("all/landing/shareholding/2025-04-30-incremental/shareholding.csv"))
                .stream()
                .skip(1))
        .allSatisfy(row -> assertThat(row.getField(9)).startsWith("2025-04"));
  }

  @Test
  void a_folder_with_deliveries_is_refused() {
    assertThatThrownBy(
            () -> Generator.generate(new GeneratorConfig(2_000, 42, folder.resolve("one"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("already exists");
  }

  private static boolean passes(String code) {
    return code.length() == 18
        && code.equals(code.toUpperCase(Locale.ROOT))
        && CodeDigits.credit(code.substring(0, 17)) == code.charAt(17)
        && CodeDigits.organisation(code.substring(8, 16)) == code.charAt(16);
  }

  private static List<CsvRecord> csv(Path path) throws IOException {
    try (BufferedReader reader = reader(path);
        CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(reader)) {
      return csv.stream().toList();
    }
  }

  private static List<String> lines(Path path) throws IOException {
    try (BufferedReader reader = reader(path)) {
      return reader.lines().toList();
    }
  }

  private static BufferedReader reader(Path path) throws IOException {
    InputStream in = Files.newInputStream(path);
    boolean isChinese = Files.exists(path.resolveSibling("delivery.yml"));
    return new BufferedReader(
        new InputStreamReader(
            path.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
            isChinese ? Charset.forName("GB18030") : StandardCharsets.UTF_8));
  }

  private static Map<String, String> hashes(Path root) throws Exception {
    Map<String, String> hashes = new TreeMap<>();
    for (Path path : files(root)) {
      hashes.put(root.relativize(path).toString(), hash(path));
    }
    return hashes;
  }

  private static Map<String, Long> sizes(Path landing) throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    for (Path path : files(landing)) {
      if (!path.endsWith(FictionalMark.FILE)) {
        sizes.put(landing.relativize(path).toString(), Files.size(path));
      }
    }
    return sizes;
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  private static String hash(Path path) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path)));
  }
}
