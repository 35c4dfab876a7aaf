package org.regulake.pipelines.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.AuditFailedException;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.RunLock;
import org.regulake.pipelines.lakehouse.StageRecord;
import org.regulake.pipelines.lakehouse.TableInput;
import org.regulake.pipelines.lakehouse.TableVersion;
import org.regulake.pipelines.stage.EarlierResult;
import org.regulake.pipelines.stage.LakehouseContext;
import org.regulake.pipelines.stage.Reading;
import org.regulake.pipelines.stage.Reading.Rows;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/** Runs stages, skips those whose inputs have not changed, and records them in the ledger. */
public final class StageRunner {

  private final Lakehouse lake;
  private final RunLedger ledger;
  private final RunLock lock;
  private final String runId;
  private final String code;
  private final Progress progress;
  private final Clock clock;
  private final KnownContents known;

  /**
   * A runner of stages.
   *
   * @param code hash of the code on the data path
   */
  public StageRunner(
      Lakehouse lake,
      RunLedger ledger,
      RunLock lock,
      String runId,
      String code,
      Progress progress,
      Clock clock) {
    this.lake = lake;
    this.ledger = ledger;
    this.lock = lock;
    this.runId = runId;
    this.code = code;
    this.progress = progress;
    this.clock = clock;
    this.known = new KnownContents(lake);
  }

  /** Runs a stage without a day, unless its earlier result is still valid. */
  void run(Stage stage) {
    run(stage, null);
  }

  /** Runs a stage on a day, unless its earlier result is still valid. */
  void run(Stage stage, RunStamp day) {
    lock.requireHeld();
    StageDeclaration declaration = stage.declaration();
    String key = key(declaration, day);
    List<TableInput> recorded = inputs(declaration, day);
    List<TableInput> inputs = withoutLostRows(recorded, day);
    String fingerprint = fingerprint(stage, day, inputs);
    Optional<StageRecord> before = ledger.stage(key);
    Optional<StageRecord> valid =
        before
            .filter(record -> isUnchanged(declaration, record))
            .flatMap(record -> stillValid(stage, day, record, fingerprint, inputs, recorded));
    if (valid.isPresent()) {
      ledger.stageDone(valid.get());
      progress.unchanged(key, declaration.title());
      return;
    }
    progress.begin(key, declaration.title());
    Instant start = clock.instant();
    lake.beginStage();
    Stage.Result result =
        work(stage, key, day, before.flatMap(record -> earlier(stage, day, record, inputs)));
    List<TableVersion> outputs =
        declaration.writes().stream()
            .map(
                table ->
                    lake.version(
                        table,
                        before.flatMap(record -> record.output(table.fullName())),
                        day == null ? null : day.condition()))
            .flatMap(Optional::stream)
            .toList();
    double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
    lock.requireHeld();
    ledger.stageDone(
        new StageRecord(
            key,
            fingerprint,
            runId,
            start.toString(),
            seconds,
            inputs,
            outputs,
            result.hops(),
            result.notes(),
            result.kept()));
    progress.done(
        key, declaration.title(), seconds, outputs.stream().mapToLong(TableVersion::rows).sum());
  }

  /**
   * The earlier result of a stage from which a new one may be derived: the same program has written
   * it, and its tables are as it left them.
   */
  private Optional<EarlierResult> earlier(
      Stage stage, RunStamp day, StageRecord record, List<TableInput> inputs) {
    return record.fingerprint().equals(fingerprint(stage, day, record.inputs()))
            && isUnchanged(stage.declaration(), record)
        ? Optional.of(new EarlierResult(lake, record, inputs))
        : Optional.empty();
  }

  /**
   * The record of an earlier result that still follows from the inputs: they are the same, or only
   * rows of a previous day have been lost since, or the changes concern what was not known yet at
   * the moment of the day.
   *
   * @param inputs the inputs without lost rows
   * @param recorded the inputs according to the ledger
   */
  private Optional<StageRecord> stillValid(
      Stage stage,
      RunStamp day,
      StageRecord record,
      String fingerprint,
      List<TableInput> inputs,
      List<TableInput> recorded) {
    String before = record.fingerprint();
    if (before.equals(fingerprint) || before.equals(fingerprint(stage, day, recorded))) {
      return Optional.of(record);
    }
    boolean isSame =
        day != null
            && before.equals(fingerprint(stage, day, record.inputs()))
            && isSameAsKnown(stage.declaration().reads(), record.inputs(), inputs, day.knownAt());
    return isSame ? Optional.of(record.following(inputs, fingerprint)) : Optional.empty();
  }

  private boolean isSameAsKnown(
      List<Reading> reads, List<TableInput> before, List<TableInput> now, Instant knownAt) {
    List<Integer> changed =
        IntStream.range(0, reads.size())
            .filter(i -> !before.get(i).isSameContent(now.get(i)))
            .boxed()
            .toList();
    // No table is read for the comparison when another input has changed anyway.
    return changed.stream().allMatch(i -> reads.get(i).rows() == Rows.KNOWN)
        && changed.stream()
            .allMatch(i -> known.isSame(reads.get(i).table(), before.get(i), now.get(i), knownAt));
  }

  /**
   * Announces the days to judge, so that what was known at their moments is compared in one pass.
   */
  void announce(List<RunStamp> days) {
    known.announce(days.stream().map(RunStamp::knownAt).toList());
  }

  /** A stage's access to the lake, before it works. */
  StageContext context(StageDeclaration stage) {
    return context(stage, null, code, Optional.empty());
  }

  private StageContext context(
      StageDeclaration stage, RunStamp day, String program, Optional<EarlierResult> earlier) {
    return new LakehouseContext(
        lake, stage, Optional.ofNullable(day), program, this::recordedRows, earlier);
  }

  /**
   * Days whose inputs of the previous day differ from those in the ledger now: rows were added,
   * removed or changed since.
   */
  TreeSet<LocalDate> daysWithChangedPreviousDay() {
    TreeSet<LocalDate> days = new TreeSet<>();
    for (StageRecord record : ledger.state().stages().values()) {
      StageDeclaration.day(record.key())
          .filter(
              day ->
                  record.inputs().stream()
                      .filter(input -> input.day() != null && !input.day().equals(day.toString()))
                      .anyMatch(this::hasChanged))
          .ifPresent(days::add);
    }
    return days;
  }

  private boolean hasChanged(TableInput read) {
    // A ledger of an earlier version may name a table that no longer exists.
    return Tables.named(read.table())
        .map(table -> input(table, LocalDate.parse(read.day())))
        .filter(recorded -> !read.equals(recorded) && !read.equals(withoutLostRows(recorded)))
        .isPresent();
  }

  /** Passes a message for the user on. */
  void note(String sentence) {
    progress.note(sentence);
  }

  private Stage.Result work(
      Stage stage, String key, RunStamp day, Optional<EarlierResult> earlier) {
    try {
      return stage.work(context(stage.declaration(), day, program(stage), earlier));
    } catch (AuditFailedException rejection) {
      ledger.stageRejected(key, rejection.problems(), rejection.falls());
      throw rejection;
    }
  }

  private static String key(StageDeclaration stage, RunStamp day) {
    return stage.key(day == null ? null : day.asOf());
  }

  private OptionalLong recordedRows(Table table) {
    return output(table, null)
        .map(output -> OptionalLong.of(output.rows()))
        .orElseGet(OptionalLong::empty);
  }

  private List<TableInput> inputs(StageDeclaration stage, RunStamp day) {
    List<TableInput> inputs = new ArrayList<>();
    for (Reading reading : stage.reads()) {
      LocalDate ofDay =
          reading.isOfWholeTable()
              ? null
              : reading.rows() == Rows.OF_DAY ? day.asOf() : day.previousDay();
      if (reading.rows() != Rows.OF_PREVIOUS_DAY) {
        String writer = Stages.writerOf(reading.table()).key(ofDay);
        ledger
            .stage(writer)
            .orElseThrow(() -> new IllegalStateException("stage %s has not run".formatted(writer)));
      }
      inputs.add(input(reading.table(), ofDay));
    }
    return List.copyOf(inputs);
  }

  /**
   * Replaces inputs of a previous day whose rows are in the ledger but no longer in the lake by
   * empty ones.
   */
  private List<TableInput> withoutLostRows(List<TableInput> inputs, RunStamp judged) {
    return inputs.stream()
        .map(
            input ->
                input.day() == null || input.day().equals(judged.asOf().toString())
                    ? input
                    : withoutLostRows(input))
        .toList();
  }

  private TableInput withoutLostRows(TableInput input) {
    boolean isLost =
        input.rows() > 0
            && !lake.days(Tables.named(input.table()).orElseThrow())
                .contains(LocalDate.parse(input.day()));
    return isLost ? TableInput.none(input.table(), input.day()) : input;
  }

  private TableInput input(Table table, LocalDate day) {
    String ofDay = day == null ? null : day.toString();
    return output(table, day)
        .map(
            output ->
                new TableInput(
                    table.fullName(),
                    ofDay,
                    output.rows(),
                    output.contentHash(),
                    day == null ? output.version() : null))
        .orElseGet(() -> TableInput.none(table.fullName(), ofDay));
  }

  private Optional<TableVersion> output(Table table, LocalDate day) {
    return ledger
        .stage(Stages.writerOf(table).key(day))
        .flatMap(record -> record.output(table.fullName()));
  }

  /** Hash of the code and of the rules that a stage uses. */
  private String program(Stage stage) {
    return Hashes.of(code, Hashes.ofRules(stage.rules()));
  }

  private String fingerprint(Stage stage, RunStamp day, List<TableInput> inputs) {
    List<String> parts = new ArrayList<>(List.of(program(stage), stage.parameters()));
    if (day != null) {
      parts.add(day.asOf() + " known at " + day.knownAt());
    }
    inputs.forEach(
        input ->
            parts.add(
                "%s %s %d %s"
                    .formatted(input.table(), input.day(), input.rows(), input.contentHash())));
    return Hashes.of(parts.toArray(String[]::new));
  }

  /**
   * Whether no table has been removed, rewritten or restored to an earlier version since the stage
   * wrote it.
   */
  private boolean isUnchanged(StageDeclaration stage, StageRecord record) {
    return stage.writes().stream()
        .allMatch(
            table ->
                record
                    .output(table.fullName())
                    .map(output -> isUnchanged(table, record, output))
                    .orElseGet(() -> lake.version(table) == -1));
  }

  private boolean isUnchanged(Table table, StageRecord record, TableVersion output) {
    return StageDeclaration.day(record.key())
        // Other days may have been written since.
        .map(
            day ->
                lake.hasVersion(table, output.version())
                    && (output.rows() == 0 || lake.days(table).contains(day)))
        .orElseGet(() -> lake.version(table) == output.version());
  }
}
