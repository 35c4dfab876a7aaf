package org.regulake.pipelines.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contents of the ledger from one run to the next. */
class RunLedgerTest {

  private static final String KEY = "publish@2025-03-31";

  @TempDir private Path folder;
  private LakeFiles files;

  @BeforeEach
  void create() {
    files = new LakeFiles(new Configuration(), folder.toString());
  }

  private RunLedger begun(String runId) {
    RunLedger ledger = new RunLedger(files);
    ledger.begin(StartedRun.of(runId));
    return ledger;
  }

  @Test
  void a_rejected_publication_is_kept_until_the_day_is_published() {
    begun("r1")
        .stageRejected(
            KEY, "class shares moved by 40 %", List.of(new Fall("risk_score", "class_code", 0.4)));
    assertThat(begun("r2").state().rejected())
        .containsEntry(
            KEY,
            new RunLedger.Rejection(
                "r1",
                "class shares moved by 40 %",
                List.of(new Fall("risk_score", "class_code", 0.4))));
    begun("r3")
        .stageDone(
            new StageRecord(
                KEY,
                "fingerprint",
                "r3",
                "2025-04-06T00:00:00Z",
                1,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of()));
    assertThat(RunLedger.read(files).rejected()).isEmpty();
  }

  @Test
  void publishing_another_day_leaves_a_rejected_day_rejected() {
    RunLedger ledger = begun("r1");
    ledger.stageRejected(KEY, "class shares moved by 40 %", List.of());
    ledger.stageDone(
        new StageRecord(
            "publish@2025-02-28",
            "fingerprint",
            "r1",
            "2025-04-06T00:00:00Z",
            1,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of()));
    assertThat(RunLedger.read(files).rejected()).containsOnlyKeys(KEY);
  }

  @Test
  void a_ledger_of_a_version_without_rejections_is_read() {
    begun("r1");
    files.write(
        "ops/ledger.json",
        files.read("ops/ledger.json").orElseThrow().replaceFirst(",\\s*\"rejected\" : \\{ }", ""));
    assertThat(files.read("ops/ledger.json").orElseThrow()).doesNotContain("rejected");
    assertThat(RunLedger.read(files).rejected()).isEmpty();
  }

  @Test
  void a_ledger_of_a_version_without_falls_is_read() {
    begun("r1").stageRejected(KEY, "the rows fell", List.of());
    files.write(
        "ops/ledger.json",
        files.read("ops/ledger.json").orElseThrow().replaceFirst(",\\s*\"falls\" : \\[ ]", ""));
    assertThat(files.read("ops/ledger.json").orElseThrow()).doesNotContain("falls");
    assertThat(RunLedger.read(files).rejected().get(KEY).falls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "null",
        "{}",
        "[]",
        "42",
        "{\"run\":null,\"stages\":{},\"stagesOfRun\":[]}",
        "{\"run\":{\"runId\":\"r1\"}"
      })
  void an_invalid_ledger_is_refused_by_name_and_not_taken_for_an_empty_one(String text) {
    files.write("ops/ledger.json", text);
    assertThatThrownBy(() -> RunLedger.read(files))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("ops/ledger.json", "move it away");
  }
}
