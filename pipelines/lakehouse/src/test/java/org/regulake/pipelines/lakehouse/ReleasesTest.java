package org.regulake.pipelines.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

/**
 * Two published tables are released together; a release interrupted between them is recovered at
 * the next start.
 */
@ExtendWith(SparkExtension.class)
class ReleasesTest {

  private static final Field CODE = Field.required("code", Type.STRING, "Code of the thing");
  private static final List<Table> TABLES = List.of(table("first"), table("second"));

  private static SparkSession spark;
  private static Lakehouse lake;
  private static int day;
  private static Releases releases;

  private List<String> before;

  private static Table table(String name) {
    return Table.named(Layer.PUBLISHED, name)
        .grain("one row per day and thing")
        .key(RunStamp.AS_OF, CODE)
        .fields(RunStamp.AS_OF, CODE, RunStamp.KNOWN_AT, RunStamp.RUN_ID)
        .partitionedBy(RunStamp.AS_OF)
        .build();
  }

  @BeforeAll
  static void create(SparkSession session, @TempDir Path folder) {
    lake = CatalogedLake.in(session, folder.resolve("lake"));
    spark = lake.spark();
    releases = new Releases(lake, TABLES);
    releases.release(staged("ground"));
  }

  @BeforeEach
  void recordVisibleRuns() {
    before = visible();
  }

  /** Writes the next day of both tables on a branch. */
  private static Release staged(String run) {
    day++;
    String rows =
        "| as_of: date | code: string | known_at: timestamp | run_id: string |\n| 2025-01-%02d | A | 2025-02-01 00:00:00 | %s |"
            .formatted(day, run);
    List<Release.ReleasedTable> staged =
        TABLES.stream()
            .map(
                table -> {
                  long from = lake.published().snapshotId(table);
                  return new Release.ReleasedTable(
                      table.fullName(),
                      "audit_" + run,
                      from,
                      lake.stage(
                          table,
                          TextTable.of(spark, rows),
                          "audit_" + run,
                          LocalDate.of(2025, 1, day)));
                })
            .toList();
    return new Release(run, "2025-01-%02d".formatted(day), staged);
  }

  /** A release that was interrupted after some tables had been moved. */
  private static Release interruptedAfter(int moved, String run) {
    Release release = staged(run);
    lake.files().write("ops/release.pending.json", Releases.json(release));
    release.tables().stream()
        .limit(moved)
        .forEach(table -> lake.published().release(tableOf(table), table.branch()));
    return release;
  }

  private static Table tableOf(Release.ReleasedTable released) {
    return TABLES.stream()
        .filter(table -> table.fullName().equals(released.table()))
        .findFirst()
        .orElseThrow();
  }

  /** Runs whose rows are visible, by table. */
  private static List<String> visible() {
    return TABLES.stream()
        .map(
            table ->
                table.name()
                    + " "
                    + String.join(
                        " ",
                        lake.read(table).select("run_id").collectAsList().stream()
                            .map(row -> row.getString(0))
                            .sorted()
                            .toList()))
        .toList();
  }

  @Test
  void a_day_that_is_staged_again_without_rows_has_none_and_other_days_keep_theirs() {
    Table table = TABLES.get(0);
    releases.release(staged("full"));
    LocalDate last = LocalDate.of(2025, 1, day);
    long rows = lake.read(table).count();
    lake.stage(table, lake.read(table).limit(0), "empty", last);
    assertThat(lake.published().readBranch(table, "empty").where(RunStamp.condition(last)).count())
        .isZero();
    assertThat(lake.published().readBranch(table, "empty").count()).isEqualTo(rows - 1);
    lake.published().dropBranch(table, "empty");
  }

  @Test
  void rows_on_a_branch_are_not_visible() {
    staged("hidden");
    assertThat(visible()).isEqualTo(before);
  }

  @Test
  void a_release_shows_all_its_tables_and_leaves_neither_branch_nor_record() {
    Release release = staged("whole");
    releases.release(release);
    assertThat(visible()).allMatch(runs -> runs.contains("whole"));
    assertThat(Releases.pending(lake.files())).isEmpty();
    assertThat(release.tables())
        .noneMatch(table -> lake.published().head(tableOf(table), table.branch()).isPresent());
  }

  @Test
  void an_interrupted_release_is_completed_however_many_tables_were_moved() {
    for (int moved = 0; moved <= TABLES.size(); moved++) {
      String run = "completed" + moved;
      interruptedAfter(moved, run);
      assertThat(Releases.pending(lake.files())).map(Release::runId).contains(run);
      assertThat(releases.recover())
          .hasValueSatisfying(
              sentence -> assertThat(sentence).contains(run, "it has been completed"));
      assertThat(visible()).allMatch(runs -> runs.contains(run));
      assertThat(releases.recover()).isEmpty();
    }
  }

  @Test
  void a_release_with_a_missing_branch_is_rolled_back_as_a_whole() {
    Release release = interruptedAfter(1, "missing");
    lake.published().dropBranch(TABLES.get(1), release.tables().get(1).branch());
    assertThat(visible()).isNotEqualTo(before);
    assertThat(releases.recover())
        .hasValueSatisfying(
            sentence -> assertThat(sentence).contains("missing", "it has been rolled back"));
    assertThat(visible()).isEqualTo(before);
    assertThat(Releases.pending(lake.files())).isEmpty();
  }

  @Test
  void files_that_belong_to_no_snapshot_of_any_branch_are_found_and_removed(@TempDir Path elsewhere)
      throws IOException {
    Release waiting = staged("waiting");
    Table table = TABLES.get(0);
    Path data = Path.of(lake.location()).resolve("published/first/data");
    Path orphan = data.resolve("as_of=2024-01-01/00000-0-lost.parquet");
    Files.createDirectories(orphan.getParent());
    Files.writeString(orphan, "12345");
    assertThat(new Orphans(lake).of(table, false).files()).isEqualTo(1);
    assertThat(orphan).exists();
    assertThat(new Orphans(lake).of(table, true).files()).isEqualTo(1);
    assertThat(orphan).doesNotExist();
    releases.release(waiting);
    assertThat(lake.read(table).where("run_id = 'waiting'").count()).isEqualTo(1);
  }

  @Test
  void every_snapshot_of_a_released_table_can_still_be_read() {
    Table table = TABLES.get(0);
    long before = lake.published().snapshotId(table);
    long rows = lake.read(table).count();
    releases.release(staged("later"));
    Map<Long, Dataset<Row>> versions = new TableHistory(lake).of(table);
    assertThat(versions.get(before).count()).isEqualTo(rows);
    assertThat(versions.get(lake.published().snapshotId(table)).count()).isEqualTo(rows + 1);
  }
}
