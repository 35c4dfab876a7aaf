package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.pipelines.lakehouse.LocalDisk;
import org.regulake.pipelines.source.Reason;

/** Scan of the landing folder, before any file is read. */
class LandingTest {

  private static final Configuration DISK = LocalDisk.configuration();

  @TempDir private Path folder;

  private Landing.Found found(LandingFolder landing, String now) {
    return new Landing(DISK, landing.location(), Instant.parse(now)).find();
  }

  private LandingFolder delivery(String manifest, String description) {
    LandingFolder landing = new LandingFolder(folder.resolve("landing"));
    landing.put("penalty/2025-01-31/a.csv", "decision_id");
    landing.put("penalty/2025-01-31/manifest.json", manifest);
    landing.put("penalty/2025-01-31/delivery.yml", description);
    return landing;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                              | kind: full               | ``",
        "{\"sender\": \"浙江\"}                          | kind: full               | 浙江",
        "{}                                              | sender: 浙江             | 浙江",
        "{\"sender\": \"浙江\"}                          | scope: 杭州              | 杭州",
        "{\"scope\": \"宁波\", \"sender\": \"浙江\"}     | scope: 杭州              | 宁波",
        "{\"sender\": \"浙江\"}                          | sender: 江苏             | 浙江",
      })
  void a_delivery_covers_its_stated_scope_else_its_sender_else_everything(
      String manifest, String description, String scope) {
    assertThat(found(delivery(manifest, description), "2026-01-01T00:00:00Z").deliveries())
        .extracting(Delivery::scope)
        .containsExactly(scope);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "欧阳某某                                  | it is not JSON, found at line 1, character 3",
        "{\"sender\": 欧阳某某}                     | it is not JSON, found at line 1, character 14",
        "{\"sender\": \"欧阳某某                    | it is not JSON, found at line 1, character",
        "{\"sequence\": \"欧阳某某\"}                | 'sequence' has a value of the wrong type, found"
            + " at line 1, character 14",
        "{\"files\": [{\"rows\": \"欧阳某某\"}]}      | 'files.[0].rows' has a value of the wrong type,"
            + " found at line 1, character 21",
        "\"欧阳某某\"                               | it is not a JSON object, found at line 1,"
            + " character 1",
        "{\"sender\": \"欧阳某某\", \"sender\": \"b\"} | the key 'sender' is given twice, found at line"
            + " 1, character 36",
        "{\"sequnce\": 1}                          | there is no key 'sequnce'; nearest:"
            + " 'sequence', found at line 1, character 15",
      })
  void a_fault_in_a_manifest_is_described_without_its_values(String manifest, String message) {
    Refusal refusal =
        found(delivery(manifest, "kind: full"), "2026-01-01T00:00:00Z").refusals().get(0);
    assertThat(refusal.detail())
        .contains("manifest.json cannot be read: " + message)
        .doesNotContain("欧阳");
  }

  @ParameterizedTest
  @CsvSource({
    // The day of the event begins in Beijing eight hours before it begins in Greenwich.
    "2025-03-01, 2025-03-01,                2025-02-28T16:00:00Z, ",
    "2025-03-01, 2025-03-01,                2025-02-28T15:59:59Z, delivery_in_future",
    "2025-02-28, 2025-03-01T09:00:00+08:00, 2025-03-01T01:00:00Z, ",
    "2025-02-28, 2025-03-01T09:00:00+08:00, 2025-03-01T00:59:59Z, delivery_in_future",
    "2025-02-28, 2025-02-28T00:00:00+08:00, 2025-03-01T00:00:00Z, ",
    "2025-02-28, 2025-02-27T23:59:59+08:00, 2025-03-01T00:00:00Z, event_after_receipt",
    "1900-01-01, 2025-02-27,                2025-03-01T00:00:00Z, ",
    "1899-12-31, 2025-02-27,                2025-03-01T00:00:00Z, delivery_unreadable",
  })
  void a_delivery_with_an_impossible_time_is_refused(
      String event, String received, String now, String reason) {
    LandingFolder landing =
        delivery(
            "{\"event_time\": \"%s\", \"received_at\": \"%s\"}".formatted(event, received),
            "kind: full");
    Landing.Found found = found(landing, now);
    assertThat(found.refusals())
        .extracting(refusal -> refusal.reason().code())
        .isEqualTo(reason == null ? List.of() : List.of(reason));
    assertThat(found.deliveries()).hasSize(reason == null ? 1 : 0);
  }

  @Test
  void a_refusal_says_the_same_in_every_run() {
    LandingFolder landing = delivery("{\"event_time\": \"2052-02-28\"}", "kind: full");
    assertThat(found(landing, "2025-03-01T00:00:00Z").refusals())
        .isEqualTo(found(landing, "2025-03-02T00:00:00Z").refusals())
        .hasSize(1);
  }

  @Test
  void files_that_are_being_written_are_skipped_without_a_message() {
    LandingFolder landing = delivery("{}", "kind: full");
    landing.put("penalty/2025-01-31/.b.csv", "half a f");
    landing.put("penalty/.2025-02-28/a.csv", "half a f");
    Landing.Found found = found(landing, "2026-01-01T00:00:00Z");
    assertThat(found.deliveries())
        .flatExtracting(Delivery::files)
        .extracting(LandedFile::name)
        .containsExactly("a.csv");
    assertThat(found.refusals()).isEmpty();
    assertThat(found.ignored()).isEmpty();
  }

  @Test
  void a_copy_of_a_whole_delivery_is_ignored_and_named() {
    LandingFolder landing = delivery("{}", "kind: full");
    landing.put("penalty/2025-01-31.bak/a.csv", "decision_id");
    landing.put("_old/penalty/a.csv", "decision_id");
    Landing.Found found = found(landing, "2026-01-01T00:00:00Z");
    assertThat(found.ignored()).extracting(Refusal::reason).containsOnly(Reason.FILE_TEMPORARY);
    assertThat(found.ignored())
        .extracting(left -> left.deliveryId() + "/" + left.fileName())
        .containsExactlyInAnyOrder("penalty/2025-01-31.bak", "/_old");
  }

  @Test
  void the_size_of_a_landing_folder_with_circular_links_is_found() {
    LandingFolder landing = delivery("{}", "kind: full");
    landing.link("penalty/2025-01-31/up", "../..");
    landing.link("penalty/2025-01-31/self", ".");
    landing.link("penalty/again", "..");
    assertThat(LandedSizes.bytes(DISK, landing.location())).isBetween(1L, 1_000L);
  }

  @Test
  void a_missing_landing_folder_fails_the_run() {
    assertThatThrownBy(
            () -> found(new LandingFolder(folder.resolve("nowhere")), "2026-01-01T00:00:00Z"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not exist");
  }
}
