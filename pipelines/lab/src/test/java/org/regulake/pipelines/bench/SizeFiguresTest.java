package org.regulake.pipelines.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the figures of a register say about Regulake, DuckDB and the second day. */
class SizeFiguresTest {

  private static Figures stage(String name, double seconds, double cpuSeconds) {
    return new Figures(name, new Cost(seconds, cpuSeconds), 100, (long) seconds << 20, 1_000);
  }

  private static SizeFigures size(Optional<Figures> peer) {
    return new SizeFigures(
        1_000,
        new RunFigures(
            List.of(stage("record", 6, 9), stage("relate", 50, 50), stage("score", 2, 3)),
            new Cost(70, 80)),
        Optional.of(
            new RunFigures(
                List.of(stage("record", 1, 2), stage("relate", 5, 5)), new Cost(10, 11))),
        peer);
  }

  @Test
  void the_relational_stages_are_all_but_relate() {
    Figures relational = size(Optional.empty()).first().relational();
    assertThat(relational)
        .isEqualTo(new Figures("relational", new Cost(8, 12), 200, 6L << 20, 2_000));
    assertThat(relational.rowsPerSecond()).isEqualTo(25);
    assertThat(size(Optional.empty()).first().allStages().cost()).isEqualTo(new Cost(58, 62));
  }

  @Test
  void ratios_compare_the_relational_stages_with_the_peer_and_with_the_second_day() {
    SizeFigures size = size(Optional.of(stage("DuckDB", 4, 4)));
    assertThat(size.comparedWithPeer()).contains(new Cost(2, 3));
    assertThat(size.shareOfSecond()).contains(new Cost(1 / 8.0, 2 / 12.0));
    assertThat(size.perEnterprise()).isEqualTo(new Cost(.008, .012));
    assertThat(size.perEnterpriseOfPeer()).contains(new Cost(.004, .004));
  }

  @Test
  void without_a_peer_there_is_no_ratio_and_no_series_of_it() {
    SizeFigures size = size(Optional.empty());
    assertThat(size.comparedWithPeer()).isEmpty();
    assertThat(CostSeries.of(List.of(size)))
        .extracting(CostSeries::name)
        .containsExactly("Regulake, seconds", "Regulake, CPU seconds");
  }
}
