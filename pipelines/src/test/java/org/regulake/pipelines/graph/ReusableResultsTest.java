package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.pipelines.graph.GraphLakes.FEBRUARY;
import static org.regulake.pipelines.graph.GraphLakes.HEADER;
import static org.regulake.pipelines.graph.GraphLakes.HEADER_WITH_AMOUNT;
import static org.regulake.pipelines.graph.GraphLakes.MARCH;
import static org.regulake.pipelines.graph.GraphLakes.PROGRAM;
import static org.regulake.pipelines.graph.GraphLakes.context;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.DatasetAssert;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.source.AnnualReport;

/** Results that may be reused from an earlier day, and results that have to be recomputed. */
@ExtendWith(SparkExtension.class)
class ReusableResultsTest {

  /**
   * E1 and E2 hold each other, E3 is held by P1; only the stake in E3 changes from February to
   * March.
   */
  private static final String STAKES =
      HEADER
          + """
          | shareholding | E1 | enterprise | E2 | enterprise | 0.3 | 2020-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 | R1 |
          | shareholding | E2 | enterprise | E1 | enterprise | 0.2 | 2020-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 | R2 |
          | shareholding | P1 | person     | E3 | enterprise | 0.4 | 2020-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 2025-04-01T00:00:00 | R3 |
          | shareholding | P1 | person     | E3 | enterprise | 0.6 | 2020-01-01 | 9999-12-31 | 2025-04-01T00:00:00 | 9999-12-31T00:00:00 | R4 |
          """;

  private SparkSession spark;
  private GraphLakes lakes;

  @BeforeEach
  void open(SparkSession session, @TempDir Path folder) {
    spark = session;
    lakes = new GraphLakes(session, folder);
  }

  @AfterEach
  void close() {
    lakes.close();
  }

  @Test
  void rows_of_changed_components_are_computed_and_the_others_carried_over() {
    Lakehouse lake = lakes.lake("lake", STAKES);
    ReusableResults.complete(List.of(lakes.results(lake, FEBRUARY, GraphInputs.OWNERSHIP)));
    FilledRows.append(
        lake,
        Ownership.TABLE,
        """
        | as_of: date | entity_id: string | owner_id: string | integrated_ratio: double |
        | 2025-02-28  | E1                | E2               | 0.2                      |
        | 2025-02-28  | E3                | P1               | 0.4                      |
        | 2025-01-31  | E1                | E2               | 0.1                      |
        """);
    Dataset<Row> components =
        TextTable.of(
            spark,
            """
            | node_id: string | component_id: string |
            | E1              | E1                   |
            | E2              | E1                   |
            | E3              | E3                   |
            | P1              | E3                   |
            """);
    Dataset<Row> computed =
        TextTable.of(
            spark,
            """
            | entity_id: string | owner_id: string | integrated_ratio: double |
            | E3                | P1               | 0.6                      |
            """);
    try (UnchangedComponents unchanged =
        UnchangedComponents.of(
            context(lake, MARCH, PROGRAM),
            lakes.results(lake, MARCH, GraphInputs.OWNERSHIP),
            components)) {
      DatasetAssert.assertThat(
              unchanged.changed(components.withColumnRenamed("node_id", "id"), "id"))
          .hasRows(
              """
              | id: string | component_id: string |
              | E3         | E3                   |
              | P1         | E3                   |
              """);
      DatasetAssert.assertThat(
              unchanged.andCarriedOver(computed, Ownership.TABLE, lit(true), col("entity_id")))
          .hasRows(
              """
              | entity_id: string | owner_id: string | integrated_ratio: double |
              | E1                | E2               | 0.2                      |
              | E3                | P1               | 0.6                      |
              """);
    }
  }

  @Test
  void a_change_of_the_legal_form_of_a_held_enterprise_changes_its_stakes() {
    Lakehouse lake =
        lakes.lake(
            "lake",
            HEADER_WITH_AMOUNT
                + """
                | shareholding | E6 | enterprise | E1 | enterprise | 0.6 | null | 2020-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 | R1 |
                | shareholding | E6 | enterprise | E2 | enterprise | 0.6 | null | 2020-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 | R2 |
                """,
            """
            | entity_id: string | enterprise_kind: string | known_from: timestamp | known_to: timestamp |
            | E1                | company                 | 2025-01-05T00:00:00   | 2025-04-01T00:00:00 |
            | E1                | partnership             | 2025-04-01T00:00:00   | 9999-12-31T00:00:00 |
            | E2                | partnership             | 2025-01-05T00:00:00   | 9999-12-31T00:00:00 |
            | E9                | individual              | 2025-04-01T00:00:00   | 9999-12-31T00:00:00 |
            """);
    ReusableResults.complete(
        List.of(
            lakes.results(lake, FEBRUARY, GraphInputs.OWNERSHIP),
            lakes.results(lake, FEBRUARY, GraphInputs.GUARANTEE)));
    DatasetAssert.assertThat(lakes.results(lake, MARCH, GraphInputs.OWNERSHIP).changedNodes())
        .hasRows(
            """
            | node_id: string |
            | E1              |
            """);
  }

  @Test
  void a_change_of_the_means_of_a_guarantor_changes_its_guarantees() {
    Lakehouse lake =
        lakes.lake(
            "lake",
            HEADER_WITH_AMOUNT
                + """
                | guarantee    | E1 | enterprise | E2 | enterprise | null | 5    | 2020-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 | G1 |
                | guarantee    | E3 | enterprise | E4 | enterprise | null | 5    | 2020-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 | G2 |
                | shareholding | E6 | enterprise | E5 | enterprise | 0.3  | null | 2020-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 | R1 |
                """,
            """
            | entity_id: string | capital_yuan: decimal(18,2) | known_from: timestamp | known_to: timestamp |
            | E1                | 8                           | 2025-01-05T00:00:00   | 2025-04-01T00:00:00 |
            | E1                | 9                           | 2025-04-01T00:00:00   | 9999-12-31T00:00:00 |
            | E2                | 8                           | 2025-01-05T00:00:00   | 2025-04-01T00:00:00 |
            | E3                | 8                           | 2025-01-05T00:00:00   | 9999-12-31T00:00:00 |
            | E5                | 8                           | 2025-01-05T00:00:00   | 2025-04-01T00:00:00 |
            """);
    ReusableResults.complete(
        List.of(
            lakes.results(lake, FEBRUARY, GraphInputs.OWNERSHIP),
            lakes.results(lake, FEBRUARY, GraphInputs.GUARANTEE)));
    DatasetAssert.assertThat(lakes.results(lake, MARCH, GraphInputs.GUARANTEE).changedNodes())
        .hasRows(
            """
            | node_id: string |
            | E1              |
            """);
    assertThat(lakes.results(lake, MARCH, GraphInputs.OWNERSHIP).changedNodes().isEmpty()).isTrue();

    FilledRows.append(
        lake,
        AnnualReport.TABLE,
        """
        | entity_id: string | report_year: int | asset_yuan: decimal(18,2) | liability_yuan: decimal(18,2) |
        | E3                | 2024             | 9                         | 2                             |
        """);
    assertThat(lakes.results(lake, MARCH, GraphInputs.GUARANTEE).earlierDay())
        .as("a report that came late")
        .isEmpty();
    assertThat(lakes.results(lake, MARCH, GraphInputs.OWNERSHIP).earlierDay())
        .contains(FEBRUARY.asOf());
  }

  @Test
  void another_program_or_law_an_incomplete_day_and_late_edges_prevent_reuse() {
    Lakehouse lake = lakes.lake("lake", STAKES);
    ReusableResults february = lakes.results(lake, FEBRUARY, GraphInputs.OWNERSHIP);
    ReusableResults.complete(List.of(february));
    assertThat(lakes.results(lake, MARCH, GraphInputs.OWNERSHIP).earlierDay())
        .contains(FEBRUARY.asOf());
    assertThat(
            lakes.results(lake, MARCH, GraphInputs.OWNERSHIP, "another program", true).earlierDay())
        .isEmpty();
    assertThat(lakes.results(lake, MARCH, GraphInputs.OWNERSHIP, PROGRAM, false).earlierDay())
        .isEmpty();
    ReusableResults.invalidate(
        List.of(lakes.results(lake, FEBRUARY, GraphInputs.OWNERSHIP, "another program", true)));
    assertThat(lakes.results(lake, MARCH, GraphInputs.OWNERSHIP).earlierDay()).isEmpty();

    ReusableResults.complete(List.of(february));
    FilledRows.append(
        lake,
        Edge.TABLE,
        HEADER
            + "| shareholding | P2 | person | E1 | enterprise | 0.7 | 2020-01-01 | 9999-12-31 |"
            + " 2025-01-05T00:00:00 | 9999-12-31T00:00:00 | R5 |\n");
    assertThat(lakes.results(lake, MARCH, GraphInputs.OWNERSHIP).earlierDay()).isEmpty();
  }
}
