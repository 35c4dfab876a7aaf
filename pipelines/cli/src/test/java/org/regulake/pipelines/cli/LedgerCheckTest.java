package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regulake.pipelines.cli.DamagedLake.BASIS;
import static org.regulake.pipelines.cli.DamagedLake.COLLECTED;
import static org.regulake.pipelines.cli.DamagedLake.FEBRUARY;
import static org.regulake.pipelines.cli.DamagedLake.GRAPH;
import static org.regulake.pipelines.cli.DamagedLake.MARCH;
import static org.regulake.pipelines.cli.DamagedLake.RECORDS;
import static org.regulake.pipelines.cli.DamagedLake.SHOWN;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regulake.models.table.Table;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.source.Sources;

/**
 * Damages the tables of a lake in many ways, and checks a run, a verification and a sweep on it.
 */
@ExtendWith(SparkExtension.class)
class LedgerCheckTest {

  private static SparkSession session;
  private static DamagedLake lake;
  private final List<String> notes = new ArrayList<>();

  @BeforeAll
  static void create(SparkSession spark, @TempDir Path folder) throws IOException {
    session = spark;
    lake = new DamagedLake(spark, folder.resolve("lake"));
  }

  @BeforeEach
  void restore() {
    lake.restore();
  }

  @AfterEach
  void leave() {
    SparkSession.setActiveSession(session);
    DeltaLog.clearCache();
  }

  private String repairErrorOf(Consumer<DamagedLake> damage) {
    damage.accept(lake);
    try {
      lake.ledgerCheck().repair("r2", notes::add);
      return "";
    } catch (IllegalStateException refusal) {
      return refusal.getMessage();
    }
  }

  @Test
  void an_intact_lake_stays_unchanged_and_can_be_swept() {
    assertThat(repairErrorOf(whole -> {})).isEmpty();
    assertThat(notes).isEmpty();
    assertThat(lake.ledgerCheck().missingDays()).isEmpty();
    assertThatCode(() -> lake.ledgerCheck().requireIntact()).doesNotThrowAnyException();
    Verification verification = lake.verified();
    assertThat(verification.damages()).isEmpty();
    assertThat(verification.findings()).hasSize(8).allMatch(Verification.Finding::isSound);
  }

  static Stream<Named<Consumer<DamagedLake>>> damagesOfCollected() {
    return named(COLLECTED);
  }

  static Stream<Named<Consumer<DamagedLake>>> damagesOfRecords() {
    return named(RECORDS).filter(damage -> !damage.getName().equals("the folder is missing"));
  }

  private static Stream<Named<Consumer<DamagedLake>>> named(Table table) {
    Map<String, Consumer<DamagedLake>> damages = new LinkedHashMap<>();
    damages.put("a file is missing", lake -> lake.delete(lake.file(table, null, ".parquet")));
    damages.put("a file is cut", lake -> lake.write(lake.file(table, null, ".parquet"), "PAR1"));
    damages.put("a byte is flipped", lake -> lake.flip(lake.file(table, null, ".parquet")));
    damages.put("the last commit is missing", lake -> lake.cutLog(table));
    damages.put("the last commit is cut", lake -> lake.cutCommit(table));
    damages.put(
        "the last commit is garbage",
        lake -> lake.write(lake.file(table, null, ".json"), "garbage\n"));
    damages.put(
        "the log is" + " missing", lake -> lake.delete(lake.folder(table).resolve("_delta_log")));
    damages.put("the folder is missing", lake -> lake.delete(lake.folder(table)));
    return damages.entrySet().stream().map(damage -> Named.of(damage.getKey(), damage.getValue()));
  }

  @ParameterizedTest
  @MethodSource("damagesOfCollected")
  void damage_to_collected_tables_stops_the_run_with_the_remedy(Consumer<DamagedLake> damage) {
    // Another collected table remains: without any, everything would be collected again.
    keepAnotherTable();
    assertThat(repairErrorOf(damage))
        .contains("bronze.penalty: ", "Restore the tables from a" + " copy");
    assertThat(lake.verified().damages())
        .anySatisfy(
            found -> {
              assertThat(found.where()).isEqualTo("bronze.penalty");
              assertThat(found.remedy()).contains("Restore the tables from a copy");
            });
  }

  /** Damage that hides which files belong to a table; a changed file does not. */
  static Stream<Named<Consumer<DamagedLake>>> damagesThatHideFiles() {
    return damagesOfCollected().filter(damage -> !damage.getName().equals("a byte is flipped"));
  }

  @ParameterizedTest
  @MethodSource("damagesThatHideFiles")
  void nothing_is_swept_while_a_table_is_damaged(Consumer<DamagedLake> damage) {
    damage.accept(lake);
    assertThatThrownBy(() -> lake.ledgerCheck().requireIntact())
        .hasMessageContainingAll("nothing was removed", "bronze.penalty: ");
  }

  private void keepAnotherTable() {
    FilledRows.append(
        lake.open(),
        Sources.named("judgment").orElseThrow().bronze(),
        "| record_id: string |\n| J1 |");
  }

  @ParameterizedTest
  @MethodSource("damagesOfRecords")
  void damaged_rows_that_can_be_recomputed_are_removed_and_never_taken_for_intact(
      Consumer<DamagedLake> damage) {
    long before = lake.open().version(RECORDS);
    assertThat(repairErrorOf(damage)).isEmpty();
    assertThat(notes).hasSize(1).allMatch(note -> note.contains("silver.enterprise"));
    assertThat(lake.open().version(RECORDS)).isNotEqualTo(before);
    assertThat(lake.open().read(RECORDS).count()).isZero();
  }

  @Test
  void a_bad_pointer_in_a_log_is_reported_and_does_not_stop_the_run() {
    assertThat(
            repairErrorOf(
                broken ->
                    broken.write(
                        broken.folder(RECORDS).resolve("_delta_log/_last_checkpoint"), "garbage")))
        .isEmpty();
    assertThat(lake.open().read(RECORDS).count()).isEqualTo(3);
    assertThat(lake.verified().damages())
        .singleElement()
        .satisfies(found -> assertThat(found.remedy()).contains("remove", "_last_checkpoint"));
  }

  @Test
  void no_graph_is_reused_from_a_day_of_which_a_table_lost_its_rows() {
    assertThat(repairErrorOf(broken -> broken.delete(broken.file(GRAPH, FEBRUARY, ".parquet"))))
        .isEmpty();
    assertThat(lake.days(GRAPH)).containsExactly(MARCH);
    assertThat(lake.days(BASIS)).containsExactly(MARCH);
    assertThat(lake.ledgerCheck().missingDays())
        .singleElement()
        .satisfies(
            gone ->
                assertThat(gone)
                    .contains(
                        "2025-02-28 is missing from graph.basis, graph.ownership",
                        "run --as-of 2025-02-28"));
  }

  @Test
  void no_graph_is_reused_from_a_table_that_is_missing_or_was_put_aside() {
    assertThat(repairErrorOf(broken -> broken.cutCommit(GRAPH))).isEmpty();
    assertThat(notes)
        .singleElement()
        .satisfies(
            note -> assertThat(note).contains("graph.ownership", "ops/aside/r2/graph.ownership"));
    assertThat(lake.days(BASIS)).isEmpty();
  }

  @Test
  void no_graph_is_reused_from_a_table_that_was_removed() {
    assertThat(repairErrorOf(broken -> broken.delete(broken.folder(GRAPH)))).isEmpty();
    assertThat(lake.days(BASIS)).isEmpty();
    assertThat(lake.ledgerCheck().missingDays()).hasSize(2);
  }

  @Test
  void published_tables_are_registered_again_after_the_catalog_is_lost() {
    lake.delete(lake.file("published.db"));
    assertThatThrownBy(() -> lake.ledgerCheck().requireIntact())
        .hasMessageContaining(SHOWN.fullName());
    assertThat(repairErrorOf(broken -> {})).isEmpty();
    assertThat(notes)
        .singleElement()
        .satisfies(note -> assertThat(note).contains("was registered again", "with 2 days"));
    assertThat(lake.days(SHOWN)).containsExactly(FEBRUARY, MARCH);
    assertThat(lake.ledgerCheck().missingDays()).isEmpty();
  }

  @Test
  void a_catalog_that_is_not_a_database_stops_the_run_with_the_remedy() {
    lake.write(lake.file("published.db"), "this is no database, and never was one");
    assertThat(repairErrorOf(broken -> {}))
        .contains("published.", "Make sure that the catalog", "moved away");
    assertThat(lake.verified().damages())
        .extracting(Verification.Damage::where)
        .contains(SHOWN.fullName());
  }

  @Test
  void a_published_day_whose_files_are_missing_is_removed_and_reported() {
    assertThat(repairErrorOf(broken -> broken.delete(broken.file(SHOWN, FEBRUARY, ".parquet"))))
        .isEmpty();
    assertThat(lake.days(SHOWN)).containsExactly(MARCH);
    assertThat(lake.ledgerCheck().missingDays())
        .singleElement()
        .satisfies(gone -> assertThat(gone).contains("2025-02-28", SHOWN.fullName()));
  }

  @Test
  void a_published_table_without_its_latest_metadata_is_restored_to_its_version_before() {
    assertThat(repairErrorOf(broken -> broken.delete(broken.file(SHOWN, null, ".metadata.json"))))
        .isEmpty();
    assertThat(notes).anyMatch(note -> note.contains("was registered again"));
    assertThat(lake.days(SHOWN)).contains(FEBRUARY);
  }

  @Test
  void a_table_that_was_changed_from_outside_departs_from_its_contract() {
    lake.open()
        .spark()
        .sql("ALTER TABLE lake.published.indicator ALTER COLUMN value COMMENT 'Any value'");
    lake.delete(lake.file("catalogue/dcat.jsonld"));
    List<Verification.Damage> damages = lake.verified().damages();
    assertThat(damages)
        .extracting(Verification.Damage::where)
        .containsExactly("published.indicator", "catalogue/dcat.jsonld");
    assertThat(damages.get(0).what()).startsWith("column value has the comment 'Any value'");
    assertThat(damages.get(0).remedy()).startsWith("undo the change in the catalog");
  }

  @Test
  void a_catalogue_that_differs_from_the_contracts_is_reported() {
    lake.write(lake.file("catalogue/dcat.jsonld"), "{}");
    lake.delete(lake.file("catalogue/contracts/indicator.odcs.yaml"));
    assertThat(lake.verified().damages())
        .extracting(damage -> damage.where() + ": " + damage.what())
        .containsExactly(
            "catalogue/contracts/indicator.odcs.yaml: it is missing",
            "catalogue/dcat.jsonld: it differs from the contracts and released days");
  }

  @Test
  void all_damage_is_listed_at_once_with_a_remedy_for_each() {
    lake.delete(lake.file(COLLECTED, null, ".parquet"));
    lake.flip(lake.file(RECORDS, null, ".parquet"));
    lake.cutLog(GRAPH);
    lake.write(lake.folder(BASIS).resolve("_delta_log/_last_checkpoint"), "garbage");
    lake.delete(lake.file("published.db"));
    Verification verification = lake.verified();
    assertThat(verification.damages())
        .extracting(Verification.Damage::where)
        .contains(
            COLLECTED.fullName(),
            RECORDS.fullName(),
            GRAPH.fullName(),
            BASIS.fullName(),
            SHOWN.fullName());
    assertThat(verification.damages())
        .allSatisfy(damage -> assertThat(damage.remedy()).isNotBlank());
    assertThat(verification.findings())
        .filteredOn(Verification.Finding::isSound)
        .extracting(Verification.Finding::table)
        .containsOnly(BASIS.fullName());
  }

  @Test
  void nothing_is_swept_without_the_ledger() {
    lake.delete(lake.file("ops/ledger.json"));
    assertThatThrownBy(() -> lake.ledgerCheck().requireIntact())
        .hasMessageContaining("ops/ledger.json");
  }
}
