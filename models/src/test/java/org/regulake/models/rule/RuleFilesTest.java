package org.regulake.models.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleFilesTest {

  record Example(String id, Label label, int maxPoints, LocalDate effectiveFrom) {}

  private static Example read(String yaml) {
    return RuleFiles.read(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
        "example.yml",
        Example.class);
  }

  @Test
  void keys_are_written_in_snake_case_and_dates_as_iso() {
    assertThat(read("id: a\nlabel: {zh: 甲, en: a}\nmax_points: 3\neffective_from: 2021-09-01\n"))
        .isEqualTo(new Example("a", new Label("甲", "a"), 3, LocalDate.of(2021, 9, 1)));
  }

  @Test
  void an_unknown_key_is_refused_with_place_nearest_and_known_keys() {
    assertThatThrownBy(() -> read("id: a\nmax_points: 3\neffective_form: 2021-09-01\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "example.yml, at effective_form: unknown key 'effective_form'; nearest:"
                + " 'effective_from'; known: effective_from, id, label, max_points");
  }

  @Test
  void a_key_given_twice_a_fraction_a_bad_date_and_an_absent_number_are_refused() {
    assertThatThrownBy(() -> read("id: a\nid: b\nmax_points: 1\n"))
        .hasMessageContaining("Duplicate field 'id'");
    assertThatThrownBy(() -> read("id: a\nmax_points: 1.5\n")).hasMessageContaining("max_points");
    assertThatThrownBy(() -> read("max_points: 1\neffective_from: 2021-9-1\n"))
        .hasMessageContaining("write a date as 2021-09-01");
    assertThatThrownBy(() -> read("id: a\nmax_points: null\n")).hasMessageContaining("max_points");
  }

  @Test
  void a_value_that_a_record_refuses_is_reported_with_its_place() {
    assertThatThrownBy(() -> read("max_points: 1\nlabel: {zh: 甲}\n"))
        .hasMessageStartingWith("example.yml")
        .hasMessageContaining("at label: a text needs both languages");
  }

  @Test
  void a_file_that_does_not_exist_is_refused_with_the_nearest() {
    assertThatThrownBy(() -> RuleFiles.read("scorecards/supervison.yml", Example.class))
        .hasMessage(
            "there is no rule file 'scorecards/supervison.yml'; nearest:"
                + " 'scorecards/supervision.yml'");
  }

  @Test
  void the_nearest_name_counts_a_swap_of_neighbours_as_one_edit() {
    assertThat(Names.distance("penalty", "penatly")).isEqualTo(1);
    assertThat(Names.distance("", "abc")).isEqualTo(3);
    assertThat(
            Names.nearest(
                "penalty_count_12m", List.of("penalty_count_24m", "officer_count", "age_years")))
        .contains("penalty_count_24m");
    assertThat(Names.nearest("x", List.of("b", "a"))).contains("a");
    assertThat(Names.nearest("x", List.of())).isEmpty();
  }

  @Test
  void a_condition_may_not_read_a_clock_a_random_number_or_another_table() {
    assertThat(
            new Condition(
                    "a >= 1 and (b = 'x' or coalesce(c, 0) in (1, 2)) and d < date '2020-01-01'")
                .columns())
        .containsExactlyInAnyOrder("a", "b", "c", "d");
    assertThatThrownBy(() -> new Condition("a < current_date"))
        .hasMessageContaining("a rule may only use columns, literals and operators");
    assertThatThrownBy(() -> new Condition("a < rand()")).hasMessageContaining("calls rand");
    assertThatThrownBy(() -> new Condition("a in (select b from t)"))
        .hasMessageContaining("a rule may only use");
    assertThatThrownBy(() -> new Condition("a >=")).hasMessageContaining("is not a SQL condition");
    assertThat(
            List.of(
                "a ~ 'x'",
                "a @> b",
                "a || b = 'x'",
                "a::int = 1",
                "cast(a as int) = 1",
                "a[1] = 2",
                ":a = 1",
                "a = ?",
                "now() > a"))
        .allSatisfy(
            other ->
                assertThatThrownBy(() -> new Condition(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(other));
  }
}
