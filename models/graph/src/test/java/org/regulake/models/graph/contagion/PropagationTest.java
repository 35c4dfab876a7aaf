package org.regulake.models.graph.contagion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PropagationTest {

  private static final List<ContagionMethod> METHODS =
      List.of(
          new LinearDebtRank(1e-9, 200),
          new OriginalDebtRank(),
          new GuaranteeCascade(0.7),
          new FurfineCascade(0.1));

  @Test
  void the_order_of_exposures_and_seeds_changes_no_bit() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      int firms = 2 + random.nextInt(20);
      int records = random.nextInt(4 * firms);
      int[] holder = random.ints(records, 0, firms).toArray();
      int[] debtor =
          IntStream.of(holder)
              .map(firm -> (firm + 1 + random.nextInt(firms - 1)) % firms)
              .toArray();
      double[] amount = random.doubles(records, 0, 3).toArray();
      double[] equity = random.doubles(firms, -1, 5).toArray();
      List<Integer> order = IntStream.range(0, records).boxed().collect(Collectors.toList());
      Collections.shuffle(order, random);
      ExposureNetwork network = ExposureNetwork.of(firms, holder, debtor, amount);
      ExposureNetwork shuffled =
          ExposureNetwork.of(
              firms,
              order.stream().mapToInt(at -> holder[at]).toArray(),
              order.stream().mapToInt(at -> debtor[at]).toArray(),
              order.stream().mapToDouble(at -> amount[at]).toArray());
      for (ContagionMethod method : METHODS) {
        assertThat(course(Propagation.of(shuffled, equity, method).of(Scenario.ofDefaults(1, 0))))
            .isEqualTo(
                course(Propagation.of(network, equity, method).of(Scenario.ofDefaults(0, 1))));
      }
    }
  }

  @Test
  void a_scenario_does_not_depend_on_those_before_it() {
    Random random = new Random(6);
    Exposures exposures = Exposures.random(random, 40, 1.5);
    double[] equity = random.doubles(40, 0, 12).toArray();
    for (ContagionMethod method : METHODS) {
      Propagation used = Propagation.of(exposures.network(), equity, method);
      for (int seed = 0; seed < 40; seed++) {
        assertThat(course(used.of(Scenario.ofDefaults(seed))))
            .isEqualTo(
                course(
                    Propagation.of(exposures.network(), equity, method)
                        .of(Scenario.ofDefaults(seed))));
      }
    }
  }

  @Test
  void the_path_to_a_firm_leads_from_a_seed_over_exposures_through_rising_rounds() {
    Random random = new Random(7);
    int longest = 0;
    for (int round = 0; round < 200; round++) {
      Exposures exposures = Exposures.random(random, 20, 1.2);
      for (ContagionMethod method : METHODS) {
        Cascade cascade =
            Propagation.of(exposures.network(), random.doubles(20, 0, 12).toArray(), method)
                .of(Scenario.ofDefaults(0, 3));
        for (int at = 0; at < cascade.size(); at++) {
          int[] path = cascade.path(cascade.firm(at));
          longest = Math.max(longest, path.length);
          assertThat(path[0]).isIn(0, 3);
          assertThat(path[path.length - 1]).isEqualTo(cascade.firm(at));
          for (int step = 1; step < path.length; step++) {
            assertThat(exposures.amount()[path[step]][path[step - 1]]).isPositive();
            assertThat(cascade.reachedRound(cascade.indexOf(path[step])))
                .isGreaterThan(cascade.reachedRound(cascade.indexOf(path[step - 1])));
          }
        }
      }
    }
    assertThat(longest).isGreaterThan(4);
  }

  @Test
  void a_firm_that_is_hit_by_two_in_one_round_was_reached_through_the_smaller() {
    // 3 is hit by 1 and 2 in round 2, as both are by 0 in round 1.
    ExposureNetwork network =
        ExposureNetwork.of(
            4, new int[] {3, 3, 2, 1}, new int[] {2, 1, 0, 0}, new double[] {1, 1, 5, 5});
    Cascade cascade =
        Propagation.of(network, new double[] {1, 1, 1, 1}, new GuaranteeCascade(1))
            .of(Scenario.ofDefaults(0));
    assertThat(cascade.path(3)).containsExactly(0, 1, 3);
    assertThat(cascade.loss(cascade.indexOf(3))).isEqualTo(2);
    assertThat(cascade.reachedThrough(cascade.indexOf(0))).isEqualTo(Cascade.NO_DEBTOR);
    assertThat(cascade.defaultsIn(2)).containsExactly(3);
    assertThat(cascade.rounds()).as("3 has no holder to pass on to").isEqualTo(2);
  }

  @Test
  void a_firm_that_was_not_reached_has_no_path() {
    ExposureNetwork network = ExposureNetwork.of(2, new int[0], new int[0], new double[0]);
    Cascade cascade =
        Propagation.of(network, new double[] {1, 1}, new GuaranteeCascade(1))
            .of(Scenario.ofDefaults(0));
    assertThatThrownBy(() -> cascade.path(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("firm 1 was not reached");
    assertThat(cascade.distressOf(1)).isZero();
  }

  @Test
  void a_holder_without_known_equity_is_refused_and_a_mere_debtor_is_not() {
    ExposureNetwork network = ExposureNetwork.of(2, new int[] {1}, new int[] {0}, new double[] {1});
    assertThatThrownBy(
            () -> Propagation.of(network, new double[] {1, Double.NaN}, new GuaranteeCascade(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("firm 1 holds exposures and its equity is NaN");
    assertThatThrownBy(() -> Propagation.of(network, new double[] {1}, new GuaranteeCascade(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 firms but 1 equities");
    Propagation propagation =
        Propagation.of(network, new double[] {Double.NaN, 4}, new GuaranteeCascade(1));
    assertThat(propagation.of(Scenario.ofDefaults(0)).distressOf(1)).isEqualTo(0.25);
  }

  @Test
  void a_scenario_names_firms_of_the_network_once_each_with_a_shock() {
    ExposureNetwork network = ExposureNetwork.of(2, new int[0], new int[0], new double[0]);
    Propagation propagation = Propagation.of(network, new double[2], new GuaranteeCascade(1));
    assertThatThrownBy(() -> propagation.of(Scenario.ofDefaults(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("seed 2 is not in the network, whose firms are 0 to 1");
    assertThatThrownBy(() -> Scenario.ofDefaults(1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seed 1 is twice");
    assertThatThrownBy(() -> Scenario.ofDefaults())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without seeds");
    assertThatThrownBy(() -> new Scenario.Seed(0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("distressed by 0.0");
    assertThatThrownBy(() -> new Scenario.Seed(0, 1.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(propagation.of(Scenario.ofDefaults(1)).firm(0))
        .as("after a scenario that was refused")
        .isEqualTo(1);
  }

  private static List<String> course(Cascade cascade) {
    return IntStream.range(0, cascade.size())
        .mapToObj(
            at ->
                "%d %s %s %d %d %d"
                    .formatted(
                        cascade.firm(at),
                        cascade.distress(at),
                        cascade.loss(at),
                        cascade.reachedRound(at),
                        cascade.reachedThrough(at),
                        cascade.defaultRound(at)))
        .toList();
  }
}
