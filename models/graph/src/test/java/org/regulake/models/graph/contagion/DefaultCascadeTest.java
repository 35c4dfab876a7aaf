package org.regulake.models.graph.contagion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefaultCascadeTest {

  static List<ContagionCase> furfine_cases() {
    return ContagionCase.of("furfine");
  }

  static List<ContagionCase> guarantee_cases() {
    return ContagionCase.of("guarantee_cascade");
  }

  @ParameterizedTest
  @MethodSource("furfine_cases")
  void a_furfine_cascade_has_the_equities_computed_by_hand(ContagionCase example) {
    Exposures debts = new Exposures(example.matrix("L"));
    double[] equity = new double[debts.firms()];
    Arrays.setAll(
        equity,
        firm ->
            example.vector("ea")[firm]
                + debts.columnSum(firm)
                - debts.rowSum(firm)
                - example.vector("el")[firm]);
    int[] insolvent = IntStream.range(0, equity.length).filter(firm -> equity[firm] < 0).toArray();
    Cascade cascade =
        Propagation.of(
                debts.transposed().network(),
                equity,
                new FurfineCascade(example.fractionOf("recovery")))
            .of(Scenario.ofDefaults(insolvent));
    double[] losses = Exposures.losses(cascade, equity.length);
    Arrays.setAll(losses, firm -> equity[firm] - losses[firm]);
    assertThat(losses).containsExactly(example.vector("equity_after"), within(1e-12));
    assertThat(defaults(cascade)).containsExactly(example.numbers("defaults"));
    assertThat(cascade.rounds()).isEqualTo(example.json().get("rounds").asInt());
  }

  @ParameterizedTest
  @MethodSource("guarantee_cases")
  void a_guarantee_cascade_has_the_waves_and_payouts_computed_by_hand(ContagionCase example) {
    List<String> names = new ArrayList<>();
    example.json().get("net_assets").fieldNames().forEachRemaining(names::add);
    double[] netAssets =
        names.stream()
            .mapToDouble(name -> example.json().get("net_assets").get(name).asDouble())
            .toArray();
    double[][] guaranteed = new double[names.size()][names.size()];
    example
        .json()
        .get("guarantees(guarantor,debtor,amount)")
        .forEach(
            guarantee ->
                guaranteed[names.indexOf(guarantee.get(0).asText())][
                        names.indexOf(guarantee.get(1).asText())] =
                    guarantee.get(2).asDouble());
    Cascade cascade =
        Propagation.of(
                new Exposures(guaranteed).network(),
                netAssets,
                new GuaranteeCascade(example.fractionOf("lgd")))
            .of(Scenario.ofDefaults(names.indexOf(example.json().get("seed").get(0).asText())));
    JsonNode waves = example.json().get("waves");
    for (int wave = 0; wave <= cascade.rounds(); wave++) {
      List<String> expected = new ArrayList<>();
      waves.path(wave).forEach(name -> expected.add(name.asText()));
      assertThat(Arrays.stream(cascade.defaultsIn(wave)).mapToObj(names::get))
          .as("wave %d", wave)
          .containsExactlyElementsOf(expected);
    }
    double[] payouts = Exposures.losses(cascade, names.size());
    for (int firm = 0; firm < payouts.length; firm++) {
      assertThat(payouts[firm])
          .isCloseTo(example.json().get("payouts").get(names.get(firm)).asDouble(), within(1e-12));
    }
  }

  @Test
  void on_random_networks_a_guarantee_cascade_is_that_of_brute_force() {
    Random random = new Random(4);
    int spread = 0;
    for (int round = 0; round < 2_000; round++) {
      int firms = 1 + random.nextInt(15);
      Exposures guarantees = Exposures.random(random, firms, 1.5);
      // Also firms with no equity, with negative equity, and with exactly the sum that they may
      // have to pay.
      double[] netAssets = random.ints(firms, -2, 15).asDoubleStream().toArray();
      double lossGivenDefault = random.nextInt(5) / 4.0;
      Propagation propagation =
          Propagation.of(guarantees.network(), netAssets, new GuaranteeCascade(lossGivenDefault));
      for (int scenario = 0; scenario < 3; scenario++) {
        int[] seeds = random.ints(1 + random.nextInt(2), 0, firms).distinct().toArray();
        Cascade cascade = propagation.of(Scenario.ofDefaults(seeds));
        spread +=
            assertIsWhatBruteForceFinds(cascade, guarantees, netAssets, lossGivenDefault, seeds);
      }
    }
    assertThat(spread).isGreaterThan(1_000);
  }

  /** Wave by wave over the whole matrix; returns the number of waves after the first. */
  private static int assertIsWhatBruteForceFinds(
      Cascade cascade,
      Exposures guarantees,
      double[] netAssets,
      double lossGivenDefault,
      int[] seeds) {
    int firms = netAssets.length;
    int[] defaultWave = new int[firms];
    int[] calledWave = new int[firms];
    Arrays.fill(defaultWave, Cascade.NEVER);
    Arrays.fill(calledWave, Cascade.NEVER);
    double[] payout = new double[firms];
    Arrays.stream(seeds).forEach(seed -> defaultWave[seed] = calledWave[seed] = 0);
    int wave = 0;
    boolean isSpreading = lossGivenDefault > 0;
    while (isSpreading) {
      wave++;
      isSpreading = false;
      for (int guarantor = 0; guarantor < firms; guarantor++) {
        payout[guarantor] = 0;
        for (int debtor = 0; debtor < firms; debtor++) {
          if (defaultWave[debtor] != Cascade.NEVER && defaultWave[debtor] < wave) {
            payout[guarantor] += lossGivenDefault * guarantees.amount()[guarantor][debtor];
          }
        }
        if (payout[guarantor] > 0 && calledWave[guarantor] == Cascade.NEVER) {
          calledWave[guarantor] = wave;
        }
        if (payout[guarantor] > 0
            && payout[guarantor] > netAssets[guarantor]
            && defaultWave[guarantor] == Cascade.NEVER) {
          defaultWave[guarantor] = wave;
          isSpreading = true;
        }
      }
    }
    assertThat(Exposures.losses(cascade, firms)).containsExactly(payout);
    for (int firm = 0; firm < firms; firm++) {
      int at = cascade.indexOf(firm);
      assertThat(at < 0 ? Cascade.NEVER : cascade.reachedRound(at)).isEqualTo(calledWave[firm]);
      assertThat(at < 0 ? Cascade.NEVER : cascade.defaultRound(at)).isEqualTo(defaultWave[firm]);
      if (calledWave[firm] > 0) {
        assertThat(cascade.reachedThrough(at))
            .isEqualTo(firstToCall(firm, guarantees, defaultWave, calledWave[firm] - 1));
      }
    }
    return Math.max(0, wave - 1);
  }

  private static int firstToCall(int guarantor, Exposures guarantees, int[] defaultWave, int wave) {
    return IntStream.range(0, defaultWave.length)
        .filter(debtor -> defaultWave[debtor] == wave && guarantees.amount()[guarantor][debtor] > 0)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_firm_that_pays_exactly_its_assets_does_not_fail_even_with_inexact_fractions() {
    // In double precision 0.1 + 0.2 is more than 0.3.
    ExposureNetwork network =
        new Exposures(new double[][] {{0, 0, 0}, {0, 0, 0}, {0.1, 0.2, 0}}).network();
    Cascade cascade =
        Propagation.of(network, new double[] {0, 0, 0.3}, new GuaranteeCascade(1))
            .of(Scenario.ofDefaults(0, 1));
    assertThat(cascade.distressOf(2)).isEqualTo(1);
    assertThat(cascade.hasDefaulted(cascade.indexOf(2))).isFalse();
    cascade =
        Propagation.of(network, new double[] {0, 0, 0.2999999}, new GuaranteeCascade(1))
            .of(Scenario.ofDefaults(0, 1));
    assertThat(cascade.defaultsIn(1)).containsExactly(2);
  }

  @Test
  void a_seed_that_lost_a_part_of_its_equity_fails_when_the_rest_is_lost_to_others() {
    ExposureNetwork network = new Exposures(new double[][] {{0, 0}, {6, 0}}).network();
    double[] equity = {1, 10};
    Scenario.Seed failed = new Scenario.Seed(0, 1);
    Propagation propagation = Propagation.of(network, equity, new FurfineCascade(0));
    assertThat(
            propagation.of(new Scenario(List.of(failed, new Scenario.Seed(1, 0.4)))).defaultsIn(1))
        .isEmpty();
    assertThat(
            propagation.of(new Scenario(List.of(failed, new Scenario.Seed(1, 0.5)))).defaultsIn(1))
        .containsExactly(1);
  }

  @Test
  void parts_outside_0_to_1_are_refused() {
    assertThatThrownBy(() -> new GuaranteeCascade(1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the loss given default is 1.5; state it as a part from 0 to 1");
    assertThatThrownBy(() -> new FurfineCascade(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("recovery rate");
  }

  private static int[] defaults(Cascade cascade) {
    return IntStream.range(0, cascade.size())
        .filter(cascade::hasDefaulted)
        .map(cascade::firm)
        .toArray();
  }
}
