package org.regulake.models.graph.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MotifTest {

  @Test
  void the_nodes_are_in_the_order_in_which_the_steps_name_them() {
    Motif ring =
        Motif.of(
            new Motif.Step("c", "stake", "a"),
            new Motif.Step("a", "stake", "b"),
            new Motif.Step("b", "stake", "c"));
    assertThat(ring.nodes()).containsExactly("c", "a", "b");
    assertThat(Motif.column("a")).isEqualTo("a_id");
  }

  @Test
  void a_motif_that_is_empty_or_not_connected_is_refused() {
    assertThatThrownBy(Motif::of)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without steps");
    assertThatThrownBy(
            () -> Motif.of(new Motif.Step("a", "stake", "b"), new Motif.Step("c", "stake", "d")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("meets none of the nodes [a, b]");
  }

  @Test
  void a_step_that_is_a_loop_or_whose_node_cannot_be_a_column_is_refused() {
    assertThatThrownBy(() -> new Motif.Step("A b", "stake", "b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a node 'A b'");
    assertThatThrownBy(() -> new Motif.Step("a", "stake", "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("to itself");
  }
}
