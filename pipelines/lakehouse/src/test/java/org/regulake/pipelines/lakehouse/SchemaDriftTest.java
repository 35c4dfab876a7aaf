package org.regulake.pipelines.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
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

/** A table that was changed beside its contract is found out. */
@ExtendWith(SparkExtension.class)
class SchemaDriftTest {

  private static final LocalDate DAY = LocalDate.of(2025, 1, 31);
  private static final RunStamp STAMP =
      new RunStamp(DAY, Instant.parse("2025-02-01T00:00:00Z"), "R1");
  private static final Field CODE = Field.required("code", Type.STRING, "Code of the thing");
  private static final Field COUNT =
      Field.optional("count", Type.INTEGER, "How many; null when unknown").unit("things");
  private static final Field PARTS =
      Field.required(
          "parts",
          Type.listOf(Type.struct().with("name", Type.STRING).with("share", Field.RATIO)),
          "Its parts");
  private static final Table SILVER =
      Table.named(Layer.SILVER, "thing")
          .grain("one row per thing")
          .key(CODE)
          .fields(CODE, COUNT, PARTS)
          .build();
  private static final Table PUBLISHED = published(CODE, COUNT, PARTS);

  @TempDir private Path folder;
  private Lakehouse lake;

  private static Table published(Field... fields) {
    return Table.named(Layer.PUBLISHED, "thing")
        .grain("one row per day and thing")
        .key(RunStamp.AS_OF, CODE)
        .fields(RunStamp.AS_OF)
        .fields(fields)
        .fields(RunStamp.KNOWN_AT, RunStamp.RUN_ID)
        .partitionedBy(RunStamp.AS_OF)
        .build();
  }

  @BeforeEach
  void write(SparkSession session) {
    lake = CatalogedLake.in(session, folder.resolve("lake"));
    lake.replace(SILVER, rows());
    publish(PUBLISHED);
  }

  private Dataset<Row> rows() {
    return TextTable.of(
            lake.spark(),
            """
            | as_of: date | code: string | count: int | known_at: timestamp | run_id: string |
            | 2025-01-31 | A | 1 | 2025-02-01 00:00:00 | R1 |
            """)
        .selectExpr("*", "array(named_struct('name', 'a', 'share', 0.5)) AS parts");
  }

  private void publish(Table table) {
    new Publication(lake, List.of(table))
        .publish(STAMP, Map.of(table, rows()), (name, fresh, before) -> List.of());
  }

  private void change(String change) {
    lake.spark().sql("ALTER TABLE %s %s".formatted(lake.published().identifier(PUBLISHED), change));
  }

  @Test
  void a_table_as_it_was_written_keeps_to_its_contract() {
    assertThat(lake.drift(SILVER)).isEqualTo(SchemaDrift.NONE);
    assertThat(lake.drift(PUBLISHED)).isEqualTo(SchemaDrift.NONE);
  }

  @Test
  void a_table_that_does_not_exist_has_no_drift() {
    assertThat(lake.drift(Table.named(Layer.SILVER, "other").grain("a row").fields(CODE).build()))
        .isEqualTo(SchemaDrift.NONE);
  }

  @Test
  void columns_that_are_renamed_added_widened_or_made_nullable_are_named() {
    change("RENAME COLUMN parts TO pieces");
    change("ALTER COLUMN count TYPE bigint");
    change("ALTER COLUMN code DROP NOT NULL");
    assertThat(lake.drift(PUBLISHED).columns())
        .containsExactly(
            "column code may be null, in its contract it may not",
            "column count has the type bigint, in its contract int",
            "column parts of its contract is missing",
            "column pieces is not in its contract");
  }

  @Test
  void a_changed_comment_is_named_and_the_next_release_sets_it_right() {
    change("ALTER COLUMN count COMMENT 'How few'");
    assertThat(lake.drift(PUBLISHED).columns()).isEmpty();
    assertThat(lake.drift(PUBLISHED).all())
        .containsExactly(
            "column count has the comment 'How few', in its contract 'How many; null when unknown"
                + " [things]'");
    publish(PUBLISHED);
    assertThat(lake.drift(PUBLISHED)).isEqualTo(SchemaDrift.NONE);
  }

  @Test
  void the_next_write_of_a_delta_table_sets_changed_comments_right() {
    Field clearer = Field.required("code", Type.STRING, "Code by which the thing is known");
    Table later =
        Table.named(Layer.SILVER, "thing")
            .grain("one row per thing")
            .key(clearer)
            .fields(clearer, COUNT, PARTS)
            .build();
    assertThat(lake.drift(later).all()).hasSize(1);
    lake.replace(later, rows());
    assertThat(lake.drift(later)).isEqualTo(SchemaDrift.NONE);
    assertThat(lake.read(later).count()).isEqualTo(1);
  }

  @Test
  void nothing_is_released_into_a_table_that_departs_from_its_contract() {
    long before = lake.published().snapshotId(PUBLISHED);
    change("ALTER COLUMN count TYPE bigint");
    assertThatThrownBy(() -> publish(PUBLISHED))
        .isInstanceOf(AuditFailedException.class)
        .hasMessageContaining(
            "published.thing departs from its contract: column count has the type bigint");
    assertThat(lake.published().snapshotId(PUBLISHED)).isEqualTo(before);
  }
}
