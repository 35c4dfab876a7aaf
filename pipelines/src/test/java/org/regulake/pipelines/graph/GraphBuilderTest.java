package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.graph.component.WeakComponents;
import org.regulake.models.law.Law;
import org.regulake.models.table.RunStamp;
import org.regulake.models.testing.DatasetAssert;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;
import org.regulake.pipelines.lakehouse.ContentHash;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.source.annualreport.AnnualReportSource;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StagesOnLake;

/** Days that build on earlier ones come to the same as days derived from nothing. */
@ExtendWith(SparkExtension.class)
class GraphBuilderTest {

  private static final RunStamp FEBRUARY =
      new RunStamp(LocalDate.of(2025, 2, 28), Instant.parse("2025-03-05T00:00:00Z"), "R1");
  private static final RunStamp MARCH =
      new RunStamp(LocalDate.of(2025, 3, 31), Instant.parse("2025-04-05T00:00:00Z"), "R2");

  /**
   * As in a run on little data: it takes longer to compile plans of this width than to walk them.
   */
  private static final Map<String, String> AS_FOR_LITTLE_DATA =
      Map.of(
          "spark.sql.codegen.wholeStage",
          "false",
          "spark.sql.codegen.factoryMode",
          "NO_CODEGEN",
          "spark.sql.adaptive.enabled",
          "false");

  private static final String PROGRAM = StagesOnLake.PROGRAM;
  private static final long NODES_IN_MEMORY = 1_000_000;
  private static final String HEADER =
      "| edge_type: string | from_id: string | from_kind: string | to_id: string | to_kind: string"
          + " | share_ratio: decimal(18,9) | valid_from: date | valid_to: date | known_from:"
          + " timestamp | known_to: timestamp | record_id: string |\n";
  private static final String HEADER_WITH_AMOUNT =
      HEADER.replace("| valid_from", "| amount_yuan: decimal(18,2) | valid_from");

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

  private final List<Foundation> foundations = new ArrayList<>();
  private SparkSession spark;
  private Path folder;

  @BeforeEach
  void remember(SparkSession session, @TempDir Path temporary) {
    spark = session;
    folder = temporary;
    AS_FOR_LITTLE_DATA.forEach(spark.conf()::set);
  }

  @AfterEach
  void forget() {
    foundations.forEach(Foundation::close);
    AS_FOR_LITTLE_DATA.keySet().forEach(spark.conf()::unset);
  }

  private Lakehouse lake(String name, String edges) {
    return lake(name, edges, "| entity_id: string |\n| E1 |\n");
  }

  private Lakehouse lake(String name, String edges, String enterprises) {
    Lakehouse lake = new Lakehouse(spark, LakehouseConfig.in(folder.resolve(name).toString()));
    FilledRows.append(lake, Enterprise.TABLE, enterprises);
    FilledRows.append(lake, Edge.TABLE, edges);
    return lake;
  }

  private static void derive(Lakehouse lake, RunStamp stamp) {
    StagesOnLake.run(lake, new GraphBuilder(Law.load(), NODES_IN_MEMORY), stamp);
  }

  private static List<String> contents(Lakehouse lake, RunStamp stamp) {
    return GraphBuilder.DECLARATION.writes().stream()
        .map(
            table ->
                table.name()
                    + " "
                    + ContentHash.of(table, lake.read(table).where(stamp.condition())))
        .toList();
  }

  /** So seldom that most components stay as they are, and so often that some do not. */
  private static boolean isSeldom(Random random) {
    return random.nextInt(50) == 0;
  }

  private static String randomFrom(Random random) {
    return isSeldom(random) ? "2025-04-01T00:00:00" : "2025-01-05T00:00:00";
  }

  private static String randomTo(Random random) {
    return isSeldom(random) ? "2025-04-02T00:00:00" : "9999-12-31T00:00:00";
  }

  /**
   * Enterprises in small clusters with stakes, rings, legal representatives and guarantees; some
   * come, go or are corrected between the two days.
   */
  private static String randomEdges(Random random) {
    List<String> edges = new ArrayList<>();
    IntStream.range(0, 60)
        .forEach(
            number -> {
              int cluster = random.nextInt(20);
              edges.add(
                  "| guarantee | E%d | enterprise | E%d | enterprise | null | %d | 2020-01-01 | %s | %s | %s | G%d |\n"
                      .formatted(
                          4 * cluster + random.nextInt(4),
                          4 * cluster + random.nextInt(4),
                          1 + random.nextInt(9),
                          isSeldom(random) ? "2025-03-15" : "9999-12-31",
                          randomFrom(random),
                          randomTo(random),
                          number));
            });
    IntStream.range(0, 90)
        .forEach(
            number -> {
              int cluster = random.nextInt(20);
              String to = "E" + (4 * cluster + random.nextInt(4));
              boolean isPerson = random.nextInt(3) == 0;
              String from =
                  isPerson
                      ? "P" + (4 * cluster + random.nextInt(4))
                      : "E"
                          + (random.nextInt(8) == 0
                              ? random.nextInt(80)
                              : 4 * cluster + random.nextInt(4));
              String type =
                  isPerson && random.nextBoolean() ? "legal_representative" : "shareholding";
              String share = type.equals("shareholding") ? "0." + (1 + random.nextInt(6)) : "null";
              edges.add(
                  "| %s | %s | %s | %s | enterprise | %s | null | %s | %s | %s | %s | R%d |\n"
                      .formatted(
                          type,
                          from,
                          isPerson ? "person" : "enterprise",
                          to,
                          share,
                          isSeldom(random) ? "2025-03-10" : "2020-01-01",
                          isSeldom(random) ? "2025-03-15" : "9999-12-31",
                          randomFrom(random),
                          randomTo(random),
                          number));
            });
    return HEADER_WITH_AMOUNT + String.join("", edges);
  }

  /**
   * The capital and the legal form of most enterprises, of some stated anew between the two days.
   */
  private static String randomEnterprises(Random random) {
    String rows =
        IntStream.range(0, 80)
            .filter(number -> random.nextInt(8) > 0)
            .mapToObj(
                number ->
                    "| E%d | %d | %s | %s | %s |\n"
                        .formatted(
                            number,
                            random.nextInt(9),
                            random.nextInt(6) > 0 ? "company" : "partnership",
                            randomFrom(random),
                            randomTo(random)))
            .collect(Collectors.joining());
    return "| entity_id: string | capital_yuan: decimal(18,2) | enterprise_kind: string |"
        + " known_from: timestamp | known_to: timestamp |\n"
        + rows;
  }

  @Test
  void a_day_that_builds_on_an_earlier_judgment_comes_to_the_same_as_one_derived_from_nothing() {
    RunStamp februaryAgain = new RunStamp(FEBRUARY.asOf(), MARCH.knownAt(), "R3");
    String edges = randomEdges(new Random(1));
    String enterprises = randomEnterprises(new Random(2));
    Lakehouse together = lake("together", edges, enterprises);
    derive(together, FEBRUARY);
    List<String> february = contents(together, FEBRUARY);
    derive(together, februaryAgain);
    for (FoundingFacts founding : FoundingFacts.values()) {
      Foundation foundation = foundation(together, MARCH, founding);
      assertThat(foundation.earlierDay()).as(founding.network()).contains(FEBRUARY.asOf());
      assertThat(foundation.touched().isEmpty()).as(founding.network()).isFalse();
      assertThat(carriedOver(together, foundation, founding)).as(founding.network()).isPositive();
    }
    derive(together, MARCH);
    Lakehouse alone = lake("alone", edges, enterprises);
    derive(alone, MARCH);
    assertThat(contents(together, MARCH)).isEqualTo(contents(alone, MARCH));
    derive(alone, februaryAgain);
    assertThat(contents(together, februaryAgain))
        .isEqualTo(contents(alone, februaryAgain))
        .isNotEqualTo(february);
    assertThat(foundation(alone, MARCH, FoundingFacts.OWNERSHIP).earlierDay())
        .contains(MARCH.asOf());
    assertThat(alone.read(ContagionReach.TABLE).where(MARCH.condition()).count()).isPositive();
    assertThat(
            alone
                .read(Finding.TABLE)
                .where(MARCH.condition())
                .where(Finding.IS_OF_GUARANTEES)
                .count())
        .isPositive();
  }

  /** How many nodes lie in components in which nothing has changed. */
  private static long carriedOver(Lakehouse lake, Foundation foundation, FoundingFacts founding) {
    Dataset<Row> edges =
        lake.read(Edge.TABLE)
            .where(View.of(MARCH).isSeen())
            .where(
                col("edge_type")
                    .equalTo(
                        founding == FoundingFacts.GUARANTEE
                            ? GraphBuilder.GUARANTEE
                            : GraphBuilder.SHAREHOLDING));
    Dataset<Row> components = new WeakComponents(NODES_IN_MEMORY).of(edges);
    try (Untouched untouched =
        Untouched.of(context(lake, MARCH, PROGRAM), foundation, components)) {
      return components.count()
          - untouched.touched(components.withColumnRenamed("node_id", "id"), "id").count();
    }
  }

  private static StageContext context(Lakehouse lake, RunStamp stamp, String program) {
    return StagesOnLake.context(lake, GraphBuilder.DECLARATION, stamp, program);
  }

  private Foundation foundation(Lakehouse lake, RunStamp stamp, FoundingFacts founding) {
    return foundation(lake, stamp, founding, PROGRAM, true);
  }

  private Foundation foundation(
      Lakehouse lake, RunStamp stamp, FoundingFacts founding, String program, boolean isSameLaw) {
    Foundation foundation =
        Foundation.of(context(lake, stamp, program), founding, day -> isSameLaw);
    foundations.add(foundation);
    return foundation;
  }

  @Test
  void neither_adaptive_plans_nor_partitions_nor_the_order_of_edges_change_a_byte_of_a_day() {
    List<String> edges = edgesOfAllTypes(new Random(3));
    String partitionsBefore = spark.conf().get("spark.sql.shuffle.partitions");
    List<List<String>> contents = new ArrayList<>();
    for (int partitions : List.of(2, 1, 64)) {
      spark.conf().set("spark.sql.adaptive.enabled", String.valueOf(partitions == 64));
      spark.conf().set("spark.sql.shuffle.partitions", String.valueOf(partitions));
      try {
        Collections.shuffle(edges, new Random(partitions));
        Lakehouse lake = lake("in " + partitions, HEADER_WITH_AMOUNT + String.join("", edges));
        derive(lake, MARCH);
        contents.add(contents(lake, MARCH));
        assertThat(GraphBuilder.DECLARATION.writes())
            .allSatisfy(table -> assertThat(lake.read(table).isEmpty()).as(table.name()).isFalse());
        assertThat(lake.read(Finding.TABLE).select("finding_type").distinct().count())
            .isGreaterThan(8);
      } finally {
        spark.conf().set("spark.sql.shuffle.partitions", partitionsBefore);
      }
    }
    assertThat(contents.get(1)).isEqualTo(contents.get(0));
    assertThat(contents.get(2)).isEqualTo(contents.get(0));
  }

  /**
   * Twenty enterprises with ten persons, five addresses and five telephones, in every relation
   * there is.
   */
  private static List<String> edgesOfAllTypes(Random random) {
    List<String> edges = new ArrayList<>();
    IntStream.range(0, 240)
        .forEach(
            number -> {
              String enterprise = "E" + random.nextInt(20);
              String person = "P" + random.nextInt(10);
              String place = String.valueOf(random.nextInt(5));
              boolean isHeldByPerson = random.nextBoolean();
              String day =
                  "20%02d-01-%02d".formatted(10 + random.nextInt(10), 1 + random.nextInt(28));
              String relation =
                  switch (number % 6) {
                    case 0 ->
                        "shareholding | %s | %s | %s | enterprise | 0.%d | null"
                            .formatted(
                                isHeldByPerson ? person : "E" + random.nextInt(20),
                                isHeldByPerson ? "person" : "enterprise",
                                enterprise,
                                1 + random.nextInt(6));
                    case 1 ->
                        "legal_representative | %s | person | %s | enterprise | null | null"
                            .formatted(person, enterprise);
                    case 2 ->
                        "officer | %s | person | %s | enterprise | null | null"
                            .formatted(person, enterprise);
                    case 3 ->
                        "guarantee | E%d | enterprise | %s | enterprise | null | %d"
                            .formatted(random.nextInt(20), enterprise, 1 + random.nextInt(9));
                    case 4 ->
                        "address | %s | enterprise | A%s | address | null | null"
                            .formatted(enterprise, place);
                    default ->
                        "phone | %s | enterprise | T%s | phone | null | null"
                            .formatted(enterprise, place);
                  };
              edges.add(
                  "| %s | %s | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 | R%d |\n"
                      .formatted(relation, day, number));
            });
    return edges;
  }

  @Test
  void rows_of_touched_components_are_computed_and_the_others_carried_over() {
    Lakehouse lake = lake("lake", STAKES);
    Foundation.lay(List.of(foundation(lake, FEBRUARY, FoundingFacts.OWNERSHIP)));
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
    try (Untouched untouched =
        Untouched.of(
            context(lake, MARCH, PROGRAM),
            foundation(lake, MARCH, FoundingFacts.OWNERSHIP),
            components)) {
      DatasetAssert.assertThat(
              untouched.touched(components.withColumnRenamed("node_id", "id"), "id"))
          .hasRows(
              """
              | id: string | component_id: string |
              | E3         | E3                   |
              | P1         | E3                   |
              """);
      DatasetAssert.assertThat(
              untouched.andCarriedOver(computed, Ownership.TABLE, lit(true), col("entity_id")))
          .hasRows(
              """
              | entity_id: string | owner_id: string | integrated_ratio: double |
              | E1                | E2               | 0.2                      |
              | E3                | P1               | 0.6                      |
              """);
    }
  }

  @Test
  void who_holds_a_majority_controls_alone_or_with_enterprises_under_control_and_is_told_once() {
    Dataset<Row> direct =
        TextTable.of(
            spark,
            """
            | controller_id: string | entity_id: string | share_ratio: decimal(18,9) |
            | P1                    | E1                | 0.6                        |
            | P1                    | E2                | 0.5                        |
            """);
    Dataset<Row> findings =
        TextTable.of(
                spark,
                """
                | finding_type: string | owner: string | company: string | measure: double |
                | split_control        | P1            | E2              | 0.8             |
                | split_control        | P1            | E3              | 0.55            |
                | shared_address       | P1            | E4              | 2               |
                """)
            .withColumn("members", array(col("owner"), lit("E1"), col("company")));
    DatasetAssert.assertThat(Controllers.of(direct, findings))
        .hasRows(
            """
            | controller_id: string | entity_id: string | share_ratio: decimal(18,9) | is_direct: boolean |
            | P1                    | E1                | 0.6                        | true               |
            | P1                    | E2                | 0.5                        | true               |
            | P1                    | E3                | 0.55                       | false              |
            """);
  }

  @Test
  void stakes_are_touched_by_a_change_of_the_legal_form_of_whom_they_are_held_in() {
    Lakehouse lake =
        lake(
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
    Foundation.lay(
        List.of(
            foundation(lake, FEBRUARY, FoundingFacts.OWNERSHIP),
            foundation(lake, FEBRUARY, FoundingFacts.GUARANTEE)));
    DatasetAssert.assertThat(foundation(lake, MARCH, FoundingFacts.OWNERSHIP).touched())
        .hasRows(
            """
            | node_id: string |
            | E1              |
            """);
  }

  @Test
  void guarantees_are_touched_by_what_their_guarantors_can_pay_with() {
    Lakehouse lake =
        lake(
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
    Foundation.lay(
        List.of(
            foundation(lake, FEBRUARY, FoundingFacts.OWNERSHIP),
            foundation(lake, FEBRUARY, FoundingFacts.GUARANTEE)));
    DatasetAssert.assertThat(foundation(lake, MARCH, FoundingFacts.GUARANTEE).touched())
        .hasRows(
            """
            | node_id: string |
            | E1              |
            """);
    assertThat(foundation(lake, MARCH, FoundingFacts.OWNERSHIP).touched().isEmpty()).isTrue();

    FilledRows.append(
        lake,
        AnnualReportSource.TABLE,
        """
        | entity_id: string | report_year: int | asset_yuan: decimal(18,2) | liability_yuan: decimal(18,2) |
        | E3                | 2024             | 9                         | 2                             |
        """);
    assertThat(foundation(lake, MARCH, FoundingFacts.GUARANTEE).earlierDay())
        .as("a report that came late")
        .isEmpty();
    assertThat(foundation(lake, MARCH, FoundingFacts.OWNERSHIP).earlierDay())
        .contains(FEBRUARY.asOf());
  }

  @Test
  void
      nothing_is_built_on_another_program_another_law_a_day_that_is_not_whole_or_edges_that_came_late() {
    Lakehouse lake = lake("lake", STAKES);
    Foundation february = foundation(lake, FEBRUARY, FoundingFacts.OWNERSHIP);
    Foundation.lay(List.of(february));
    assertThat(foundation(lake, MARCH, FoundingFacts.OWNERSHIP).earlierDay())
        .contains(FEBRUARY.asOf());
    assertThat(
            foundation(lake, MARCH, FoundingFacts.OWNERSHIP, "another program", true).earlierDay())
        .isEmpty();
    assertThat(foundation(lake, MARCH, FoundingFacts.OWNERSHIP, PROGRAM, false).earlierDay())
        .isEmpty();
    Foundation.takeAway(
        List.of(foundation(lake, FEBRUARY, FoundingFacts.OWNERSHIP, "another program", true)));
    assertThat(foundation(lake, MARCH, FoundingFacts.OWNERSHIP).earlierDay()).isEmpty();

    Foundation.lay(List.of(february));
    FilledRows.append(
        lake,
        Edge.TABLE,
        HEADER
            + "| shareholding | P2 | person | E1 | enterprise | 0.7 | 2020-01-01 | 9999-12-31 |"
            + " 2025-01-05T00:00:00 | 9999-12-31T00:00:00 | R5 |\n");
    assertThat(foundation(lake, MARCH, FoundingFacts.OWNERSHIP).earlierDay()).isEmpty();
  }
}
