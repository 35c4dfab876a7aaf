package org.regulake.models.graph.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.regulake.models.graph.ownership.ShareRegister.Fault;
import org.regulake.models.graph.ownership.ShareRegister.OverHeld;

class ShareRegisterTest {

  @Test
  void shares_that_are_missing_negative_or_zero_are_left_out_and_counted() {
    ShareRegister register = holders(OverHeld.NORMALISE, Double.NaN, -0.1, 0, 0.3);
    assertThat(register.statedShare(0)).isEqualTo(0.3);
    assertThat(register.holdings().edgeCount()).isEqualTo(1);
    assertThat(register.count(Fault.NOT_STATED)).isEqualTo(1);
    assertThat(register.count(Fault.NEGATIVE)).isEqualTo(1);
    assertThat(register.count(Fault.NONE)).isEqualTo(2);
    assertThat(register.count(Fault.ABOVE_WHOLE)).isZero();
  }

  @Test
  void a_share_above_the_whole_counts_as_the_whole_and_is_counted() {
    for (double share : new double[] {1.2, 100, Double.POSITIVE_INFINITY}) {
      ShareRegister register = holders(OverHeld.NORMALISE, share);
      assertThat(register.count(Fault.ABOVE_WHOLE)).isEqualTo(1);
      assertThat(register.statedShare(0)).isEqualTo(1);
      assertThat(register.isOverHeld(0)).isFalse();
    }
  }

  @Test
  void shares_above_the_whole_together_are_divided_by_their_sum_or_left_out() {
    ShareRegister normalised = holders(OverHeld.NORMALISE, 0.75, 0.75);
    assertThat(normalised.isOverHeld(0)).isTrue();
    assertThat(normalised.statedShare(0)).isEqualTo(1.5);
    assertThat(
            IntegratedOwnership.of(normalised, OwnershipPrecision.EXACT, 500)
                .column(0)
                .integratedOf(1))
        .isEqualTo(0.5);
    ShareRegister leftOut = holders(OverHeld.LEAVE_OUT, 0.75, 0.75);
    assertThat(leftOut.isOverHeld(0)).isTrue();
    assertThat(leftOut.statedShare(0)).isEqualTo(1.5);
    OwnerColumn column = IntegratedOwnership.of(leftOut, OwnershipPrecision.EXACT, 500).column(0);
    assertThat(column.size()).isZero();
    assertThat(column.unrecorded()).isEqualTo(1);
  }

  @Test
  void every_decimal_of_up_to_nine_digits_is_kept_exactly() {
    for (int units = 0; units <= 1_000_000; units++) {
      assertThat(Billionths.of(units / 1e6)).isEqualTo(units * 1000L);
      int odd = 999_000_000 + units;
      assertThat(Billionths.of(odd / 1e9)).isEqualTo(odd);
    }
  }

  @Test
  void equal_parts_never_add_up_to_more_than_the_company() {
    for (int parts = 1; parts < 1000; parts++) {
      double[] shares = new double[parts];
      Arrays.fill(shares, 1.0 / parts);
      assertThat(holders(OverHeld.LEAVE_OUT, shares).isOverHeld(0)).as("%d parts", parts).isFalse();
    }
  }

  @Test
  void a_node_that_is_not_there_is_an_error() {
    assertThatThrownBy(
            () ->
                ShareRegister.of(
                    1, new int[] {0}, new int[] {1}, new double[] {1}, OverHeld.NORMALISE))
        .hasMessage("an edge names node 1, and the nodes are 0 to 0");
  }

  /** Company 0 with one holder for each share. */
  private static ShareRegister holders(OverHeld overHeld, double... shares) {
    int[] holder = new int[shares.length];
    Arrays.setAll(holder, record -> record + 1);
    return ShareRegister.of(shares.length + 1, holder, new int[shares.length], shares, overHeld);
  }
}
