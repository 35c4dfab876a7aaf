package org.regulake.models.graph.contagion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClearingPaymentsTest {

  private static final RingPrecision SOLVED = new RingPrecision(500, 1e-12, 1);
  private static final RingPrecision REPEATED = new RingPrecision(1, 1e-15, 100_000);

  static List<ContagionCase> worked_cases() {
    return ContagionCase.of("clearing");
  }

  @ParameterizedTest
  @MethodSource("worked_cases")
  void a_worked_case_has_the_payments_computed_by_hand(ContagionCase example) {
    Debts debts = new Debts(new Exposures(example.matrix("L")), example.vector("el"));
    RecoveredAssets recovered =
        new RecoveredAssets(example.fractionOf("alpha"), example.fractionOf("beta"));
    for (RingPrecision precision : List.of(SOLVED, REPEATED)) {
      ClearingVector vector = debts.clearing(recovered, precision).of(example.vector("ea"));
      assertThat(debts.payments(vector)).containsExactly(example.exact("clearing"), within(1e-12));
      assertThat(vector.defaults()).containsExactly(example.numbers("defaults"));
      assertThat(vector.rounds()).isEqualTo(example.json().get("rounds").asInt());
      assertThat(debts.owed()).containsExactly(example.vector("pbar"), within(1e-12));
    }
  }

  @Test
  void on_random_networks_payments_are_the_greatest_fixpoint_within_debts_and_assets() {
    Random random = new Random(8);
    int defaults = 0;
    int firmsInAll = 0;
    for (int round = 0; round < 2_000; round++) {
      Debts debts = Debts.random(random, 1 + random.nextInt(12), 2);
      double[] assets = random.ints(debts.firms(), 0, 8).asDoubleStream().toArray();
      RecoveredAssets recovered =
          round % 2 == 0
              ? RecoveredAssets.ALL
              : new RecoveredAssets(random.nextDouble(), random.nextDouble());
      ClearingVector vector = debts.clearing(recovered, SOLVED).of(assets);
      double[] payment = debts.payments(vector);
      double[] received = debts.received(payment);
      for (int firm = 0; firm < debts.firms(); firm++) {
        assertThat(payment[firm])
            .as("limited liability")
            .isBetween(0.0, Math.min(debts.owed()[firm], assets[firm] + received[firm] + 1e-9));
        assertThat(vector.isInDefault(firm))
            .isEqualTo(assets[firm] + received[firm] < debts.owed()[firm] - 1e-9);
      }
      assertThat(payment)
          .as("fixpoint")
          .containsExactly(debts.next(payment, assets, recovered), within(1e-12));
      assertThat(payment)
          .as("greatest")
          .containsExactly(debts.greatest(assets, recovered), within(1e-9));
      assertThat(vector.residual()).isLessThan(1e-12);
      defaults += vector.defaults().length;
      firmsInAll += debts.firms();
    }
    assertThat(defaults).isBetween(firmsInAll / 4, firmsInAll * 3 / 4);
  }

  @Test
  void a_ring_too_large_for_elimination_is_iterated_and_the_residual_is_its_error() {
    Random random = new Random(9);
    int unsettled = 0;
    for (int round = 0; round < 300; round++) {
      Debts debts = Debts.random(random, 30, 2.5);
      double[] assets = random.ints(30, 0, 4).asDoubleStream().toArray();
      ClearingVector solved = debts.clearing(RecoveredAssets.ALL, SOLVED).of(assets);
      assertThat(debts.payments(debts.clearing(RecoveredAssets.ALL, REPEATED).of(assets)))
          .containsExactly(debts.payments(solved), within(1e-9));
      ClearingVector coarse =
          debts.clearing(RecoveredAssets.ALL, new RingPrecision(1, 1e-12, 2)).of(assets);
      double[] payment = debts.payments(coarse);
      double[] next = debts.next(payment, assets, RecoveredAssets.ALL);
      double missed =
          IntStream.of(coarse.defaults())
              .mapToDouble(firm -> Math.abs(payment[firm] - next[firm]))
              .max()
              .orElse(0);
      assertThat(coarse.residual()).isCloseTo(missed, within(1e-12));
      unsettled += coarse.residual() > 1e-6 ? 1 : 0;
    }
    assertThat(unsettled).isGreaterThan(100);
  }

  @Test
  void a_ring_that_pays_almost_all_to_itself_keeps_full_precision() {
    // Each owes the other a billion, and little outside; the only inflow is a half, and in the end
    // it leaves.
    double large = 1e9;
    Debts debts =
        new Debts(new Exposures(new double[][] {{0, large}, {large, 0}}), new double[] {1, 1e-3});
    ClearingVector vector = debts.clearing(RecoveredAssets.ALL, SOLVED).of(new double[] {0.5, 0});
    double leaving = vector.payment(0) / (large + 1) + vector.payment(1) / (large + 1e-3) * 1e-3;
    assertThat(vector.defaults()).containsExactly(0, 1);
    assertThat(leaving).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void a_firm_with_exactly_its_debts_pays_in_full_even_with_inexact_fractions() {
    // In double precision 0.1 + 0.7 is less than 0.8.
    Debts debts =
        new Debts(new Exposures(new double[][] {{0, 0.7}, {0, 0}}), new double[] {0, 0.8});
    ClearingVector vector =
        debts.clearing(new RecoveredAssets(0, 0), SOLVED).of(new double[] {0.7, 0.1});
    assertThat(vector.payment(1)).isEqualTo(0.8);
    assertThat(
            debts
                .clearing(new RecoveredAssets(0, 0), SOLVED)
                .of(new double[] {0.7, 0.0999})
                .payment(1))
        .isZero();
  }

  @Test
  void a_chain_of_a_thousand_defaults_is_followed_to_its_end() {
    int firms = 1_000;
    int[] debtor = IntStream.range(0, firms - 1).toArray();
    int[] holder = IntStream.range(1, firms).toArray();
    double[] amount = new double[firms - 1];
    Arrays.fill(amount, 10);
    double[] externalDebt = new double[firms];
    externalDebt[firms - 1] = 10;
    double[] assets = new double[firms];
    assets[0] = 4;
    ClearingVector vector =
        ClearingPayments.of(
                ExposureNetwork.of(firms, holder, debtor, amount),
                externalDebt,
                RecoveredAssets.ALL,
                SOLVED)
            .of(assets);
    assertThat(vector.defaults()).hasSize(firms);
    assertThat(vector.payment(firms - 1)).isEqualTo(4);
    assertThat(vector.rounds()).isEqualTo(firms + 1);
  }

  @Test
  void impossible_amounts_and_settings_are_refused() {
    Debts debts = new Debts(new Exposures(new double[][] {{0, 1}, {0, 0}}), new double[2]);
    ClearingPayments clearing = debts.clearing(RecoveredAssets.ALL, SOLVED);
    assertThatThrownBy(() -> clearing.of(new double[] {1, -1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("external assets of firm 1 is -1.0; state an amount of 0 or more");
    assertThatThrownBy(() -> clearing.of(new double[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 firms but 1");
    assertThatThrownBy(
            () ->
                new Debts(debts.inside(), new double[] {Double.NaN, 0})
                    .clearing(RecoveredAssets.ALL, SOLVED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("external debt of firm 0");
    assertThatThrownBy(() -> new RecoveredAssets(0.5, 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(beta) is 1.5");
    assertThatThrownBy(() -> new RingPrecision(0, 1e-9, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("up to 0 firms");
  }

  /** inside[i][j] is what i owes j. */
  private record Debts(Exposures inside, double[] externalDebt) {

    static Debts random(Random random, int firms, double each) {
      return new Debts(
          Exposures.random(random, firms, each),
          random.ints(firms, 0, 5).asDoubleStream().toArray());
    }

    int firms() {
      return externalDebt.length;
    }

    double[] owed() {
      return IntStream.range(0, firms())
          .mapToDouble(firm -> externalDebt[firm] + inside.rowSum(firm))
          .toArray();
    }

    ClearingPayments clearing(RecoveredAssets recovered, RingPrecision precision) {
      return ClearingPayments.of(inside.transposed().network(), externalDebt, recovered, precision);
    }

    double[] payments(ClearingVector vector) {
      return IntStream.range(0, firms()).mapToDouble(vector::payment).toArray();
    }

    double[] received(double[] payment) {
      double[] owed = owed();
      double[] received = new double[firms()];
      for (int debtor = 0; debtor < firms(); debtor++) {
        for (int holder = 0; holder < firms(); holder++) {
          received[holder] +=
              owed[debtor] == 0
                  ? 0
                  : payment[debtor] * inside.amount()[debtor][holder] / owed[debtor];
        }
      }
      return received;
    }

    /** The payments that the clearing rule derives from payments. */
    double[] next(double[] payment, double[] assets, RecoveredAssets recovered) {
      double[] received = received(payment);
      double[] owed = owed();
      return IntStream.range(0, firms())
          .mapToDouble(
              firm ->
                  assets[firm] + received[firm] >= owed[firm] - 1e-9
                      ? owed[firm]
                      : recovered.external() * assets[firm] + recovered.claims() * received[firm])
          .toArray();
    }

    /**
     * The rule, applied from full payment on until nothing changes, converges to the greatest
     * fixpoint.
     */
    double[] greatest(double[] assets, RecoveredAssets recovered) {
      double[] before = new double[firms()];
      double[] payment = owed();
      for (int sweep = 0; sweep < 100_000 && !Arrays.equals(before, payment); sweep++) {
        before = payment;
        payment = next(payment, assets, recovered);
      }
      return payment;
    }
  }
}
