package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code pull} prints, and its exit codes. */
class PullCommandTest {

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void prepare() throws IOException, SQLException {
    Files.createDirectories(folder.resolve("landing"));
    Files.createDirectories(folder.resolve("databases"));
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("bureau.db"));
        Statement statement = database.createStatement()) {
      statement.execute(
          "CREATE TABLE penalty (decision_id, authority, enterprise_code, decision_date,"
              + " penalty_type, number INTEGER)");
      statement.execute("INSERT INTO penalty VALUES ('A1', '甲局', 'N1', '2025-01-03', '罚款', 5)");
    }
    describe("penalty", "jdbc:sqlite:" + folder.resolve("bureau.db"), "watermark: number");
  }

  private void describe(String name, String url, String more) throws IOException {
    Files.writeString(
        folder.resolve("databases").resolve(name + ".yml"),
        "source: penalty\nurl: %s\ntable: penalty\ndelivery: {ignore: [number]}\n%s\n"
            .formatted(url, more));
  }

  private Ended pull(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "pull",
                "--config=" + ROOT.resolve("conf/local.yml"),
                "--databases=" + folder.resolve("databases"),
                "--landing=" + folder.resolve("landing"),
                "--now=2025-01-06T09:00:00+08:00"));
    arguments.addAll(List.of(more));
    PrintStream console = System.out;
    PrintStream errors = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      int code = Cli.execute(arguments.toArray(String[]::new));
      return new Ended(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(console);
      System.setErr(errors);
    }
  }

  @Test
  void a_table_that_fails_does_not_stop_the_others_and_the_exit_code_tells() throws IOException {
    describe("absent", "jdbc:sqlite:" + folder.resolve("absent.db"), "");
    describe("open", "jdbc:postgresql://host/db?password=hunter2", "");
    Ended ended = pull();
    assertThat(ended.code()).isEqualTo(Cli.FAILED);
    assertThat(ended.out())
        .contains("absent  未取 not pulled")
        .contains("penalty  取得 pulled: 1 行 rows  number … – 5 → penalty/2025-01-06-penalty-1")
        .contains("open  未取 not pulled");
    assertThat(ended.err())
        .contains("absent was not pulled, and nothing of it was landed")
        .contains("its url contains a user or a password")
        .doesNotContain("hunter2");
    assertThat(ended.out()).doesNotContain("hunter2");
  }

  @Test
  void nothing_new_is_said() {
    assertThat(pull("penalty").code()).isEqualTo(Cli.DONE);
    Ended again = pull("penalty");
    assertThat(again.code()).isEqualTo(Cli.DONE);
    assertThat(again.out()).contains("penalty  没有新的行 nothing new  number 5");
  }

  @Test
  void an_unknown_name_or_folder_has_a_remedy() {
    assertThat(pull("penalties").err()).contains("nearest: 'penalty'");
    assertThat(pull("--databases=" + folder.resolve("nowhere")).code()).isEqualTo(Cli.WRONG_USAGE);
  }

  @Test
  void two_tables_of_one_source_do_not_end_each_others_records() throws IOException {
    describe("archive", "jdbc:sqlite:" + folder.resolve("bureau.db"), "");

    Ended refused = pull("archive");
    assertThat(refused.code()).isNotZero();
    assertThat(refused.err()).contains("would end the records that 'penalty' delivers", "scope");
    assertThat(folder.resolve("landing").resolve("penalty")).doesNotExist();

    describe("archive", "jdbc:sqlite:" + folder.resolve("bureau.db"), "scope: archive");
    assertThat(pull("archive").err()).contains("would end the records that 'penalty' delivers");
    describe("penalty", "jdbc:sqlite:" + folder.resolve("bureau.db"), "scope: current");
    assertThat(pull().code()).isZero();
  }
}
