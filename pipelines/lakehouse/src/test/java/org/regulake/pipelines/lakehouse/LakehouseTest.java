package org.regulake.pipelines.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.models.testing.DatasetAssert;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;

/** Delta tables made from contracts, and content hashes. */
@ExtendWith(SparkExtension.class)
class LakehouseTest {

  private static final Field CODE = Field.required("code", Type.STRING, "Code of the thing");
  private static final Field NAME =
      Field.optional("name", Type.STRING, "Name; null when not stated");
  private static final Field ALIAS =
      Field.optional("alias", Type.STRING, "Other name; null when not stated");
  private static final Field FINE_YUAN =
      Field.optional("fine_yuan", Field.YUAN, "Fine; null = none").unit("yuan");
  private static final Table THING =
      Table.named(Layer.SILVER, "thing")
          .grain("one row per thing")
          .key(CODE)
          .fields(CODE, NAME, ALIAS, FINE_YUAN, RunStamp.RUN_ID)
          .check("fine_not_negative", "fine_yuan IS NULL OR fine_yuan >= 0")
          .build();

  private static final String HEADER =
      "| fine_yuan: decimal(5,1) | run_id: string | code: string | name: string | alias: string |"
          + " more: int |\n";

  private static SparkSession spark;
  private static Lakehouse lake;

  @BeforeAll
  static void create(SparkSession session, @TempDir Path folder) {
    spark = session;
    lake = new Lakehouse(session, LakehouseConfig.in(folder.resolve("lake").toString()));
    lake.append(THING, rows("| 12.5 | r1 | A | a | null | 1 |"));
  }

  private static Dataset<Row> rows(String... lines) {
    return TextTable.of(spark, HEADER + String.join("\n", lines));
  }

  private static ContentHash.Content content(String... lines) {
    return ContentHash.of(THING, Schemas.conform(THING, rows(lines)));
  }

  @Test
  void a_missing_table_reads_as_empty_with_the_schema_of_its_contract() {
    Table none =
        Table.named(Layer.GRAPH, "none")
            .grain("one row per nothing")
            .key(CODE)
            .fields(CODE, FINE_YUAN)
            .build();
    assertThat(lake.exists(none)).isFalse();
    assertThat(lake.version(none)).isEqualTo(-1);
    DatasetAssert.assertThat(lake.read(none)).hasColumns("code", "fine_yuan").isEmpty();
  }

  @Test
  void columns_come_in_contract_order_and_type_with_their_sentences_and_units() {
    DatasetAssert.assertThat(lake.read(THING))
        .hasColumns("code", "name", "alias", "fine_yuan", "run_id");
    assertThat(lake.read(THING).schema().apply("fine_yuan").dataType())
        .isEqualTo(Schemas.type(Field.YUAN));
    assertThat(lake.read(THING).schema().apply("fine_yuan").getComment().get())
        .isEqualTo("Fine; null = none [yuan]");
    assertThat(lake.read(THING).schema().apply("code").getComment().get())
        .isEqualTo("Code of the thing");
  }

  @Test
  void a_null_in_a_required_column_is_refused_and_nothing_is_written() {
    long version = lake.version(THING);
    assertThatThrownBy(() -> lake.append(THING, rows("| 1.0 | r1 | null | a | null | 1 |")))
        .hasStackTraceContaining("code");
    assertThat(lake.version(THING)).isEqualTo(version);
  }

  @Test
  void a_row_that_breaks_a_check_is_refused_and_the_check_is_named() {
    long version = lake.version(THING);
    assertThatThrownBy(() -> lake.append(THING, rows("| -1.0 | r1 | B | a | null | 1 |")))
        .hasStackTraceContaining("fine_not_negative");
    assertThat(lake.version(THING)).isEqualTo(version);
  }

  @Test
  void rows_that_lack_a_column_are_refused_before_anything_is_written() {
    assertThatThrownBy(
            () -> lake.append(THING, rows("| 1.0 | r1 | B | a | null | 1 |").drop("alias")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("silver.thing")
        .hasMessageContaining("[alias]");
  }

  @Test
  void a_replacement_by_condition_keeps_the_other_rows() {
    Table other =
        Table.named(Layer.RISK, "other")
            .grain("one row per thing")
            .key(CODE)
            .fields(CODE, NAME)
            .build();
    lake.append(
        other, rows("| null | r | A | old | null | 1 |", "| null | r | B | old | null | 1 |"));
    lake.replaceWhere(
        other,
        rows("| null | r | B | new | null | 1 |"),
        "(code = 'B' AND name = 'old') OR (code = 'B' AND name = 'new')");
    DatasetAssert.assertThat(lake.read(other))
        .hasRows(
            """
            | code | name |
            | A    | old  |
            | B    | new  |
            """);
    lake.replace(other, rows("| null | r | C | only | null | 1 |"));
    DatasetAssert.assertThat(lake.read(other))
        .hasRows(
            """
            | code | name |
            | C    | only |
            """);
  }

  private static final String DAY_HEADER = "| as_of: date | code: string | name: string |\n";
  private static final String FEBRUARY = "as_of = DATE '2025-02-28'";

  private static Table daily(String name) {
    return Table.named(Layer.RISK, name)
        .grain("one row per thing and day")
        .key(RunStamp.AS_OF, CODE)
        .fields(RunStamp.AS_OF, CODE, NAME)
        .partitionedBy(RunStamp.AS_OF)
        .build();
  }

  private static Dataset<Row> days(String... lines) {
    return TextTable.of(spark, DAY_HEADER + String.join("\n", lines));
  }

  private static void writeFebruaryTwice(Table table) {
    lake.append(table, days("| 2025-01-31 | A | january |", "| 2025-02-28 | A | old |"));
    lake.replaceWhere(table, days("| 2025-02-28 | A | new |"), FEBRUARY);
  }

  private static final String FEBRUARY_REPLACED =
      """
      | as_of: date | code | name    |
      | 2025-01-31  | A    | january |
      | 2025-02-28  | A    | new     |
      """;

  @Test
  void a_day_is_replaced_and_the_other_days_are_kept() {
    Table table = daily("replaced_day");
    writeFebruaryTwice(table);
    DatasetAssert.assertThat(lake.read(table)).hasRows(FEBRUARY_REPLACED);
    assertThat(lake.version(table))
        .as("one commit creates the table, one replaces the day")
        .isEqualTo(1);
  }

  @Test
  void a_table_with_more_files_than_its_checksum_file_lists_is_read_and_replaced() {
    Table table = daily("many_files");
    spark.conf().set("spark.databricks.delta.allFilesInCrc.thresholdNumFiles", "0");
    try {
      writeFebruaryTwice(table);
      DatasetAssert.assertThat(lake.read(table)).hasRows(FEBRUARY_REPLACED);
    } finally {
      spark.conf().unset("spark.databricks.delta.allFilesInCrc.thresholdNumFiles");
    }
  }

  @Test
  void a_row_of_another_day_is_refused_when_a_day_is_replaced() {
    Table table = daily("strict_day");
    writeFebruaryTwice(table);
    assertThatThrownBy(() -> lake.replaceWhere(table, days("| 2025-01-31 | B | stray |"), FEBRUARY))
        .hasStackTraceContaining("as_of = DATE '2025-02-28'");
    DatasetAssert.assertThat(lake.read(table)).hasRows(FEBRUARY_REPLACED);
  }

  @Test
  void a_table_of_another_version_of_the_program_is_neither_written_nor_read() {
    lake.append(
        Table.named(Layer.RISK, "grown").grain("one row per thing").key(CODE).fields(CODE).build(),
        rows("| 1.0 | r | A | a | null | 1 |"));
    Table grown =
        Table.named(Layer.RISK, "grown")
            .grain("one row per thing")
            .key(CODE)
            .fields(CODE, NAME)
            .build();
    assertThatThrownBy(() -> lake.append(grown, rows("| 1.0 | r | A | a | null | 1 |")))
        .hasMessageContaining("risk.grown")
        .hasMessageContaining("another version")
        .hasMessageContaining("name:string");
    assertThatThrownBy(() -> lake.read(grown))
        .hasMessageContaining("risk.grown")
        .hasMessageContaining("another version");
  }

  @Test
  void tables_written_concurrently_are_complete_and_a_failed_one_is_reported() {
    Table left =
        Table.named(Layer.RISK, "left").grain("one row per thing").key(CODE).fields(CODE).build();
    Table right =
        Table.named(Layer.RISK, "right").grain("one row per thing").key(CODE).fields(CODE).build();
    Table wrong =
        Table.named(Layer.RISK, "wrong").grain("one row per thing").key(CODE).fields(CODE).build();
    Dataset<Row> rows = rows("| 1.0 | r | A | a | null | 1 |");
    assertThatThrownBy(
            () ->
                lake.writeConcurrently(
                    List.of(
                        () -> lake.append(left, rows),
                        () -> lake.append(wrong, rows.drop("code")),
                        () -> lake.append(right, rows))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("risk.wrong");
    assertThat(lake.read(left).count()).isEqualTo(1);
    assertThat(lake.read(right).count()).isEqualTo(1);
    assertThat(lake.exists(wrong)).isFalse();
  }

  @Test
  void the_version_of_a_table_has_its_row_count_and_content_hash() {
    lake.beginStage();
    assertThat(lake.version(THING, Optional.empty(), null))
        .contains(
            new TableVersion(
                "silver.thing",
                lake.version(THING),
                1,
                content("| 12.5 | any | A | a | null | 1 |").hash()));
  }

  @Test
  void the_counts_of_a_write_equal_the_content_of_the_table() {
    Table counted =
        Table.named(Layer.RISK, "counted")
            .grain("one row per thing")
            .key(CODE)
            .fields(CODE, NAME)
            .build();
    lake.beginStage();
    lake.append(
        counted, rows("| null | r | A | a | null | 1 |", "| null | r | B | b | null | 1 |"));
    Optional<TableVersion> first = lake.version(counted, Optional.empty(), null);
    lake.beginStage();
    lake.append(counted, rows("| null | r | C | c | null | 1 |"));
    Optional<TableVersion> second = lake.version(counted, first, null);
    ContentHash.Content read = ContentHash.of(counted, lake.read(counted));
    assertThat(second.map(TableVersion::rows)).contains(3L).contains(read.rows());
    assertThat(second.map(TableVersion::contentHash)).contains(read.hash());
    lake.beginStage();
    lake.replaceWhere(counted, rows("| null | r | B | new | null | 1 |"), "code = 'B'");
    assertThat(lake.version(counted, second, "code = 'B'").map(TableVersion::contentHash))
        .contains(ContentHash.of(counted, lake.read(counted).where("code = 'B'")).hash());
  }

  @Test
  void earlier_versions_of_a_table_can_be_read() {
    Table kept =
        Table.named(Layer.RISK, "kept")
            .grain("one row per thing")
            .key(CODE)
            .fields(CODE, NAME)
            .build();
    lake.append(kept, rows("| null | r | A | a | null | 1 |", "| null | r | B | b | null | 1 |"));
    lake.replace(kept, rows("| null | r | C | c | null | 1 |"));
    Map<Long, Dataset<Row>> versions = new TableHistory(lake).of(kept);
    assertThat(versions).containsOnlyKeys(0L, 1L);
    assertThat(versions.get(0L).count()).isEqualTo(2);
    assertThat(versions.get(1L).count()).isEqualTo(1);
  }

  @Test
  void all_rows_are_counted_when_only_some_of_a_table_were_replaced() {
    Table updated =
        Table.named(Layer.RISK, "updated")
            .grain("one row per thing")
            .key(CODE)
            .fields(CODE, NAME)
            .build();
    lake.append(
        updated, rows("| null | r | A | a | null | 1 |", "| null | r | B | b | null | 1 |"));
    lake.beginStage();
    lake.replaceWhere(updated, rows("| null | r | B | new | null | 1 |"), "code = 'B'");
    assertThat(lake.version(updated, Optional.empty(), null).map(TableVersion::rows))
        .as("A is still there")
        .contains(2L);
  }

  @Test
  void the_content_hash_does_not_depend_on_the_order_of_rows_or_on_the_run() {
    ContentHash.Content content =
        content("| 1.0 | r1 | A | a | null | 1 |", "| 2.0 | r1 | B | b | null | 1 |");
    assertThat(content.rows()).isEqualTo(2);
    assertThat(content("| 2.0 | r2 | B | b | null | 7 |", "| 1.0 | r3 | A | a | null | 1 |"))
        .isEqualTo(content);
  }

  @Test
  void the_content_hash_distinguishes_null_from_empty_and_columns_from_each_other() {
    assertThat(
            List.of(
                content("| 1.0 | r | A | a | null | 1 |").hash(),
                content("| 1.0 | r | A | null | a | 1 |").hash(),
                content("| 1.0 | r | A | a |  | 1 |").hash(),
                content("| 1.0 | r | A | null | null | 1 |").hash(),
                content("| 1.0 | r | A |  | null | 1 |").hash(),
                content("| 1.1 | r | A | a | null | 1 |").hash(),
                content("| 1.0 | r | A | a | null | 1 |", "| 1.0 | r | A | a | null | 1 |").hash()))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_table_without_rows_has_a_hash_too() {
    assertThat(content()).isEqualTo(new ContentHash.Content(0, "0000000000000000"));
  }
}
