package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.regulake.pipelines.collect.CollectedLanding.decisions;
import static org.regulake.pipelines.collect.FaultyLanding.HEADER;
import static org.regulake.pipelines.collect.FaultyLanding.row;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.source.Reason;

/**
 * A landing folder that is collected again: after a correction of some files, with nothing new,
 * while a file grows, and after a collected file was changed.
 */
@ExtendWith(SparkExtension.class)
class CollectedAgainTest {

  private static CollectReport mended;
  private static CollectReport nothingNew;
  private static CollectReport touched;
  private static CollectReport whileGrowing;
  private static CollectReport grown;
  private static List<Row> penaltiesOfMended;
  private static List<Row> penaltiesWhileGrowing;
  private static List<Row> penaltiesOfGrown;
  private static Throwable changedInPlace;
  private static Throwable changed;

  @BeforeAll
  static void collect(SparkSession spark, @TempDir Path folder) {
    CollectedLanding collected = new CollectedLanding(spark, folder);
    LandingFolder landing = collected.landing();
    FaultyLanding.fill(landing);
    collected.collect();

    FaultyLanding.repair(landing);
    mended = collected.collect();
    penaltiesOfMended = collected.bronze("penalty");

    nothingNew = collected.collect();

    landing.put("penalty/2025-03-01-growing/growing.csv", HEADER, row("W1"), "W2,torn");
    Collector.Found half = collected.look();
    landing.put("penalty/2025-03-01-growing/growing.csv", HEADER, row("W1"), row("W2"), row("W3"));
    whileGrowing = collected.collect(half);
    penaltiesWhileGrowing = growing(collected);
    grown = collected.collect();
    penaltiesOfGrown = growing(collected);

    landing.put("penalty/2025-01-03-damaged/good.csv", HEADER, row("G1"), row("G2"));
    landing.touch("penalty/2025-01-03-damaged/good.csv", 2);
    touched = collected.collect();
    landing.put("penalty/2025-01-03-damaged/good.csv", HEADER, row("G1"), row("G9"));
    landing.touch("penalty/2025-01-03-damaged/good.csv", 4);
    changedInPlace = catchThrowable(collected::collect);
    landing.put(
        "penalty/2025-01-03-damaged/good.csv", HEADER, row("G1"), row("G2"), row("G3-added"));
    changed = catchThrowable(collected::collect);
  }

  private static List<Row> growing(CollectedLanding collected) {
    return collected.bronze("penalty").stream()
        .filter(row -> row.getAs("delivery_id").equals("penalty/2025-03-01-growing"))
        .toList();
  }

  @Test
  void a_corrected_file_and_a_later_one_are_collected_by_the_next_run() {
    assertThat(decisions(penaltiesOfMended, "2025-01-05-manifest"))
        .containsExactly("M1", "M4", "M6");
    assertThat(mended.refusals())
        .noneMatch(
            refusal ->
                refusal.fileName().equals("hash.csv") || refusal.fileName().equals("gone.csv"));
    assertThat(mended.refusals()).anyMatch(refusal -> refusal.fileName().equals("count.csv"));
  }

  @Test
  void the_same_file_under_another_name_is_a_replay_and_changes_nothing() {
    assertThat(mended.replays())
        .singleElement()
        .satisfies(
            replay -> {
              assertThat(replay.reason()).isEqualTo(Reason.FILE_REPLAY);
              assertThat(replay.detail())
                  .contains(
                      "penalty/2025-01-03-damaged-again/the-same.csv",
                      "penalty/2025-01-03-damaged/good.csv");
            });
    assertThat(decisions(penaltiesOfMended, "2025-01-03-damaged-again")).isEmpty();
    assertThat(penaltiesOfMended).hasSize(14);
  }

  @Test
  void collecting_the_same_folder_again_gives_the_same_report() {
    assertThat(nothingNew).isEqualTo(mended);
  }

  @Test
  void a_file_that_grows_while_it_is_read_is_refused_as_a_whole() {
    assertThat(penaltiesWhileGrowing).isEmpty();
    assertThat(whileGrowing.refusals())
        .filteredOn(refusal -> refusal.reason() == Reason.FILE_GROWING)
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.fileName()).isEqualTo("growing.csv");
              assertThat(refusal.detail())
                  .contains("still growing")
                  .contains("nothing of it was taken")
                  .contains("rename them when they are complete");
            });
  }

  @Test
  void a_file_that_no_longer_grows_is_collected_as_a_whole_by_the_next_run() {
    assertThat(grown.refusals()).noneMatch(refusal -> refusal.reason() == Reason.FILE_GROWING);
    assertThat(penaltiesOfGrown).hasSize(3);
  }

  @Test
  void a_file_that_changed_after_it_was_collected_stops_the_collection_with_a_remedy() {
    assertThat(changed)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("penalty/2025-01-03-damaged/good.csv")
        .hasMessageContaining("correction");
  }

  @Test
  void a_change_that_keeps_the_size_is_noticed_as_well() {
    assertThat(changedInPlace)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("penalty/2025-01-03-damaged/good.csv");
  }

  @Test
  void a_file_that_was_only_copied_again_is_still_the_same_file() {
    assertThat(touched).isEqualTo(grown);
  }
}
