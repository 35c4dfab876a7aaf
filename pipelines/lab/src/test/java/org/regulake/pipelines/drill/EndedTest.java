package org.regulake.pipelines.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndedTest {

  @Test
  void the_error_message_is_the_text_after_the_name_of_the_program() {
    Ended ended = new Ended(1, "  ✓  collect  …\nregulake: the disk is full; make room\n");

    assertThat(ended.errorMessage()).isEqualTo("the disk is full; make room");
    assertThatCode(() -> ended.requireRefused("the run", "disk", "make room"))
        .doesNotThrowAnyException();
  }

  @Test
  void a_run_that_succeeds_but_had_to_be_refused_fails_the_drill() {
    assertThatThrownBy(() -> new Ended(0, "done").requireRefused("the run"))
        .hasMessage("the run succeeded, but had to be refused");
  }

  @Test
  void a_message_without_the_remedy_fails_the_drill() {
    assertThatThrownBy(
            () -> new Ended(1, "regulake: the disk is full").requireRefused("the run", "make room"))
        .hasMessageContaining("did not print 'make room', but: the disk is full");
  }

  @Test
  void an_exception_or_another_exit_code_fails_the_drill() {
    assertThatThrownBy(
            () -> new Ended(1, "regulake: java.io.IOException: no").requireRefused("the run"))
        .hasMessageContaining("clear message");
    assertThatThrownBy(() -> new Ended(137, "regulake: no").requireRefused("the run"))
        .hasMessageContaining("137");
  }

  @Test
  void tables_that_differ_are_named() {
    Contents undisturbed =
        Contents.printed("content silver.a 2 rows 01\nsome words\ncontent silver.b 3 rows 02\n");

    assertThat(undisturbed.tables()).isEqualTo(2);
    assertThatCode(
            () ->
                new Contents(Map.of("silver.a", "2 rows 01", "silver.b", "3 rows 02"))
                    .requireSame(undisturbed, "after"))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () ->
                new Contents(Map.of("silver.a", "1 rows 09", "silver.c", "1 rows 03"))
                    .requireSame(undisturbed, "after"))
        .hasMessageContaining("after: 3 tables differ")
        .hasMessageContaining("silver.a has 1 rows 09 instead of 2 rows 01")
        .hasMessageContaining("silver.b has nothing instead of 3 rows 02")
        .hasMessageContaining("silver.c is not expected");
  }

  @Test
  void the_stages_of_a_run_are_read_from_its_output() {
    assertThat(
            StageTime.printed(
                """
                regulake run · 湖 lake /l
                  =  collect                归集入湖 · landing to bronze                    unchanged
                  ✓  score@2025-03-31       评分分类 · scores and classes                   1,278 rows, 0.5 s
                """))
        .containsExactly(new StageTime("score@2025-03-31", Duration.ofMillis(500)));
  }
}
