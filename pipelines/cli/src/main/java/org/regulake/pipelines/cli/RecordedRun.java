package org.regulake.pipelines.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.code.IdentityNumber;
import org.regulake.models.text.ConnectionKeys;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.FailureExplainer;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.Releases;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.RunLock;
import org.regulake.pipelines.lakehouse.RunRecord;
import org.regulake.pipelines.publish.Products;
import org.regulake.pipelines.run.DayChoice;
import org.regulake.pipelines.run.Hashes;
import org.regulake.pipelines.run.Pipeline;
import org.regulake.pipelines.run.Progress;
import org.regulake.pipelines.run.RunSettings;
import org.regulake.pipelines.run.StageRunner;

/**
 * Runs the pipeline in a session, from the repair of an interrupted run to the ledger's entry about
 * the end.
 *
 * @param present the current time of the run: deliveries with a later time are refused
 */
record RecordedRun(Config config, PersonKey personKey, Clock clock, Instant present) {

  /** A finished run: its lake and ledger, and the outcome of the pipeline. */
  record Finished(Lakehouse lake, RunLedger ledger, Pipeline.Outcome outcome) {}

  /**
   * Runs the pipeline.
   *
   * @param days the days to judge
   * @param freshId id of the run, unless it resumes an interrupted one
   */
  Finished run(
      SparkSession spark,
      DayChoice days,
      String freshId,
      RunLock lock,
      Instant start,
      Progress progress) {
    String code = Hashes.ofDataPath();
    Lakehouse lake = new Lakehouse(spark, config.lakehouse());
    RunLedger ledger = new RunLedger(lake.files());
    new LedgerCheck(lake, ledger.state()).repair(freshId, progress::note);
    new Releases(lake, Products.tables()).recover().ifPresent(progress::note);
    Optional<RunRecord> interrupted = ledger.interrupted();
    boolean isRecovering =
        ledger.latest().filter(latest -> latest.status().equals(RunRecord.DONE)).isEmpty();
    String runId = interrupted.map(RunRecord::runId).orElse(freshId);
    interrupted.ifPresent(
        earlier ->
            progress.note(
                "run %s was interrupted; it resumes where it stopped".formatted(earlier.runId())));
    RunRecord record =
        new RunRecord(
            runId,
            RunRecord.RUNNING,
            interrupted.map(RunRecord::startedAt).orElse(start.toString()),
            null,
            code,
            Hashes.ofRules(),
            config.hash(),
            personKey.fingerprint(),
            ConnectionKeys.redact(config.landing()),
            present.toString(),
            null);
    ledger.begin(record);
    try {
      StageRunner stages = new StageRunner(lake, ledger, lock, runId, code, progress, clock);
      RunSettings settings =
          new RunSettings(
              config.landing(),
              personKey,
              config.maxNodesInMemory(),
              config.maxRowsRebuilt(),
              present,
              isRecovering);
      Pipeline.Outcome outcome = new Pipeline(lake, stages, settings).run(days, runId);
      ledger.end(lake, record.ended(RunRecord.DONE, clock.instant().toString(), null));
      new LedgerCheck(lake, ledger.state()).missingDays().forEach(progress::note);
      return new Finished(lake, ledger, outcome);
    } catch (Exception | Error failure) {
      // Scala throws checked exceptions without declaring them, and Hadoop throws an error when a
      // disk is full.
      RuntimeException explained = FailureExplainer.explain(failure, config.lakehouse());
      if (!FailureExplainer.isStorageLost(explained)) {
        // Otherwise the run counts as interrupted, since the ledger is out of reach as well.
        endFailed(lake, ledger, record, explained);
      }
      throw explained;
    }
  }

  private void endFailed(
      Lakehouse lake, RunLedger ledger, RunRecord record, RuntimeException failure) {
    try {
      ledger.end(
          lake,
          record.ended(
              RunRecord.FAILED,
              clock.instant().toString(),
              ConnectionKeys.redact(
                  IdentityNumber.replaceIn(
                      String.valueOf(failure.getMessage()), number -> "(identity number)"))));
    } catch (RuntimeException second) {
      // The first failure is the cause; the failure to close the ledger is attached as suppressed.
      failure.addSuppressed(second);
    }
  }
}
