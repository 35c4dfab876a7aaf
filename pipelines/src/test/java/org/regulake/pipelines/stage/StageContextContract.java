package org.regulake.pipelines.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.lakehouse.FilledRows;

/** Access of a stage to its tables, in any store. */
@ExtendWith(SparkExtension.class)
abstract class StageContextContract {

  private static final Table RECORDS = daily("record", Layer.SILVER);
  private static final Table DAYS = daily("day", Layer.FEATURE);
  private static final Table RESULTS = daily("result", Layer.RISK);
  private static final Table OTHERS = daily("other", Layer.GRAPH);
  private static final Table FACTS = facts();
  private static final RunStamp MARCH =
      new RunStamp(LocalDate.of(2025, 3, 15), FilledRows.KNOWN_AT, "R1");

  private SparkSession spark;

  /** Adds rows to a table. */
  abstract void put(Table table, String text);

  /** The rows of a table. */
  abstract Dataset<Row> rows(Table table);

  abstract StageContext context(StageDeclaration stage, RunStamp day);

  private static Table daily(String name, Layer layer) {
    Field id = Field.required("id", Type.STRING, "Id");
    return Table.named(layer, name)
        .grain("one row per day and id")
        .key(RunStamp.AS_OF, id)
        .fields(RunStamp.AS_OF, id, RunStamp.KNOWN_AT, RunStamp.RUN_ID)
        .partitionedBy(RunStamp.AS_OF)
        .build();
  }

  private static Table facts() {
    Field id = Field.required("id", Type.STRING, "Id");
    return Table.named(Layer.SILVER, "fact")
        .grain("one row per fact and version")
        .key(id, Bitemporal.KNOWN_FROM)
        .knownSince(Bitemporal.KNOWN_FROM)
        .fields(id, Bitemporal.KNOWN_FROM, Bitemporal.KNOWN_TO)
        .build();
  }

  @BeforeEach
  void fill(SparkSession session) {
    spark = session;
    for (Table table : List.of(RECORDS, DAYS, RESULTS, OTHERS)) {
      put(
          table,
          """
          | as_of: date | id: string |
          | 2025-02-15  | February   |
          | 2025-02-28  | before     |
          | 2025-03-15  | March      |
          """);
    }
  }

  private StageContext context() {
    return context(
        StageDeclaration.daily("judge", "judge")
            .reading(RECORDS)
            .readingDay(DAYS)
            .readingPreviousDay(DAYS)
            .writing(RESULTS),
        MARCH);
  }

  private static List<String> ids(Dataset<Row> rows) {
    return rows.orderBy("as_of", "id").collectAsList().stream()
        .map(row -> row.<String>getAs("id"))
        .toList();
  }

  @Test
  void a_stage_sees_the_rows_that_it_declares() {
    assertThat(ids(context().read(RECORDS))).containsExactly("February", "before", "March");
    assertThat(ids(context().read(DAYS))).containsExactly("March");
    assertThat(ids(context().readPreviousDay(DAYS)))
        .as("the last day of the month before, judged or not")
        .containsExactly("before");
    assertThat(ids(context().read(RESULTS)))
        .as("the rows that it has written itself on the day")
        .containsExactly("March");
    assertThat(ids(context().readAllDays(RESULTS))).containsExactly("February", "before", "March");
  }

  @Test
  void a_stage_sees_the_rows_that_are_known_at_the_moment_of_its_day() {
    put(
        FACTS,
        """
        | id: string | known_from: timestamp | known_to: timestamp |
        | corrected  | 2025-01-10T00:00:00   | 2025-04-01T00:00:00 |
        | standing   | 2025-01-10T00:00:00   | 2025-04-06T00:00:00 |
        | too late   | 2025-04-06T00:00:00   | 9999-12-31T00:00:00 |
        """);
    Dataset<Row> read =
        context(StageDeclaration.daily("judge", "judge").readingKnown(FACTS), MARCH).read(FACTS);
    assertThat(
            read.orderBy("id").selectExpr("concat(id, ' until ', year(known_to))").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("corrected until 2025", "standing until 9999");
  }

  @Test
  void every_use_of_an_undeclared_table_is_refused() {
    List<ThrowingCallable> uses =
        List.of(
            () -> context().read(OTHERS),
            () -> context().readPreviousDay(OTHERS),
            () -> context().readPreviousDay(RECORDS),
            () -> context().readAllDays(DAYS),
            () -> context().recordedRows(DAYS),
            () -> context().exists(OTHERS),
            () -> context().write(RECORDS, rows(RECORDS)),
            () -> context().append(DAYS, rows(DAYS)),
            () -> context().remove(OTHERS, "true"),
            () ->
                context()
                    .publish(Map.of(OTHERS, rows(OTHERS)), (table, fresh, before) -> List.of()));
    assertThat(uses)
        .allSatisfy(
            use ->
                assertThatThrownBy(use)
                    .isInstanceOf(UndeclaredTableException.class)
                    .hasMessageContaining("stage judge"));
    assertThat(ids(rows(OTHERS))).hasSize(3);
  }

  @Test
  void rows_written_on_a_day_are_stamped_and_the_other_days_are_kept() {
    assertThat(context().write(RESULTS, spark.sql("SELECT 'new' AS id"))).isEqualTo(1);
    assertThat(
            rows(RESULTS)
                .orderBy("as_of")
                .selectExpr("concat(as_of, ' ', id, ' ', run_id)")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("2025-02-15 February x", "2025-02-28 before x", "2025-03-15 new R1");
  }

  @Test
  void a_daily_stage_needs_a_day_and_other_stages_have_none() {
    assertThatThrownBy(() -> context(StageDeclaration.daily("judge", "judge"), null))
        .hasMessage("stage judge judges a day, but none is given");
    assertThatThrownBy(() -> context(StageDeclaration.whole("collect", "collect"), MARCH))
        .hasMessage("stage collect judges no day");
    assertThatThrownBy(() -> context(StageDeclaration.whole("collect", "collect"), null).stamp())
        .hasMessage("stage collect judges no day");
  }
}
