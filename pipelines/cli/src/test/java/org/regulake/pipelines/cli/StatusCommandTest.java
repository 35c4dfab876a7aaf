package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.lakehouse.RunLedger;
import picocli.CommandLine;

/** Output of the command {@code status}. */
class StatusCommandTest {

  @TempDir private Path folder;

  private String status() {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      int result =
          new CommandLine(new StatusCommand())
              .execute("--no-file", "--set", "landing=" + folder, "--lake", folder.toString());
      assertThat(result).isEqualTo(Cli.DONE);
    } finally {
      System.setOut(console);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_publication_that_was_rejected_is_shown_with_its_reason() {
    RunLedger ledger = new RunLedger(new LakeFiles(new Configuration(), folder.toString()));
    ledger.begin(DamagedLake.RUN);
    assertThat(status()).doesNotContain("not released");
    ledger.stageRejected("publish@2025-03-31", "class shares moved by 40 %", List.of());
    assertThat(status())
        .contains(
            "not released: publish@2025-03-31 was rejected in run r1",
            "class shares moved by 40 %");
  }
}
