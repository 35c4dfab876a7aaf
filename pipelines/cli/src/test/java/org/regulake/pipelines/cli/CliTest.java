package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.regulake.models.testing.TextWithKey;

/** Error messages of commands: problem, place and remedy. */
class CliTest {

  @Test
  void a_message_states_the_action_before_the_cause_of_its_failure() {
    assertThat(
            Cli.message(
                new UncheckedIOException(
                    "cannot read the configuration file /nope.yml; choose another with --config",
                    new NoSuchFileException("/nope.yml"))))
        .containsExactly(
            "cannot read the configuration file /nope.yml; choose another with --config: there is"
                + " no /nope.yml");
    assertThat(
            Cli.message(
                new UncheckedIOException(
                    "cannot write to the lake", new AccessDeniedException("/lake"))))
        .containsExactly("cannot write to the lake: access to /lake is denied");
  }

  @Test
  void keys_of_connections_are_hidden() {
    TextWithKey.all()
        .forEach(
            text ->
                assertThat(Cli.message(new IllegalArgumentException("no lake at " + text)).get(0))
                    .as(text)
                    .startsWith("no lake at")
                    .doesNotContain(TextWithKey.KEY));
  }

  @Test
  void a_wrapper_without_its_own_message_is_left_out() {
    IOException cause = new IOException("the disk is full");
    assertThat(Cli.message(new RuntimeException("Job aborted", new UncheckedIOException(cause))))
        .isEqualTo(List.of("the disk is full"));
  }
}
