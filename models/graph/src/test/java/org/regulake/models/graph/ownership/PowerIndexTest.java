package org.regulake.models.graph.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PowerIndexTest {

  @Test
  void the_worked_cases_have_the_fractions_computed_by_hand() {
    for (JsonNode example : OwnershipCase.file("power_index.json")) {
      long[] votes = new long[example.get("weights").size()];
      Arrays.setAll(
          votes,
          holder ->
              Billionths.of(OwnershipCase.fraction(example.get("weights").get(holder).asText())));
      double[] index = PowerIndex.shapleyShubik(votes, Billionths.WHOLE / 2);
      for (int holder = 0; holder < votes.length; holder++) {
        double expected =
            OwnershipCase.fraction(example.get("shapley_shubik").get(holder).asText());
        assertThat(index[holder])
            .as("holder %d of %s", holder, example)
            .isCloseTo(expected, within(1e-12));
      }
    }
  }

  @Test
  void all_coalitions_and_dynamic_programming_agree_and_with_the_orders_of_joining() {
    Random random = new Random(6);
    for (int round = 0; round < 2_000; round++) {
      long[] votes = random.longs(1 + random.nextInt(7), 0, 12).toArray();
      long quota = random.nextInt((int) Arrays.stream(votes).sum() + 1);
      double[] expected = new double[votes.length];
      byOrders(votes, quota, expected, new boolean[votes.length], 0, 1);
      assertThat(PowerIndex.shapleyShubik(votes, quota))
          .as("%s > %d", Arrays.toString(votes), quota)
          .containsExactly(expected, within(1e-13));
      // Holders without votes change nothing but the method.
      double[] withMore = PowerIndex.shapleyShubik(Arrays.copyOf(votes, 30), quota);
      assertThat(Arrays.copyOf(withMore, votes.length)).containsExactly(expected, within(1e-13));
      assertThat(Arrays.stream(withMore).skip(votes.length).sum()).isZero();
    }
  }

  @Test
  void both_methods_agree_up_to_the_largest_number_of_holders_for_coalitions() {
    long[] votes = new Random(7).longs(22, 1, 200).toArray();
    long quota = Arrays.stream(votes).sum() / 2;
    double[] byCoalitions = PowerIndex.shapleyShubik(votes, quota);
    double[] byVotes = PowerIndex.shapleyShubik(Arrays.copyOf(votes, 26), quota);
    assertThat(Arrays.copyOf(byVotes, 22)).containsExactly(byCoalitions, within(1e-14));
    assertThat(Arrays.stream(byCoalitions).sum()).isCloseTo(1, within(1e-14));
  }

  @Test
  void the_power_of_a_large_holder_among_small_ones_follows_from_its_places_in_orders() {
    // One of 200 units and 300 of one unit, more than 250 to win: pivotal when 51 to 250 have come
    // before.
    long[] votes = new long[301];
    Arrays.fill(votes, 1);
    votes[17] = 200;
    double[] index = PowerIndex.shapleyShubik(votes, 250);
    assertThat(index[17]).isCloseTo(200 / 301.0, within(1e-12));
    assertThat(index[18]).isCloseTo(101 / 301.0 / 300, within(1e-12));
  }

  @Test
  void power_of_a_hundred_different_holders_in_basis_points_adds_up() {
    long[] votes = new Random(8).longs(100, 1, 200).distinct().toArray();
    double[] index = PowerIndex.shapleyShubik(votes, Arrays.stream(votes).sum() / 2);
    assertThat(Arrays.stream(index).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void where_all_together_do_not_win_no_holder_has_power() {
    assertThat(PowerIndex.shapleyShubik(new long[] {3, 2}, 5)).containsExactly(0, 0);
    assertThat(PowerIndex.shapleyShubik(new long[0], 0)).isEmpty();
  }

  @Test
  void impossible_votes_and_too_many_units_are_an_error() {
    assertThatThrownBy(() -> PowerIndex.shapleyShubik(new long[] {1, -1}, 0))
        .hasMessage("votes [1, -1] and quota 0: give numbers from 0");
    long[] votes = new Random(9).longs(100, 1, Billionths.WHOLE / 100).toArray();
    assertThatThrownBy(() -> PowerIndex.shapleyShubik(votes, Billionths.WHOLE / 5))
        .hasMessageContaining("the power of 100 holders with a quota of 200,000,000 units takes")
        .hasMessageEndingWith("give votes in a coarser unit, or small holders as one");
  }

  private static void byOrders(
      long[] votes, long quota, double[] index, boolean[] hasJoined, long sum, double chance) {
    long rest = 0;
    for (boolean joined : hasJoined) {
      rest += joined ? 0 : 1;
    }
    for (int holder = 0; holder < votes.length; holder++) {
      if (hasJoined[holder]) {
        continue;
      }
      if (sum <= quota && sum + votes[holder] > quota) {
        index[holder] += chance / rest;
      } else {
        hasJoined[holder] = true;
        byOrders(votes, quota, index, hasJoined, sum + votes[holder], chance / rest);
        hasJoined[holder] = false;
      }
    }
  }
}
