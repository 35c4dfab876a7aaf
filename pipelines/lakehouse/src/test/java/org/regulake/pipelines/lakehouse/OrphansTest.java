package org.regulake.pipelines.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.models.testing.DatasetAssert;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

@ExtendWith(SparkExtension.class)
class OrphansTest {

  private static final Field CODE = Field.required("code", Type.STRING, "Code of the thing");
  private static final Field KIND =
      Field.required("kind", Type.STRING, "Kind, with letters that are escaped in paths");
  private static final Table THING =
      Table.named(Layer.SILVER, "thing")
          .grain("one row per thing")
          .key(CODE)
          .fields(CODE, KIND)
          .partitionedBy(KIND)
          .build();

  @TempDir private Path folder;
  private SparkSession spark;
  private Lakehouse lake;
  private Path table;

  @BeforeEach
  void create(SparkSession session) {
    spark = session;
    lake = new Lakehouse(session, LakehouseConfig.in(folder.toString()));
    table = folder.resolve("silver/thing");
    lake.append(THING, rows("| A | 甲 %20 |", "| B | b=c |"));
    lake.replace(THING, rows("| C | 甲 %20 |"));
    lake.append(THING, rows("| D | d |"));
  }

  private Dataset<Row> rows(String... lines) {
    return TextTable.of(spark, "| code: string | kind: string |\n" + String.join("\n", lines));
  }

  private Set<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).collect(Collectors.toSet());
    }
  }

  @Test
  void a_table_without_interrupted_writes_has_no_orphans() throws IOException {
    Set<Path> before = files();
    assertThat(new Orphans(lake).of(THING, true)).isEqualTo(new Orphans.Found(THING, 0, 0));
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void uncommitted_files_are_removed_and_every_version_stays_readable() throws IOException {
    Set<Path> before = files();
    Files.writeString(
        Files.createDirectories(table.resolve("kind=new")).resolve("part-0.parquet"), "12345");
    // Hadoop's checksum file is removed with its file.
    Files.writeString(table.resolve("kind=new/.part-0.parquet.crc"), "1");
    Files.writeString(table.resolve("part-1.parquet"), "123");
    Files.writeString(table.resolve("_delta_log/.00000000000000000003.json.4711.tmp"), "{");
    assertThat(new Orphans(lake).of(THING, false)).isEqualTo(new Orphans.Found(THING, 3, 9));
    assertThat(files()).hasSize(before.size() + 4);
    assertThat(new Orphans(lake).of(THING, true)).isEqualTo(new Orphans.Found(THING, 3, 9));
    assertThat(files()).isEqualTo(before);
    DatasetAssert.assertThat(
            spark.read().format("delta").option("versionAsOf", 0).load(table.toString()))
        .hasRows(
            """
            | code | kind   |
            | A    | 甲 %20 |
            | B    | b=c    |
            """);
    DatasetAssert.assertThat(lake.read(THING))
        .hasRows(
            """
            | code | kind   |
            | C    | 甲 %20 |
            | D    | d      |
            """);
  }

  @Test
  void files_of_a_table_that_was_never_committed_are_all_orphans() throws IOException {
    Table never =
        Table.named(Layer.SILVER, "never")
            .grain("one row per thing")
            .key(CODE)
            .fields(CODE)
            .build();
    Files.writeString(
        Files.createDirectories(folder.resolve("silver/never")).resolve("part-0.parquet"), "12345");
    assertThat(new Orphans(lake).of(never, true)).isEqualTo(new Orphans.Found(never, 1, 5));
    assertThat(new Orphans(lake).of(never, true).files()).isZero();
  }
}
