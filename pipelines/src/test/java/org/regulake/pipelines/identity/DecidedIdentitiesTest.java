package org.regulake.pipelines.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.junit.jupiter.api.Test;
import org.regulake.pipelines.delivery.IdentityDecision;
import org.regulake.pipelines.lakehouse.Schemas;

class DecidedIdentitiesTest {

  /** Decisions as "a = b" and "a ≠ b" about codes of one scheme, in chronological order. */
  private static DecidedIdentities decisions(String... sentences) {
    List<Row> rows = new ArrayList<>();
    for (String sentence : sentences) {
      String[] words = sentence.split(" ");
      Object[] values = {
        "s:" + words[0],
        "s:" + words[2],
        words[1].equals("="),
        Instant.EPOCH.plusSeconds(rows.size()),
        "李",
        "因",
        "d" + rows.size()
      };
      rows.add(new GenericRowWithSchema(values, Schemas.of(IdentityDecision.TABLE)));
    }
    return DecidedIdentities.of(rows);
  }

  @Test
  void codes_that_are_the_same_have_one_key_the_smallest() {
    DecidedIdentities.Joined joined = decisions("b = a", "c = b", "e = d").joined(Map.of());
    assertThat(joined.rootByKey())
        .containsOnly(Map.entry("s:b", "s:a"), Map.entry("s:c", "s:a"), Map.entry("s:e", "s:d"));
    assertThat(joined.contradictions()).isEmpty();
  }

  @Test
  void the_newest_decision_about_two_codes_counts_in_either_order_of_them() {
    assertThat(decisions("a = b", "b ≠ a").joined(Map.of()).rootByKey()).isEmpty();
    assertThat(decisions("a ≠ b", "b = a").joined(Map.of()).rootByKey()).containsKey("s:b");
  }

  @Test
  void a_triangle_that_contradicts_joins_nothing_and_is_reported() {
    DecidedIdentities.Joined joined =
        decisions("a ≠ c", "a = b", "b = c", "x = y").joined(Map.of());
    assertThat(joined.rootByKey()).containsOnly(Map.entry("s:y", "s:x"));
    assertThat(joined.contradictions()).hasSize(1).first().asString().contains("s:a and s:c");
  }

  @Test
  void links_of_the_register_take_part_in_a_contradiction() {
    Map<String, String> register = Map.of("s:n", "s:c");
    assertThat(decisions("a = n", "a ≠ c").joined(register).contradictions()).hasSize(1);
    assertThat(decisions("a = n").joined(register).rootByKey())
        .containsOnly(Map.entry("s:c", "s:a"));
  }

  @Test
  void different_separates_a_code_from_the_one_that_the_register_states_with_it() {
    assertThat(decisions("n ≠ c").separated(Map.of("s:n", "s:c"))).isEqualTo(Set.of("s:n"));
    assertThat(decisions("n ≠ m").separated(Map.of("s:n", "s:c", "s:m", "s:c")))
        .isEqualTo(Set.of("s:m", "s:n"));
    assertThat(decisions("n ≠ d").separated(Map.of("s:n", "s:c"))).isEmpty();
  }
}
