package org.regulake.pipelines.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

/** Writes in a read-only session, by all ways that Spark and the program have. */
@ExtendWith(SparkExtension.class)
class ReadOnlySessionTest {

  private static final Field CODE = Field.required("code", Type.STRING, "Code of the thing");
  private static final Table THING =
      Table.named(Layer.SILVER, "thing").grain("one row per thing").key(CODE).fields(CODE).build();
  private static final Table SHOWN =
      Table.named(Layer.PUBLISHED, "shown")
          .grain("one row per day and thing")
          .key(RunStamp.AS_OF, CODE)
          .fields(RunStamp.AS_OF, CODE)
          .partitionedBy(RunStamp.AS_OF)
          .build();
  private static final LocalDate DAY = LocalDate.of(2025, 3, 31);

  @TempDir private Path folder;
  private SparkSession writing;
  private SparkSession reading;
  private LakehouseConfig config;

  @BeforeEach
  void create(SparkSession session) {
    writing = session;
    config = LakehouseConfig.in(folder.resolve("lake").toString());
    // A separate session, because the catalog of this lake differs from that of other tests.
    SparkSession own = session.newSession();
    config.catalogSettings().forEach(own.conf()::set);
    SparkSession.setActiveSession(own);
    Lakehouse lake = new Lakehouse(own, config);
    lake.append(THING, rows(own));
    for (String branch : new String[] {"a", "b"}) {
      lake.stage(SHOWN, rows(own).withColumn("as_of", functions.lit(DAY)), branch, DAY);
      lake.published().release(SHOWN, branch);
    }
    reading = ReadOnlySession.create(own, config);
    SparkSession.setActiveSession(reading);
  }

  @AfterEach
  void leave() {
    SparkSession.setActiveSession(writing);
  }

  private static Dataset<Row> rows(SparkSession spark) {
    return TextTable.of(spark, "| code: string |\n| A |");
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file.toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private void assertRefused(ThrowingCallable write) throws IOException {
    Map<String, byte[]> before = files();
    assertThatThrownBy(write)
        .satisfies(failure -> assertThat(failure).hasStackTraceContaining("only read"));
    assertUnchanged(before);
  }

  private void assertUnchanged(Map<String, byte[]> before) throws IOException {
    Map<String, byte[]> after = files();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(before.get(name)));
  }

  @Test
  void tables_of_both_formats_are_read() {
    Lakehouse lake = new Lakehouse(reading, config);
    assertThat(lake.read(THING).count()).isEqualTo(1);
    assertThat(lake.read(SHOWN).count()).isEqualTo(1);
    assertThat(
            reading
                .sql("SELECT count(*) FROM lake.published.shown VERSION AS OF 'b'")
                .first()
                .getLong(0))
        .isEqualTo(1);
  }

  @Test
  void statements_that_change_data_or_settings_are_refused() throws IOException {
    String path = folder.resolve("lake/silver/thing").toString();
    for (String statement :
        new String[] {
          "DELETE FROM lake.published.shown",
          "INSERT INTO lake.published.shown VALUES (DATE'2025-03-31', 'B')",
          "DROP TABLE lake.published.shown",
          "ALTER TABLE lake.published.shown CREATE BRANCH c",
          "CREATE TABLE lake.published.other (a INT)",
          "CREATE DATABASE d",
          "SET spark.sql.ansi.enabled = false",
          "DELETE FROM delta.`%s`".formatted(path),
          "INSERT INTO delta.`%s` VALUES ('B')".formatted(path),
          "UPDATE delta.`%s` SET code = 'C'".formatted(path),
          "VACUUM delta.`%s`".formatted(path),
          "CREATE TABLE t USING delta LOCATION '%s'".formatted(path),
          "CREATE TEMPORARY VIEW v AS SELECT 1",
          "EXECUTE IMMEDIATE 'DELETE FROM lake.published.shown'",
          "BEGIN DELETE FROM lake.published.shown; END",
          "CALL lake.system.rollback_to_snapshot('published.shown', %d)"
              .formatted(new Lakehouse(reading, config).published().head(SHOWN, "a").orElseThrow())
        }) {
      assertRefused(() -> reading.sql(statement).collectAsList());
    }
  }

  @Test
  void writes_of_rows_are_refused_in_every_form() throws IOException {
    Dataset<Row> rows = reading.sql("SELECT 'B' AS code");
    String path = folder.resolve("lake/silver/thing").toString();
    assertRefused(() -> rows.write().format("delta").mode("append").save(path));
    assertRefused(() -> rows.write().parquet(folder.resolve("out").toString()));
    assertRefused(() -> rows.write().format("noop").mode("overwrite").save());
    assertRefused(
        () ->
            rows.withColumn("as_of", functions.lit(DAY)).writeTo("lake.published.shown").append());
    assertRefused(() -> rows.write().saveAsTable("t"));
  }

  @Test
  void the_program_itself_cannot_write_either() throws IOException {
    Lakehouse lake = new Lakehouse(reading, config);
    assertRefused(() -> lake.append(THING, rows(reading)));
    assertRefused(() -> lake.replace(THING, rows(reading)));
    assertRefused(
        () ->
            FileSystem.get(
                    ((org.apache.spark.sql.classic.SparkSession) reading)
                        .sessionState()
                        .newHadoopConf())
                .delete(new org.apache.hadoop.fs.Path(folder.toString()), true));
    Map<String, byte[]> before = files();
    assertThatThrownBy(() -> lake.published().dropBranch(SHOWN, "b"))
        .isInstanceOf(RuntimeException.class);
    assertUnchanged(before);
  }

  @Test
  void the_catalog_in_a_file_is_opened_for_reading() throws IOException {
    Files.delete(folder.resolve("lake/published.db"));
    SparkSession late = ReadOnlySession.create(writing, config);
    SparkSession.setActiveSession(late);
    assertThatThrownBy(() -> new Lakehouse(late, config).read(SHOWN).count())
        .isInstanceOf(RuntimeException.class);
    assertThat(folder.resolve("lake/published.db")).doesNotExist();
  }
}
