package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.regulake.models.testing.TextWithKey;

class TerminalTest {

  private static String printed(Consumer<PrintStream> work) {
    PrintStream console = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      work.accept(Terminal.out());
    } finally {
      System.setOut(console);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_printed_text_is_one_line_without_control_characters() {
    String name = "恒" + (char) 27 + "[2J\n  ✓ done" + (char) 0x202e;
    assertThat(printed(out -> out.println(name)))
        .isEqualTo("恒\\u001b[2J\\n  ✓ done\\u202e" + System.lineSeparator());
    assertThat(printed(out -> out.print(name))).isEqualTo("恒\\u001b[2J\\n  ✓ done\\u202e");
    assertThat(printed(out -> out.println((Object) new StringBuilder(name))))
        .doesNotContain("\u001b");
  }

  @Test
  void keys_of_connections_are_hidden() {
    TextWithKey.all()
        .forEach(
            text ->
                assertThat(printed(out -> out.println("lake " + text)))
                    .as(text)
                    .doesNotContain(TextWithKey.KEY));
  }

  @Test
  void notes_of_a_run_name_files_without_invisible_characters() {
    assertThat(printed(out -> new ConsoleProgress(out, false).note("a\u0007b.csv was refused")))
        .isEqualTo("     a\\u0007b.csv was refused" + System.lineSeparator());
  }

  @Test
  void the_line_of_a_running_stage_is_overwritten_at_its_end() {
    assertThat(printed(out -> new ConsoleProgress(out, true).begin("collect", "归集")))
        .endsWith("归集\r");
  }
}
