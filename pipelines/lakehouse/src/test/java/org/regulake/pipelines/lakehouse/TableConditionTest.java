package org.regulake.pipelines.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.AfterEach;
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

/** Two days of a table, in Delta and published; their files are damaged in several ways. */
@ExtendWith(SparkExtension.class)
class TableConditionTest {

  private static final LocalDate FIRST = LocalDate.of(2025, 1, 31);
  private static final LocalDate SECOND = LocalDate.of(2025, 2, 28);
  private static final Field CODE = Field.required("code", Type.STRING, "Code of the thing");
  private static final Table THING = table(Layer.RISK);
  private static final Table SHOWN = table(Layer.PUBLISHED);

  @TempDir private Path folder;
  private SparkSession writing;
  private SparkSession spark;
  private Lakehouse lake;

  private static Table table(Layer layer) {
    return Table.named(layer, "thing")
        .grain("one row per day and thing")
        .key(RunStamp.AS_OF, CODE)
        .fields(RunStamp.AS_OF, CODE)
        .partitionedBy(RunStamp.AS_OF)
        .build();
  }

  @BeforeEach
  void create(SparkSession session) {
    writing = session;
    open();
    for (LocalDate day : new LocalDate[] {FIRST, SECOND}) {
      lake.replaceWhere(THING, rows(day), RunStamp.condition(day));
      lake.stage(SHOWN, rows(day), "b" + day.getMonthValue(), day);
      lake.published().release(SHOWN, "b" + day.getMonthValue());
    }
  }

  /** Opens the lake like a new process, without cached state. */
  private void open() {
    spark = writing.newSession();
    LakehouseConfig config = LakehouseConfig.in(folder.toString());
    config.catalogSettings().forEach(spark.conf()::set);
    SparkSession.setActiveSession(spark);
    lake = new Lakehouse(spark, config);
  }

  @AfterEach
  void leave() {
    SparkSession.setActiveSession(writing);
    DeltaLog.clearCache();
  }

  private Dataset<Row> rows(LocalDate day) {
    return TextTable.of(
        spark, "| as_of: date | code: string |\n| %s | A |\n| %s | B |".formatted(day, day));
  }

  private TableCondition condition(Table table) {
    DeltaLog.clearCache();
    return lake.condition(table);
  }

  private Path file(String below, String end) throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve(below))) {
      return all.filter(file -> file.toString().endsWith(end))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  private static void flip(Path file) throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 60_000));
  }

  @Test
  void an_undamaged_table_is_whole_and_has_all_its_days() {
    for (Table table : new Table[] {THING, SHOWN}) {
      assertThat(condition(table))
          .isEqualTo(
              new TableCondition(
                  TableCondition.State.WHOLE,
                  "",
                  Set.of(FIRST, SECOND),
                  Set.of(),
                  Set.of(),
                  false));
      assertThat(lake.days(table)).containsExactlyInAnyOrder(FIRST, SECOND);
    }
    Table never =
        Table.named(Layer.SILVER, "never")
            .grain("one row per thing")
            .key(CODE)
            .fields(CODE)
            .build();
    assertThat(condition(never)).isEqualTo(TableCondition.ABSENT);
  }

  @Test
  void a_missing_or_truncated_file_costs_its_day_and_the_rest_is_readable_without_it()
      throws IOException {
    Files.delete(file("risk/thing/as_of=2025-01-31", ".parquet"));
    Files.writeString(file("published/thing/data/as_of=2025-01-31", ".parquet"), "cut");
    for (Table table : new Table[] {THING, SHOWN}) {
      TableCondition condition = condition(table);
      assertThat(condition.state()).isEqualTo(TableCondition.State.FILES_LOST);
      assertThat(condition.days()).containsExactly(SECOND);
      assertThat(condition.lostDays()).containsExactly(FIRST);
      lake.removeLost(table, condition.lostDays(), false);
      assertThat(condition(table).state()).isEqualTo(TableCondition.State.WHOLE);
      assertThat(lake.read(table).count()).isEqualTo(2);
    }
  }

  @Test
  void a_rewritten_file_is_doubtful() throws IOException {
    flip(file("risk/thing/as_of=2025-02-28", ".parquet"));
    flip(file("published/thing/data/as_of=2025-02-28", ".parquet"));
    for (Table table : new Table[] {THING, SHOWN}) {
      assertThat(condition(table).isDamaged()).isFalse();
      assertThat(condition(table).doubtfulDays()).containsExactly(SECOND);
    }
  }

  @Test
  void a_log_with_a_gap_or_a_truncated_entry_is_broken() throws IOException {
    Path last = file("risk/thing/_delta_log", ".json");
    byte[] bytes = Files.readAllBytes(last);
    Path checkSum = last.resolveSibling("." + last.getFileName() + ".crc");
    Files.deleteIfExists(checkSum);
    Files.write(last, Arrays.copyOf(bytes, bytes.length - 10));
    assertThat(condition(THING).detail()).contains("version 1 of its log is truncated");
    Files.delete(last);
    assertThat(condition(THING).detail()).contains("version 1 of its log is missing");
    Files.write(last, bytes);
    assertThat(condition(THING).state()).isEqualTo(TableCondition.State.WHOLE);
    Path first = last.resolveSibling("00000000000000000000.json");
    Files.delete(first);
    assertThat(condition(THING).state()).isEqualTo(TableCondition.State.BROKEN);
    String aside = lake.putAside(THING, "r1");
    assertThat(
            Path.of(URI.create("file:" + aside.replaceFirst("^file:", ""))).resolve("_delta_log"))
        .exists();
    lake.replaceWhere(THING, rows(SECOND), RunStamp.condition(SECOND));
    assertThat(condition(THING).days()).containsExactly(SECOND);
  }

  @Test
  void files_without_a_log_and_a_broken_pointer_have_states_of_their_own() throws IOException {
    Files.writeString(folder.resolve("risk/thing/_delta_log/_last_checkpoint"), "{\"version\":");
    assertThat(condition(THING).state()).isEqualTo(TableCondition.State.POINTER_BROKEN);
    assertThat(lake.read(THING).count()).isEqualTo(4);
    try (Stream<Path> log = Files.walk(folder.resolve("risk/thing/_delta_log"))) {
      log.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    assertThat(condition(THING).state()).isEqualTo(TableCondition.State.LOG_GONE);
  }

  @Test
  void a_restored_log_lacks_versions_recorded_in_the_ledger() throws IOException {
    assertThat(lake.hasVersion(THING, 1)).isTrue();
    Files.delete(folder.resolve("risk/thing/_delta_log/00000000000000000001.json"));
    Files.delete(folder.resolve("risk/thing/_delta_log/00000000000000000001.crc"));
    DeltaLog.clearCache();
    assertThat(lake.hasVersion(THING, 1)).isFalse();
    assertThat(lake.hasVersion(SHOWN, 4711)).isFalse();
  }

  @Test
  void a_published_table_is_registered_again_when_the_catalog_lost_it() throws IOException {
    long shown = lake.published().snapshotId(SHOWN);
    assertThat(lake.reregister(SHOWN, Set.of(shown))).isFalse();
    Files.delete(folder.resolve("published.db"));
    open();
    assertThat(condition(SHOWN).state()).isEqualTo(TableCondition.State.BROKEN);
    assertThat(lake.reregister(SHOWN, Set.of(shown))).isTrue();
    assertThat(lake.published().snapshotId(SHOWN)).isEqualTo(shown);
    assertThat(lake.days(SHOWN)).containsExactlyInAnyOrder(FIRST, SECOND);
  }

  @Test
  void a_published_table_with_lost_metadata_is_registered_with_the_previous_metadata()
      throws IOException {
    Path metadata = file("published/thing/metadata", ".metadata.json");
    Files.delete(metadata);
    open();
    assertThat(condition(SHOWN).state()).isEqualTo(TableCondition.State.BROKEN);
    assertThat(lake.reregister(SHOWN, Set.of())).isTrue();
    assertThat(lake.days(SHOWN)).contains(FIRST);
  }

  @Test
  void an_unreachable_storage_is_not_taken_for_damage() {
    assertThat(
            FailureExplainer.isDamage(
                new IllegalStateException(
                    new UncheckedIOException(new FileNotFoundException("x")))))
        .isTrue();
    assertThat(FailureExplainer.isDamage(new IllegalStateException("no such version"))).isTrue();
    assertThat(
            FailureExplainer.isDamage(new IllegalStateException(new SocketTimeoutException("x"))))
        .isFalse();
    assertThat(
            FailureExplainer.isDamage(
                new IllegalStateException(new IOException("cannot obtain block"))))
        .isFalse();
    assertThat(
            FailureExplainer.isDamage(
                new IllegalStateException("task failed: java.net.ConnectException: refused")))
        .isFalse();
    assertThat(
            FailureExplainer.isDamage(new IllegalStateException(new SQLException("gone", "08006"))))
        .isFalse();
  }
}
