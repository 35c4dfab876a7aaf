package org.regulake.pipelines.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.law.Law;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.lakehouse.ContentHash;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.record.Enterprise;

/** Days that build on earlier ones come to the same as days derived from nothing. */
@ExtendWith(SparkExtension.class)
class GraphBuilderTest {

  private static final RunStamp FEBRUARY = new RunStamp(LocalDate.of(2025, 2, 28), Instant.parse("2025-03-05T00:00:00Z"), "R1");
  private static final RunStamp MARCH = new RunStamp(LocalDate.of(2025, 3, 31), Instant.parse("2025-04-05T00:00:00Z"), "R2");
  private static final long NODES_IN_MEMORY = 1_000_000;
  private static final String HEADER =
      "| edge_type: string | from_id: string | from_kind: string | to_id: string | to_kind: string | share_ratio: decimal(18,9)"
          + " | valid_from: date | valid_to: date | known_from: timestamp | known_to: timestamp | record_id: string |\n";
  /** E1 and E2 hold each other, E3 is held by P1; only the stake in E3 changes from February to March. */
  private static final String STAKES = HEADER + """
      | shareholding | E1 | enterprise | E2 | enterprise | 0.3 | 2020-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 | R1 |
      | shareholding | E2 | enterprise | E1 | enterprise | 0.2 | 2020-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 | R2 |
      | shareholding | P1 | person     | E3 | enterprise | 0.4 | 2020-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 2025-04-01T00:00:00 | R3 |
      | shareholding | P1 | person     | E3 | enterprise | 0.6 | 2020-01-01 | 9999-12-31 | 2025-04-01T00:00:00 | 9999-12-31T00:00:00 | R4 |
      """;

  private SparkSession spark;
  private Path folder;

  @BeforeEach
  void remember(SparkSession session, @TempDir Path temporary) {
    spark = session;
    folder = temporary;
  }

  private Lakehouse lake(String name, String edges) {
    Lakehouse lake = new Lakehouse(spark, new LakehouseConfig(folder.resolve(name).toString(), null));
    FilledRows.append(lake, Enterprise.TABLE, "| entity_id: string |\n| E1 |\n");
    FilledRows.append(lake, Edge.TABLE, edges);
    return lake;
  }

  private static void derive(Lakehouse lake, RunStamp stamp, String program) {
    new GraphBuilder(lake).derive(stamp, Law.load(), NODES_IN_MEMORY, program);
  }

  private static List<String> contents(Lakehouse lake, RunStamp stamp) {
    return GraphBuilder.DAILY.stream()
        .map(table -> table.name() + " " + ContentHash.of(table, lake.read(table).where(stamp.condition()))).toList();
  }

  /** Enterprises in small clusters with stakes, rings and legal representatives; some come, go or are corrected between the two days. */
  private static String randomEdges(Random random) {
    List<String> edges = new ArrayList<>();
    IntStream.range(0, 90).forEach(number -> {
      int cluster = random.nextInt(20);
      String to = "E" + (4 * cluster + random.nextInt(4));
      boolean isPerson = random.nextInt(3) == 0;
      String from = isPerson ? "P" + (4 * cluster + random.nextInt(4)) : "E" + (random.nextInt(8) == 0 ? random.nextInt(80) : 4 * cluster + random.nextInt(4));
      String type = isPerson && random.nextBoolean() ? "legal_representative" : "shareholding";
      String share = type.equals("shareholding") ? "0." + (1 + random.nextInt(6)) : "null";
      edges.add("| %s | %s | %s | %s | enterprise | %s | %s | %s | %s | %s | R%d |\n".formatted(type, from, isPerson ? "person" : "enterprise", to, share,
          random.nextInt(12) == 0 ? "2025-03-10" : "2020-01-01", random.nextInt(12) == 0 ? "2025-03-15" : "9999-12-31",
          random.nextInt(12) == 0 ? "2025-04-01T00:00:00" : "2025-01-05T00:00:00",
          random.nextInt(12) == 0 ? "2025-04-02T00:00:00" : "9999-12-31T00:00:00", number));
    });
    return HEADER + String.join("", edges);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void a_day_that_builds_on_the_day_before_comes_to_the_same_as_one_derived_from_nothing(int seed) {
    String edges = randomEdges(new Random(seed));
    Lakehouse together = lake("together", edges);
    derive(together, FEBRUARY, "A");
    derive(together, MARCH, "A");
    Lakehouse alone = lake("alone", edges);
    derive(alone, MARCH, "A");
    assertThat(contents(together, MARCH)).isEqualTo(contents(alone, MARCH));
    assertThat(contents(together, FEBRUARY)).isNotEqualTo(contents(together, MARCH));
  }

  @Test
  void what_has_not_changed_is_carried_over_and_not_computed_again() {
    Lakehouse lake = lake("lake", STAKES);
    derive(lake, FEBRUARY, "A");
    // What nobody could compute shows where it came from.
    tamper(lake, Ownership.TABLE, "integrated_ratio", "0.5");
    derive(lake, MARCH, "A");
    assertThat(lake.read(Ownership.TABLE).where(MARCH.condition()).where("entity_id = 'E1'").select("integrated_ratio").distinct().collectAsList())
        .singleElement().satisfies(row -> assertThat(row.getDouble(0)).isEqualTo(0.5));
    assertThat(lake.read(Ownership.TABLE).where(MARCH.condition()).where("entity_id = 'E3' AND owner_id = 'P1'").first().<Double>getAs("integrated_ratio"))
        .isEqualTo(0.6);
  }

  @Test
  void nothing_is_carried_over_from_another_program_from_a_day_that_is_not_whole_or_from_edges_that_came_late() {
    Lakehouse alone = lake("alone", STAKES);
    derive(alone, MARCH, "A");
    Lakehouse otherProgram = lake("other-program", STAKES);
    derive(otherProgram, FEBRUARY, "A");
    tamper(otherProgram, Ownership.TABLE, "integrated_ratio", "0.5");
    derive(otherProgram, MARCH, "B");
    assertThat(contents(otherProgram, MARCH)).isEqualTo(contents(alone, MARCH));

    Lakehouse cutOff = lake("cut-off", STAKES);
    derive(cutOff, FEBRUARY, "A");
    tamper(cutOff, Ownership.TABLE, "integrated_ratio", "0.5");
    Foundation.of(cutOff, FEBRUARY, "A", day -> true).open();
    derive(cutOff, MARCH, "A");
    assertThat(contents(cutOff, MARCH)).isEqualTo(contents(alone, MARCH));

    Lakehouse late = lake("late", STAKES);
    derive(late, FEBRUARY, "A");
    tamper(late, Ownership.TABLE, "integrated_ratio", "0.5");
    FilledRows.append(late, Edge.TABLE, HEADER
        + "| shareholding | P2 | person | E1 | enterprise | 0.7 | 2020-01-01 | 9999-12-31 | 2025-01-05T00:00:00 | 9999-12-31T00:00:00 | R5 |\n");
    derive(late, MARCH, "A");
    assertThat(late.read(Ownership.TABLE).where(MARCH.condition()).where("integrated_ratio = 0.5").count()).isZero();
  }

  @Test
  void a_day_judged_again_with_later_knowledge_builds_on_itself() {
    RunStamp later = new RunStamp(FEBRUARY.asOf(), MARCH.knownAt(), "R3");
    Lakehouse lake = lake("lake", STAKES);
    derive(lake, FEBRUARY, "A");
    derive(lake, later, "A");
    Lakehouse alone = lake("alone", STAKES);
    derive(alone, later, "A");
    assertThat(contents(lake, later)).isEqualTo(contents(alone, later));
  }

  private static void tamper(Lakehouse lake, Table table, String column, String value) {
    lake.replaceWhere(table, lake.read(table).where(FEBRUARY.condition())
        .withColumn(column, org.apache.spark.sql.functions.lit(value).cast(table.schema().apply(column).dataType())), FEBRUARY.condition());
  }
}
