package org.regulake.pipelines.run;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.table.RunStamp;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.feature.EnterpriseFeature;
import org.regulake.pipelines.lakehouse.CatalogedLake;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.RunLock;
import org.regulake.pipelines.lakehouse.StageRecord;
import org.regulake.pipelines.lakehouse.StartedRun;
import org.regulake.pipelines.lakehouse.TableVersion;
import org.regulake.pipelines.listing.ListedDeviation;
import org.regulake.pipelines.monitor.IndicatorValue;
import org.regulake.pipelines.monitor.Monitor;
import org.regulake.pipelines.monitor.Warning;
import org.regulake.pipelines.publish.Publisher;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.score.EnterpriseScore;
import org.regulake.pipelines.score.Scorer;
import org.regulake.pipelines.source.AbnormalListing;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;
import org.regulake.pipelines.stage.UndeclaredTableException;

@ExtendWith(SparkExtension.class)
class StageRunnerTest {

  private static final RunStamp MARCH = day("2025-03-31");
  private static final RunStamp FEBRUARY = day("2025-02-28");
  private static final RunStamp MIDDLE_OF_MARCH = day("2025-03-15");

  @TempDir Path folder;

  private final List<String> worked = new ArrayList<>();
  private Lakehouse lake;
  private RunLedger ledger;
  private RunLock lock;

  private static RunStamp day(String day) {
    return new RunStamp(LocalDate.parse(day), FilledRows.KNOWN_AT, "R1");
  }

  /** A stage with the declaration of another stage and its own work. */
  private final class Worker implements Stage {

    private final StageDeclaration declaration;
    private final String parameters;
    private final Consumer<StageContext> work;

    private Worker(StageDeclaration declaration, String parameters, Consumer<StageContext> work) {
      this.declaration = declaration;
      this.parameters = parameters;
      this.work = work;
    }

    @Override
    public StageDeclaration declaration() {
      return declaration;
    }

    @Override
    public String parameters() {
      return parameters;
    }

    @Override
    public Result work(StageContext context) {
      worked.add(declaration.key(context.stamp().asOf()));
      work.accept(context);
      return Result.PLAIN;
    }
  }

  @BeforeEach
  void open(SparkSession spark) {
    lake = CatalogedLake.in(spark, folder.resolve("lake"));
    lock = RunLock.take(lake.files(), "R1");
    ledger = new RunLedger(lake.files());
    ledger.begin(StartedRun.of("R1"));
    ledger.stageDone(record("collect"));
    wrote("record", Enterprise.TABLE.fullName(), "1");
    // There are no rules on these records and no repairs, so the stages wrote nothing.
    ledger.stageDone(record("quality"));
    ledger.stageDone(record("repair"));
    for (RunStamp day : List.of(FEBRUARY, MIDDLE_OF_MARCH, MARCH)) {
      wrote("feature@" + day.asOf(), EnterpriseFeature.TABLE.fullName(), "1");
      wrote("list@" + day.asOf(), ListedDeviation.TABLE.fullName(), "1");
      ledger.stageDone(
          record(
              "monitor@" + day.asOf(),
              version(IndicatorValue.TABLE.fullName(), "1"),
              version(Warning.TABLE.fullName(), "1")));
    }
  }

  @AfterEach
  void close() {
    lock.close();
  }

  private void wrote(String key, String table, String hash) {
    ledger.stageDone(record(key, version(table, hash)));
  }

  private static TableVersion version(String table, String hash) {
    return new TableVersion(table, 1, 1, hash);
  }

  private static StageRecord record(String key, TableVersion... outputs) {
    return new StageRecord(
        key,
        "fingerprint",
        "R1",
        "2025-04-06T00:00:00Z",
        1,
        List.of(),
        List.of(outputs),
        List.of(),
        List.of(),
        Map.of());
  }

  private StageRunner runner(String program) {
    Progress silent =
        new Progress() {
          @Override
          public void begin(String key, String title) {}

          @Override
          public void done(String key, String title, double seconds, long rows) {}

          @Override
          public void unchanged(String key, String title) {}

          @Override
          public void note(String sentence) {}
        };
    return new StageRunner(
        lake, ledger, lock, "R1", program, silent, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  private List<String> run(Stage stage, RunStamp day) {
    return run(runner("program"), stage, day);
  }

  /** Runs a stage and returns the keys of the stages that ran. */
  private List<String> run(StageRunner runner, Stage stage, RunStamp day) {
    worked.clear();
    runner.run(stage, day);
    return List.copyOf(worked);
  }

  private Worker scoring(String parameters, int missingPoints) {
    return new Worker(
        Scorer.DECLARATION,
        parameters,
        context ->
            context.write(
                EnterpriseScore.TABLE,
                FilledRows.of(
                        lake.spark(),
                        EnterpriseScore.TABLE,
                        "| score: int | class_code: string | missing_points: int |\n| 5 | A | %d |"
                            .formatted(missingPoints))
                    .withColumn(
                        "dimensions",
                        expr(
                            "array(named_struct('dimension', 'd', 'points', 5, 'missing_points', 0,"
                                + " 'max_points', 5))"))
                    .drop("as_of", "known_at", "run_id")));
  }

  private Worker monitoring() {
    return new Worker(Monitor.DECLARATION, "", context -> context.read(Enterprise.TABLE).count());
  }

  /** Replaces the register; its rows became known on these days. */
  private void register(String... days) {
    String rows =
        Stream.of(days)
            .map("| E1 | %sT00:00:00 | 9999-12-31T00:00:00 |%n"::formatted)
            .collect(
                Collectors.joining(
                    "",
                    "| entity_id: string | known_from: timestamp | known_to: timestamp |\n",
                    ""));
    lake.beginStage();
    lake.replace(Enterprise.TABLE, FilledRows.of(lake.spark(), Enterprise.TABLE, rows));
    ledger.stageDone(
        record(
            "record",
            lake.version(Enterprise.TABLE, Optional.empty(), null).orElseThrow(),
            version(AbnormalListing.TABLE.fullName(), "1")));
  }

  private Worker publishing() {
    return new Worker(
        Publisher.DECLARATION,
        "",
        context -> context.readPreviousDay(EnterpriseScore.TABLE).count());
  }

  @Test
  void a_stage_runs_again_only_when_an_input_of_its_result_has_changed() {
    assertThat(run(scoring("", 1), MARCH)).containsExactly("score@2025-03-31");
    assertThat(run(scoring("", 1), MARCH)).as("nothing has changed").isEmpty();
    wrote("feature@2025-02-28", EnterpriseFeature.TABLE.fullName(), "2");
    assertThat(run(scoring("", 1), MARCH)).as("another day has changed").isEmpty();
    wrote("feature@2025-03-31", EnterpriseFeature.TABLE.fullName(), "2");
    assertThat(run(scoring("", 1), MARCH)).as("the features have changed").hasSize(1);
    assertThat(run(scoring("more", 1), MARCH)).as("a parameter has changed").hasSize(1);
    assertThat(run(scoring("more", 1), new RunStamp(MARCH.asOf(), Instant.EPOCH, "R1")))
        .as("less is known")
        .hasSize(1);
    assertThat(
            run(
                runner("program 2"),
                scoring("more", 1),
                new RunStamp(MARCH.asOf(), Instant.EPOCH, "R1")))
        .as("the program has changed")
        .hasSize(1);
    lake.removeLost(EnterpriseScore.TABLE, Set.of(MARCH.asOf()), false);
    assertThat(
            run(
                runner("program 2"),
                scoring("more", 1),
                new RunStamp(MARCH.asOf(), Instant.EPOCH, "R1")))
        .as("the rows are gone")
        .hasSize(1);
  }

  @Test
  void a_day_is_judged_again_only_when_something_known_at_its_moment_has_changed() {
    for (RunStamp day : List.of(FEBRUARY, MARCH)) {
      ledger.stageDone(
          record("score@" + day.asOf(), version(EnterpriseScore.TABLE.fullName(), "1")));
    }
    RunStamp early = new RunStamp(FEBRUARY.asOf(), Instant.parse("2025-03-05T00:00:00Z"), "R1");
    RunStamp late = new RunStamp(MARCH.asOf(), Instant.parse("2025-04-05T00:00:00Z"), "R1");
    register("2025-01-01");
    assertThat(run(monitoring(), early)).hasSize(1);
    assertThat(run(monitoring(), late)).hasSize(1);

    register("2025-01-01", "2025-04-01");
    StageRunner runner = runner("program");
    runner.announce(List.of(early, late));
    assertThat(run(runner, monitoring(), early)).as("not known yet in February").isEmpty();
    assertThat(run(runner, monitoring(), late)).hasSize(1);
    assertThat(ledger.stage("monitor@2025-02-28").orElseThrow().inputs().get(0).rows())
        .as("the ledger names the rows from which the result now follows")
        .isEqualTo(2);

    register("2025-01-01", "2025-04-02");
    assertThat(run(monitoring(), early)).as("compared with the version before").isEmpty();
    assertThat(run(monitoring(), late)).hasSize(1);
    register("2025-01-02", "2025-04-02");
    assertThat(run(monitoring(), early)).as("February has changed").hasSize(1);
    register("2025-01-02");
    assertThat(run(runner("program 2"), monitoring(), early)).as("another program").hasSize(1);
  }

  @Test
  void the_ledger_records_which_rows_a_stage_has_read() {
    run(scoring("", 1), FEBRUARY);
    run(scoring("", 2), MARCH);
    run(publishing(), MARCH);
    assertThat(ledger.stage("publish@2025-03-31").orElseThrow().inputs())
        .extracting(input -> input.table() + " " + input.day() + " " + input.rows())
        .containsExactly(
            "silver.enterprise null 1",
            "risk.enterprise_score 2025-03-31 1",
            "risk.enterprise_score 2025-02-28 1",
            "silver.record_withdrawal null 0",
            "monitor.list_deviation 2025-03-31 1",
            "monitor.indicator 2025-03-31 1",
            "monitor.warning 2025-03-31 1",
            "ops.delivered_file null 0",
            "ops.withdrawn_delivery null 0",
            "quarantine.record null 0",
            "monitor.delivery_quality null 0",
            "monitor.delivery_fill null 0",
            "ops.accepted_fall null 0");
  }

  @Test
  void a_new_or_repeated_judgment_of_the_previous_day_makes_a_day_due_again() {
    run(scoring("", 1), MIDDLE_OF_MARCH);
    run(scoring("", 1), MARCH);
    run(publishing(), MIDDLE_OF_MARCH);
    run(publishing(), MARCH);
    StageRunner runner = runner("program");
    assertThat(runner.daysWithChangedPreviousDay())
        .as("the middle of March is not the previous day of any day")
        .isEmpty();

    run(scoring("", 2), FEBRUARY);
    assertThat(runner.daysWithChangedPreviousDay())
        .containsExactly(MIDDLE_OF_MARCH.asOf(), MARCH.asOf());
    assertThat(run(publishing(), MARCH)).containsExactly("publish@2025-03-31");
    assertThat(runner.daysWithChangedPreviousDay()).containsExactly(MIDDLE_OF_MARCH.asOf());
    assertThat(run(publishing(), MIDDLE_OF_MARCH)).hasSize(1);
    assertThat(runner.daysWithChangedPreviousDay()).isEmpty();

    run(scoring("other", 3), FEBRUARY);
    assertThat(runner.daysWithChangedPreviousDay()).hasSize(2);
    run(scoring("", 2), FEBRUARY);
    assertThat(runner.daysWithChangedPreviousDay())
        .as("the scores equal again those that were read")
        .isEmpty();
  }

  @Test
  void losing_a_previous_day_keeps_old_results_valid_and_is_recorded_by_new_ones() {
    run(scoring("", 1), FEBRUARY);
    run(scoring("", 1), MARCH);
    run(publishing(), MARCH);
    lake.removeLost(EnterpriseScore.TABLE, Set.of(FEBRUARY.asOf()), false);
    assertThat(runner("program").daysWithChangedPreviousDay()).isEmpty();
    assertThat(run(publishing(), MARCH)).isEmpty();

    StageRunner changed = runner("program 2");
    assertThat(run(changed, publishing(), MARCH)).hasSize(1);
    assertThat(changed.daysWithChangedPreviousDay())
        .as("as long as the rows are" + " missing")
        .isEmpty();
    run(changed, scoring("", 1), FEBRUARY);
    assertThat(changed.daysWithChangedPreviousDay()).containsExactly(MARCH.asOf());
  }

  @Test
  void a_stage_that_reads_an_undeclared_table_fails_and_leaves_no_record() {
    Stage careless = new Worker(Scorer.DECLARATION, "", context -> context.read(Enterprise.TABLE));
    assertThatThrownBy(() -> run(careless, MARCH))
        .isInstanceOf(UndeclaredTableException.class)
        .hasMessage(
            "stage score reads silver.enterprise without declaring it; add the table to its"
                + " declaration");
    assertThat(ledger.stage("score@2025-03-31")).isEmpty();
  }

  @Test
  void a_stage_does_not_run_before_the_stages_whose_tables_it_reads() {
    assertThatThrownBy(() -> run(publishing(), MARCH))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("stage score@2025-03-31 has not run");
  }
}
