package org.regulake.models.graph.contagion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DebtRankTest {

  private static final Offset<Double> EXACT = within(1e-12);
  private static final LinearDebtRank LINEAR = new LinearDebtRank(1e-15, 10_000);

  static List<ContagionCase> worked_cases() {
    return ContagionCase.of("debtrank");
  }

  @ParameterizedTest
  @MethodSource("worked_cases")
  void linear_debtrank_of_a_worked_case_has_the_fractions_computed_by_hand(ContagionCase example) {
    Cascade cascade = linear(leverage(example)).of(scenario(example.vector("h1")));
    assertThat(cascade.hasSettled()).isTrue();
    assertThat(Exposures.distress(cascade, 3))
        .containsExactly(example.exact("linear_debtrank_final"), EXACT);
    if (example.json().get("uncapped").asBoolean()) {
      assertThat(Exposures.distress(cascade, 3))
          .containsExactly(example.exact("closed_form_if_no_default"), EXACT);
    }
  }

  @ParameterizedTest
  @MethodSource("worked_cases")
  void original_debtrank_of_a_worked_case_has_the_fractions_computed_by_hand(
      ContagionCase example) {
    Scenario scenario = scenario(example.vector("h1"));
    Cascade cascade =
        Propagation.of(leverage(example).network(), equal(3), new OriginalDebtRank()).of(scenario);
    assertThat(Exposures.distress(cascade, 3))
        .containsExactly(example.exact("original_debtrank_final"), EXACT);
    assertThat(new EconomicImpact(equal(3)).of(scenario, cascade))
        .isCloseTo(example.fractionOf("original_R_equal_weights"), EXACT);
  }

  @Test
  void the_impact_weighs_firms_by_their_economic_value() {
    // 1 takes half of the distress of 0, and has three quarters of all value.
    Scenario scenario = Scenario.ofDefaults(0);
    ExposureNetwork network = new Exposures(new double[][] {{0, 0}, {0.5, 0}}).network();
    Cascade cascade = Propagation.of(network, equal(2), new OriginalDebtRank()).of(scenario);
    assertThat(new EconomicImpact(new double[] {10, 30}).of(scenario, cascade)).isEqualTo(0.375);
  }

  @Test
  void a_debtor_takes_at_most_the_whole_equity_of_a_lender_however_much_it_owes() {
    ExposureNetwork network = new Exposures(new double[][] {{0, 0}, {4, 0}}).network();
    Scenario half = new Scenario(List.of(new Scenario.Seed(0, 0.5)));
    assertThat(Propagation.of(network, equal(2), new OriginalDebtRank()).of(half).distressOf(1))
        .isEqualTo(0.5);
    assertThat(Propagation.of(network, equal(2), LINEAR).of(half).distressOf(1)).isEqualTo(1);
  }

  @Test
  void without_defaults_linear_debtrank_is_the_closed_form_on_random_networks() {
    Random random = new Random(1);
    for (int round = 0; round < 500; round++) {
      int firms = 1 + random.nextInt(12);
      Exposures exposures = Exposures.random(random, firms, 3);
      double[] equity = new double[firms];
      // Every row of L adds up to 9 / 10 at most, so no shock of up to 1 / 20 grows to a default.
      Arrays.setAll(equity, firm -> Math.max(1, exposures.rowSum(firm)) / 0.9);
      double[] shock = randomShock(random, firms, 0.05);
      RealMatrix inverse = MatrixUtils.createRealIdentityMatrix(firms);
      for (int i = 0; i < firms; i++) {
        for (int j = 0; j < firms; j++) {
          inverse.addToEntry(i, j, -exposures.amount()[i][j] / equity[i]);
        }
      }
      double[] closedForm =
          new LUDecomposition(inverse).getSolver().solve(new ArrayRealVector(shock)).toArray();
      Cascade cascade = Propagation.of(exposures.network(), equity, LINEAR).of(scenario(shock));
      assertThat(Exposures.distress(cascade, firms)).containsExactly(closedForm, EXACT);
    }
  }

  @Test
  void both_debtranks_follow_their_recursions_on_random_networks() {
    Random random = new Random(2);
    int defaults = 0;
    for (int round = 0; round < 500; round++) {
      int firms = 1 + random.nextInt(10);
      Exposures exposures = Exposures.random(random, firms, 2);
      double[] equity = random.doubles(firms, 2, 30).toArray();
      double[] shock = randomShock(random, firms, 1);
      int rounds = 1 + random.nextInt(60);
      LinearDebtRank stopped = new LinearDebtRank(0, rounds);
      double[] linear =
          Exposures.distress(
              Propagation.of(exposures.network(), equity, stopped).of(scenario(shock)), firms);
      assertThat(linear)
          .containsExactly(linearByRecursion(exposures, equity, shock, rounds), EXACT);
      double[] original =
          Exposures.distress(
              Propagation.of(exposures.network(), equity, new OriginalDebtRank())
                  .of(scenario(shock)),
              firms);
      assertThat(original).containsExactly(originalByRecursion(exposures, equity, shock), EXACT);
      defaults += Arrays.stream(linear).anyMatch(distress -> distress == 1) ? 1 : 0;
    }
    assertThat(defaults).isBetween(50, 450);
  }

  @Test
  void a_larger_shock_leaves_no_firm_in_less_distress() {
    Random random = new Random(3);
    for (int round = 0; round < 500; round++) {
      int firms = 2 + random.nextInt(10);
      Exposures exposures = Exposures.random(random, firms, 2);
      Propagation propagation =
          Propagation.of(exposures.network(), random.doubles(firms, 2, 30).toArray(), LINEAR);
      double[] shock = randomShock(random, firms, 0.5);
      double[] larger =
          Arrays.stream(shock).map(part -> part + random.nextDouble() * 0.5).toArray();
      double[] distress = Exposures.distress(propagation.of(scenario(shock)), firms);
      double[] more = Exposures.distress(propagation.of(scenario(larger)), firms);
      for (int firm = 0; firm < firms; firm++) {
        assertThat(more[firm]).isGreaterThanOrEqualTo(distress[firm] - 1e-12);
      }
    }
  }

  @Test
  void a_scenario_that_does_not_settle_is_stopped_and_marked() {
    // Each holds so much of the other that almost all distress circulates.
    ExposureNetwork network = new Exposures(new double[][] {{0, 0.999}, {0.999, 0}}).network();
    Scenario scenario = new Scenario(List.of(new Scenario.Seed(0, 1e-6)));
    Cascade stopped = Propagation.of(network, equal(2), new LinearDebtRank(0, 3)).of(scenario);
    assertThat(stopped.hasSettled()).isFalse();
    assertThat(stopped.rounds()).isEqualTo(3);
    assertThat(stopped.distressOf(1)).isCloseTo(1e-6 * (0.999 + Math.pow(0.999, 3)), within(1e-18));
    Cascade settled =
        Propagation.of(network, equal(2), new LinearDebtRank(1e-12, 100_000)).of(scenario);
    assertThat(settled.hasSettled()).isTrue();
    // The distress that each keeps back circulates a thousand times.
    assertThat(settled.distressOf(0)).isCloseTo(1e-6 / (1 - 0.999 * 0.999), within(1000e-12));
  }

  @Test
  void distress_below_the_tolerance_is_kept_back_until_more_has_accumulated() {
    // 0 hits 1 and 2 by 0.3 each; both hit 3 by 0.09, and 2 does so once more, a round later,
    // through 4.
    ExposureNetwork network =
        ExposureNetwork.of(
            6,
            new int[] {1, 2, 3, 4, 3, 5},
            new int[] {0, 0, 1, 2, 4, 3},
            new double[] {0.3, 0.3, 0.3, 0.3, 1, 1});
    double[] distress =
        Exposures.distress(
            Propagation.of(network, equal(6), new LinearDebtRank(0.1, 10))
                .of(Scenario.ofDefaults(0)),
            6);
    assertThat(distress).containsExactly(new double[] {1, 0.3, 0.3, 0.09, 0.09, 0}, EXACT);
    distress =
        Exposures.distress(
            Propagation.of(network, equal(6), new LinearDebtRank(0.08, 10))
                .of(Scenario.ofDefaults(0)),
            6);
    assertThat(distress).containsExactly(new double[] {1, 0.3, 0.3, 0.18, 0.09, 0.18}, EXACT);
  }

  @Test
  void a_firm_without_equity_is_in_default_as_soon_as_it_is_hit() {
    ExposureNetwork network =
        new Exposures(new double[][] {{0, 0, 0}, {5, 0, 0}, {0, 0.5, 0}}).network();
    double[] equity = {1, -3, 1};
    Scenario scratch = new Scenario(List.of(new Scenario.Seed(0, 0.001)));
    for (ContagionMethod method : List.of(LINEAR, new OriginalDebtRank())) {
      Cascade cascade = Propagation.of(network, equity, method).of(scratch);
      assertThat(Exposures.distress(cascade, 3)).containsExactly(0.001, 1, 0.5);
      assertThat(cascade.defaultsIn(1)).containsExactly(1);
    }
  }

  @Test
  void impossible_settings_are_refused() {
    assertThatThrownBy(() -> new LinearDebtRank(-1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tolerance is -1.0");
    assertThatThrownBy(() -> new LinearDebtRank(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LinearDebtRank(0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one round or more");
    assertThatThrownBy(() -> new EconomicImpact(new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no firm");
    assertThatThrownBy(() -> new EconomicImpact(new double[] {1, -1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("firm 1 is -1.0");
  }

  private static Propagation linear(Exposures leverage) {
    return Propagation.of(leverage.network(), equal(leverage.firms()), LINEAR);
  }

  /** The matrix of exposures to equity is that of exposures when all equities are 1. */
  private static Exposures leverage(ContagionCase example) {
    return new Exposures(example.matrix("leverage_matrix(lender,borrower)=A_ij/E_i"));
  }

  private static double[] equal(int firms) {
    double[] ones = new double[firms];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double[] randomShock(Random random, int firms, double largest) {
    double[] shock = new double[firms];
    shock[random.nextInt(firms)] = largest / 2;
    Arrays.setAll(
        shock, firm -> random.nextInt(3) == 0 ? largest * (1 - random.nextDouble()) : shock[firm]);
    return shock;
  }

  private static Scenario scenario(double[] shock) {
    List<Scenario.Seed> seeds = new ArrayList<>();
    for (int firm = 0; firm < shock.length; firm++) {
      if (shock[firm] > 0) {
        seeds.add(new Scenario.Seed(firm, shock[firm]));
      }
    }
    return new Scenario(seeds);
  }

  private static double[] linearByRecursion(
      Exposures exposures, double[] equity, double[] shock, int rounds) {
    double[] before = new double[shock.length];
    double[] now = shock;
    for (int round = 0; round < rounds; round++) {
      double[] next = now.clone();
      for (int i = 0; i < next.length; i++) {
        for (int j = 0; j < next.length; j++) {
          next[i] += exposures.amount()[i][j] / equity[i] * (now[j] - before[j]);
        }
        next[i] = Math.min(1, next[i]);
      }
      before = now;
      now = next;
    }
    return now;
  }

  private static double[] originalByRecursion(
      Exposures exposures, double[] equity, double[] shock) {
    double[] distress = shock.clone();
    boolean[] hasFired = new boolean[shock.length];
    for (int round = 0; round < shock.length; round++) {
      double[] next = distress.clone();
      for (int j = 0; j < next.length; j++) {
        if (distress[j] > 0 && !hasFired[j]) {
          hasFired[j] = true;
          for (int i = 0; i < next.length; i++) {
            next[i] =
                Math.min(
                    1, next[i] + Math.min(1, exposures.amount()[i][j] / equity[i]) * distress[j]);
          }
        }
      }
      distress = next;
    }
    return distress;
  }
}
