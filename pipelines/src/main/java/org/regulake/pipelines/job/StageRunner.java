package org.regulake.pipelines.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.RunLock;
import org.regulake.pipelines.lakehouse.StageRecord;
import org.regulake.pipelines.lakehouse.TableVersion;
import org.regulake.pipelines.publish.AuditFailedException;

/** Runs stages in order, skips those whose inputs have not changed, and keeps the books. */
final class StageRunner {

  private final Lakehouse lake;
  private final RunLedger ledger;
  private final RunLock lock;
  private final String runId;
  private final String programAndRules;
  private final Progress progress;
  private final Clock clock;

  StageRunner(Lakehouse lake, RunLedger ledger, RunLock lock, String runId, String programAndRules, Progress progress, Clock clock) {
    this.lake = lake;
    this.ledger = ledger;
    this.lock = lock;
    this.runId = runId;
    this.programAndRules = programAndRules;
    this.progress = progress;
    this.clock = clock;
  }

  /** Runs a stage, or finds that its earlier result stands. */
  StageRecord run(Stage stage) {
    lock.requireHeld();
    String fingerprint = fingerprint(stage);
    Optional<StageRecord> earlier = ledger.stage(stage.key()).filter(record -> record.fingerprint().equals(fingerprint)).filter(record -> stands(stage, record));
    if (earlier.isPresent()) {
      ledger.stageDone(earlier.get());
      progress.unchanged(stage.key(), stage.title());
      return earlier.get();
    }
    progress.begin(stage.key(), stage.title());
    Instant start = clock.instant();
    lake.beginStage();
    Stage.Result result = work(stage);
    Optional<StageRecord> before = ledger.stage(stage.key());
    List<TableVersion> outputs = stage.outputs().stream()
        .map(table -> lake.version(table, before.flatMap(record -> record.output(table.fullName())), stage.partition()))
        .flatMap(Optional::stream)
        .toList();
    double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
    StageRecord record = new StageRecord(stage.key(), fingerprint, runId, start.toString(), seconds, outputs, result.hops(), result.notes());
    lock.requireHeld();
    ledger.stageDone(record);
    progress.done(stage.key(), stage.title(), seconds, outputs.stream().mapToLong(TableVersion::rows).sum());
    return record;
  }

  private Stage.Result work(Stage stage) {
    try {
      return stage.work().run();
    } catch (AuditFailedException rejection) {
      ledger.stageRejected(stage.key(), rejection.problems());
      throw rejection;
    }
  }

  /** The latest record of a stage that has run. */
  StageRecord recorded(String key) {
    return ledger.stage(key).orElseThrow(() -> new IllegalStateException("stage %s has not run".formatted(key)));
  }

  /** Hash of the program and of all rules. */
  String programAndRules() {
    return programAndRules;
  }

  private String fingerprint(Stage stage) {
    List<String> parts = new ArrayList<>(List.of(programAndRules, stage.parameters()));
    for (String input : stage.inputs()) {
      recorded(input).outputs().forEach(output -> parts.add(output.table() + "=" + output.rows() + ":" + output.contentHash()));
    }
    return Hashes.of(parts.toArray(String[]::new));
  }

  /** Whether the tables are still as the stage left them: none was removed, written again, or put back to an earlier state. */
  private boolean stands(Stage stage, StageRecord record) {
    return stage.outputs().stream().allMatch(table -> record.output(table.fullName())
        .map(output -> stands(table, stage, output)).orElseGet(() -> lake.version(table) == -1));
  }

  private boolean stands(Table table, Stage stage, TableVersion output) {
    if (stage.partition() == null) {
      return lake.version(table) == output.version();
    }
    // Other days may have been written since.
    LocalDate day = Stage.day(stage.key()).orElseThrow();
    return lake.hasVersion(table, output.version()) && (output.rows() == 0 || lake.days(table).contains(day));
  }
}
