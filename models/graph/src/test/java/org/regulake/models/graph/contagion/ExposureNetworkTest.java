package org.regulake.models.graph.contagion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExposureNetworkTest {

  @Test
  void parallel_exposures_add_up_and_exposures_of_nothing_are_left_out() {
    ExposureNetwork network =
        ExposureNetwork.of(
            3, new int[] {1, 2, 1, 0}, new int[] {0, 0, 0, 2}, new double[] {3, 5, 4, 0});
    assertThat(network.firmCount()).isEqualTo(3);
    assertThat(network.exposureCount()).isEqualTo(2);
    assertThat(network.holders().weight(0)).isEqualTo(7);
    assertThat(network.holders().weight(1)).isEqualTo(5);
  }

  @Test
  void amounts_below_0_or_not_stated_are_refused() {
    for (double amount : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(
              () -> ExposureNetwork.of(2, new int[] {1}, new int[] {0}, new double[] {amount}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the exposure of firm 1 to firm 0 is " + amount);
    }
  }

  @Test
  void an_unknown_firm_and_a_firm_exposed_to_itself_are_refused() {
    assertThatThrownBy(() -> ExposureNetwork.of(2, new int[] {2}, new int[] {0}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("node 2");
    assertThatThrownBy(() -> ExposureNetwork.of(2, new int[] {1}, new int[] {1}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("firm 1 is exposed to itself");
    assertThatThrownBy(() -> ExposureNetwork.of(2, new int[] {1}, new int[] {0}, new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 edges but 0 weights");
  }
}
