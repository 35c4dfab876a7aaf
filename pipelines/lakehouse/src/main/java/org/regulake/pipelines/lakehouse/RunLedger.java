package org.regulake.pipelines.lakehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/**
 * The ledger of all runs. During a run it is one small file, written after each stage, so that an
 * interrupted run can resume where it stopped; at the end of the run its entries are added to
 * {@code ops.run}, {@code ops.stage}, {@code ops.table_input}, {@code ops.table_version} and {@code
 * ops.hop}.
 */
public final class RunLedger {

  private static final Field RUN_ID = Field.required("run_id", Type.STRING, "The run");
  private static final Field STAGE_NAME =
      Field.required("stage", Type.STRING, "Stage, with the judged day if it has one");
  private static final Field TABLE_NAME = Field.required("table_name", Type.STRING, "Table");
  private static final Field DAY =
      Field.optional("day", Type.DATE, "Day whose rows are read; null for all rows");
  private static final Field HOP_NAME =
      Field.required(
          "hop", Type.STRING, "collect (landing to bronze) or record (bronze to silver)");
  private static final Field SOURCE = Field.required("source", Type.STRING, "Source");

  public static final Table RUN =
      Table.named(Layer.OPS, "run")
          .grain("one row per run that ended")
          .key(RUN_ID)
          .fields(
              RUN_ID,
              Field.required("status", Type.STRING, "done or failed"),
              Field.required("started_at", Type.TIMESTAMP, "Start"),
              Field.required("ended_at", Type.TIMESTAMP, "End"),
              Field.required("code_version", Type.STRING, "Hash of the code on the data path"),
              Field.required("rule_version", Type.STRING, "Hash of all rule files"),
              Field.required(
                  "configuration_hash", Type.STRING, "Hash of the configuration, secrets left out"),
              Field.required(
                  "person_key_print",
                  Type.STRING,
                  "Fingerprint of the key by which persons are hashed: equal in runs with the same"
                      + " key"),
              Field.required("landing", Type.STRING, "Landing folder"),
              Field.optional(
                  "present_at",
                  Type.TIMESTAMP,
                  "Present of the run: deliveries of later times were refused; null in ledgers of"
                      + " earlier versions"),
              Field.optional(
                  "message", Type.STRING, "Reason of the failure; null when the run did not fail"))
          .build();

  public static final Table STAGE =
      Table.named(Layer.OPS, "stage")
          .grain("one row per run and stage")
          .key(RUN_ID, STAGE_NAME)
          .fields(
              RUN_ID,
              STAGE_NAME,
              Field.required(
                  "is_reused",
                  Type.BOOLEAN,
                  "Whether nothing had changed and the result of an earlier run was reused"),
              Field.required("done_by_run_id", Type.STRING, "Run that did the work"),
              Field.required("started_at", Type.TIMESTAMP, "Start of the work"),
              Field.required("seconds", Type.DOUBLE, "Duration of the work").unit("s"),
              Field.required(
                  "fingerprint", Type.STRING, "Hash of everything that the result depends on"),
              Field.required("notes", Type.listOf(Type.STRING), "Remarks for the operator"))
          .build();

  public static final Table TABLE_VERSION =
      Table.named(Layer.OPS, "table_version")
          .grain("one row per run, stage and table written or found unchanged")
          .key(RUN_ID, STAGE_NAME, TABLE_NAME)
          .fields(
              RUN_ID,
              STAGE_NAME,
              TABLE_NAME,
              Field.required("version", Type.LONG, "Delta version or Iceberg snapshot"),
              Field.required(
                  "row_count", Type.LONG, "Rows of the table, or of the day's partition"),
              Field.required(
                  "content_hash", Type.STRING, "Order-independent hash of these rows' content"))
          .build();

  public static final Table TABLE_INPUT =
      Table.named(Layer.OPS, "table_input")
          .grain("one row per run, stage, table read and day")
          .key(RUN_ID, STAGE_NAME, TABLE_NAME, DAY)
          .fields(
              RUN_ID,
              STAGE_NAME,
              TABLE_NAME,
              DAY,
              Field.required("row_count", Type.LONG, "Rows available to the stage"),
              Field.optional(
                  "content_hash",
                  Type.STRING,
                  "Order-independent hash of these rows' content; null when the table or day did"
                      + " not exist"),
              Field.optional(
                  "version",
                  Type.LONG,
                  "Delta version that holds all rows of the table; null for the rows of a day"))
          .build();

  public static final Table HOP =
      Table.named(Layer.OPS, "hop")
          .grain("one row per run, hop and source")
          .key(RUN_ID, HOP_NAME, SOURCE)
          .fields(
              RUN_ID,
              HOP_NAME,
              SOURCE,
              Field.required("rows_in", Type.LONG, "Rows that came in"),
              Field.required("rows_out", Type.LONG, "Rows passed on"),
              Field.required("rows_quarantined", Type.LONG, "Rows in quarantine"),
              Field.required("rows_merged", Type.LONG, "Rows without new information"))
          .check("balance", "rows_in = rows_out + rows_quarantined + rows_merged")
          .build();

  /** The tables of the ledger. */
  public static final List<Table> TABLES = List.of(RUN, STAGE, TABLE_INPUT, TABLE_VERSION, HOP);

  private static final String STATE = "ops/ledger.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Content of the ledger file.
   *
   * @param run the latest run
   * @param stages the latest record of every stage
   * @param stagesOfRun the stages that the latest run has finished
   * @param rejected stages whose tables were not released, with the reason; the lake holds their
   *     results, but they are not published
   */
  public record State(
      RunRecord run,
      Map<String, StageRecord> stages,
      List<String> stagesOfRun,
      Map<String, Rejection> rejected) {
    public static final State EMPTY = new State(null, Map.of(), List.of(), Map.of());

    public State {
      rejected = rejected == null ? Map.of() : rejected;
    }
  }

  /**
   * The rejection of a stage's tables: by which run, and why.
   *
   * @param falls the falls among the reasons, which a person may accept
   */
  public record Rejection(String runId, String reason, List<Fall> falls) {

    public Rejection {
      // Ledgers of earlier versions have no falls.
      falls = falls == null ? List.of() : List.copyOf(falls);
    }
  }

  private final LakeFiles files;
  private State state;
  private boolean isResumed;

  public RunLedger(LakeFiles files) {
    this.files = files;
    this.state = read(files);
  }

  /** Reads the current ledger. */
  public static State read(LakeFiles files) {
    try {
      return files.read(STATE).map(RunLedger::parsed).orElse(State.EMPTY);
    } catch (IllegalArgumentException | UncheckedIOException cause) {
      if (!FailureExplainer.isDamage(cause)) {
        throw cause;
      }
      throw new IllegalStateException(
          ("the run ledger %s cannot be read; if it is damaged, move it away: the next run then"
                  + " repeats all stages")
              .formatted(files.path(STATE)),
          cause);
    }
  }

  private static State parsed(String text) {
    try {
      State state = JSON.readValue(text, State.class);
      if (state == null
          || state.run() == null
          || state.stages() == null
          || state.stagesOfRun() == null) {
        throw new IllegalArgumentException("it has no run or no stages");
      }
      return state;
    } catch (JsonProcessingException cause) {
      throw new IllegalArgumentException("it is not the JSON of a ledger", cause);
    }
  }

  /** The latest run, if it was interrupted before it ended. */
  public Optional<RunRecord> interrupted() {
    return Optional.ofNullable(state.run()).filter(run -> run.status().equals(RunRecord.RUNNING));
  }

  /** The latest run, whatever its outcome. */
  public Optional<RunRecord> latest() {
    return Optional.ofNullable(state.run());
  }

  /** Opens the ledger for a run; a resumed run keeps the stages that it has finished. */
  public void begin(RunRecord run) {
    isResumed = interrupted().filter(earlier -> earlier.runId().equals(run.runId())).isPresent();
    write(
        new State(
            run, state.stages(), isResumed ? state.stagesOfRun() : List.of(), state.rejected()));
  }

  /** The latest record of a stage. */
  public Optional<StageRecord> stage(String key) {
    return Optional.ofNullable(state.stages().get(key));
  }

  /** Records that a stage was done or found unchanged. */
  public void stageDone(StageRecord record) {
    Map<String, StageRecord> stages = new LinkedHashMap<>(state.stages());
    stages.put(record.key(), record);
    List<String> stagesOfRun = new ArrayList<>(state.stagesOfRun());
    if (!stagesOfRun.contains(record.key())) {
      stagesOfRun.add(record.key());
    }
    Map<String, Rejection> rejected = new LinkedHashMap<>(state.rejected());
    rejected.remove(record.key());
    write(new State(state.run(), stages, stagesOfRun, rejected));
  }

  /**
   * Records that the tables of a stage may not be released; until the stage is done, the published
   * tables are older than those of the lake.
   */
  public void stageRejected(String key, String reason, List<Fall> falls) {
    Map<String, Rejection> rejected = new LinkedHashMap<>(state.rejected());
    rejected.put(key, new Rejection(state.run().runId(), reason, falls));
    write(new State(state.run(), state.stages(), state.stagesOfRun(), rejected));
  }

  /** The ledger as this run has it. */
  public State state() {
    return state;
  }

  /** Closes the ledger of the run and adds its entries to the tables. */
  public void end(Lakehouse lake, RunRecord ended) {
    String runId = ended.runId();
    List<StageRecord> stages = state.stagesOfRun().stream().map(state.stages()::get).toList();
    List<Row> runs =
        List.of(
            RowFactory.create(
                runId,
                ended.status(),
                Instant.parse(ended.startedAt()),
                Instant.parse(ended.endedAt()),
                ended.codeVersion(),
                ended.ruleVersion(),
                ended.configurationHash(),
                ended.personKeyPrint(),
                ended.landing(),
                ended.present() == null ? null : Instant.parse(ended.present()),
                ended.message()));
    List<Row> stageRows =
        stages.stream()
            .map(
                stage ->
                    RowFactory.create(
                        runId,
                        stage.key(),
                        !stage.runId().equals(runId),
                        stage.runId(),
                        Instant.parse(stage.startedAt()),
                        stage.seconds(),
                        stage.fingerprint(),
                        stage.notes().toArray()))
            .toList();
    List<Row> versions =
        stages.stream()
            .flatMap(
                stage ->
                    stage.outputs().stream()
                        .map(
                            output ->
                                RowFactory.create(
                                    runId,
                                    stage.key(),
                                    output.table(),
                                    output.version(),
                                    output.rows(),
                                    output.contentHash())))
            .toList();
    List<Row> inputs =
        stages.stream()
            .flatMap(
                stage ->
                    stage.inputs().stream()
                        .map(
                            input ->
                                RowFactory.create(
                                    runId,
                                    stage.key(),
                                    input.table(),
                                    input.day() == null ? null : LocalDate.parse(input.day()),
                                    input.rows(),
                                    input.contentHash(),
                                    input.version())))
            .toList();
    List<Row> hops =
        stages.stream()
            .flatMap(
                stage ->
                    stage.hops().stream()
                        .map(
                            hop ->
                                RowFactory.create(
                                    runId,
                                    hop.hop(),
                                    hop.source(),
                                    hop.rowsIn(),
                                    hop.rowsOut(),
                                    hop.quarantined(),
                                    hop.merged())))
            .toList();
    lake.writeConcurrently(
        List.of(
            () -> add(lake, RUN, runId, runs),
            () -> add(lake, STAGE, runId, stageRows),
            () -> add(lake, TABLE_INPUT, runId, inputs),
            () -> add(lake, TABLE_VERSION, runId, versions),
            () -> add(lake, HOP, runId, hops)));
    write(new State(ended, state.stages(), state.stagesOfRun(), state.rejected()));
  }

  /**
   * Adds rows of the run. A run that was interrupted while it closed its ledger may have added some
   * of them already.
   */
  private void add(Lakehouse lake, Table table, String runId, List<Row> rows) {
    Dataset<Row> added = lake.spark().createDataFrame(rows, Schemas.of(table)).coalesce(1);
    if (isResumed && lake.exists(table)) {
      lake.replaceWhere(table, added, "run_id = '%s'".formatted(runId));
    } else if (!rows.isEmpty()) {
      lake.append(table, added);
    }
  }

  private void write(State newState) {
    try {
      files.write(STATE, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(newState));
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("cannot write the run ledger", cause);
    }
    state = newState;
  }
}
