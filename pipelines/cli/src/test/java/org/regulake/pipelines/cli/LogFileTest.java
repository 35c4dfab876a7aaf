package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.TextWithKey;

/** The log file, as {@code conf/log4j2.properties} writes it. */
class LogFileTest {

  private static final String LINE =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+08:00 (WARN |ERROR) o\\.r\\.Some .*";

  @TempDir private Path folder;

  private List<String> logged(Consumer<Logger> work) throws IOException {
    String before = System.getProperty("regulake.logs");
    System.setProperty("regulake.logs", folder.toString());
    LoggerContext context =
        new LoggerContext("log file", null, Path.of("../../conf/log4j2.properties").toUri());
    try {
      context.start();
      work.accept(context.getLogger("org.regulake.Some"));
    } finally {
      context.stop();
      if (before == null) {
        System.clearProperty("regulake.logs");
      } else {
        System.setProperty("regulake.logs", before);
      }
    }
    return Files.readAllLines(folder.resolve("regulake.log"));
  }

  private static Exception fault() {
    return new IllegalStateException("outer\nsecond line", new IOException("inner\nfourth line"));
  }

  @Test
  void an_event_is_one_line_in_local_time_with_its_offset_whatever_its_message()
      throws IOException {
    List<String> lines =
        logged(
            log -> {
              log.warn("one\ntwo\r\nthree");
              log.warn("four");
              log.error("five", fault());
              log.warn("six", fault());
            });
    assertThat(lines).hasSize(4).allMatch(line -> line.matches(LINE));
    assertThat(lines.get(0)).endsWith("one\\ntwo\\r\\nthree");
    assertThat(lines.get(1)).endsWith("Some four");
  }

  @Test
  void a_fault_has_its_stack_trace_and_a_warning_has_none() throws IOException {
    List<String> lines =
        logged(
            log -> {
              log.error("five", fault());
              log.warn("six", fault());
            });
    assertThat(lines.get(0))
        .contains(
            "five | java.lang.IllegalStateException: outer",
            "at org.regulake.pipelines.cli.LogFileTest",
            "Caused by: java.io.IOException: inner");
    assertThat(lines.get(1)).contains("six", "outer").doesNotContain("at org.regulake");
  }

  @Test
  void the_kernel_of_the_notebook_logs_warnings_only_and_never_its_connection_key()
      throws IOException {
    Properties rules = new Properties();
    try (InputStream in =
        Files.newInputStream(Path.of("../../notebooks/kernel/logging.properties"))) {
      rules.load(in);
    }
    assertThat(rules)
        .containsEntry(".level", "WARNING")
        .containsEntry("java.util.logging.ConsoleHandler.level", "WARNING");
    assertThat(Files.readString(Path.of("../../notebooks/open.sh")))
        .as("the first entry in the kernel's class path takes precedence")
        .contains("quoted \"$here/kernel:$REGULAKE_CLASS_PATH:$kernel_jar\"");
  }

  @Test
  void keys_of_connections_are_hidden_in_messages_and_in_traces() throws IOException {
    List<String> lines =
        logged(
            log -> {
              log.warn("hdfs://node:8020/lake holds, see 企业: 某某@公司");
              TextWithKey.all()
                  .forEach(
                      text -> {
                        log.warn("no way to {}", text);
                        log.error("fault", new IOException(text));
                      });
            });
    assertThat(lines)
        .hasSize(1 + 2 * TextWithKey.all().size())
        .noneMatch(line -> line.contains(TextWithKey.KEY));
    assertThat(lines.get(0)).endsWith("hdfs://node:8020/lake holds, see 企业: 某某@公司");
  }
}
