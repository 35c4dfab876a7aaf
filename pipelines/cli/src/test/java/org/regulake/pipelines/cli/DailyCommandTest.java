package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.pipelines.collect.LandingFolder;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.lakehouse.RunLock;

/**
 * Days of a small lake. A run that starts Spark has a process of its own, because the session of
 * this one belongs to other tests.
 */
class DailyCommandTest {

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  @TempDir private Path folder;
  private LandingFolder landing;
  private Path told;

  /** How a call ended, and what it printed. */
  private record Ended(int code, String printed) {

    private String lastLine() {
      return printed.lines().filter(line -> !line.isBlank()).reduce((one, next) -> next).orElse("");
    }
  }

  @BeforeEach
  void prepare() {
    landing = new LandingFolder(folder.resolve("landing"));
    told = folder.resolve("told");
  }

  private void land(String delivery, String received, String file, String header, String rows) {
    landing.put(
        delivery + "/delivery.yml",
        "identifier_scheme: ours",
        "kind: full",
        "received_at: %sT09:00:00+08:00".formatted(received));
    landing.put(delivery + "/" + file, header + "\n" + rows);
  }

  private void landRegister(String day, String received, int enterprises) {
    land(
        "registration/" + day,
        received,
        "register.csv",
        "registration_number,enterprise_name,status,established_date,region_code",
        IntStream.rangeClosed(1, enterprises)
            .mapToObj(i -> "N%d,第%d有限公司,存续,2010-01-01,330100".formatted(i, i))
            .collect(Collectors.joining("\n")));
  }

  private void landPenalties(String day, String received, String decision) {
    land(
        "penalty/" + day,
        received,
        "penalty.csv",
        "decision_id,authority,enterprise_code,decision_date,penalty_type,fine",
        "%s,杭州市市场监督管理局,N1,%s,罚款,90万元".formatted(decision, day));
  }

  private List<String> arguments(String now, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "daily",
                "--config=" + ROOT.resolve("conf/local.yml"),
                "--lake=" + folder.resolve("lake"),
                "--landing=" + folder.resolve("landing"),
                "--set=daily.hook_command=echo $REGULAKE_OUTCOME $REGULAKE_LATE >> " + told,
                "--now=" + now));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private Ended here(List<String> arguments) {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      int code = Cli.execute(arguments.toArray(String[]::new));
      return new Ended(code, printed.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(console);
    }
  }

  private Ended inProcess(List<String> arguments) throws IOException, InterruptedException {
    Path printed = folder.resolve("printed");
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "@" + ROOT.resolve("conf/jvm.options"),
                    "-Xmx1g",
                    "-Xms64m",
                    "-XX:NewSize=32m",
                    "-XX:TieredStopAtLevel=1",
                    "-Dlog4j2.configurationFile=" + ROOT.resolve("conf/log4j2-test.properties"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Cli.class.getName()),
                arguments.stream())
            .toList();
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start()
            .waitFor();
    return new Ended(code, Files.readString(printed));
  }

  /** Runs in processes of their own, which take some minutes. */
  @Test
  @Tag("everywhere")
  void a_month_end_waits_is_judged_without_a_late_delivery_and_again_before_a_rejected_one()
      throws IOException, InterruptedException {
    landRegister("2025-01-31", "2025-02-05", 4);
    landPenalties("2025-01-31", "2025-02-05", "P1");
    landRegister("2025-02-28", "2025-03-05", 5);

    Ended onTime = inProcess(arguments("2025-03-07T06:30:00+08:00"));
    assertThat(onTime.lastLine())
        .as(onTime.printed())
        .startsWith("regulake daily outcome=done ")
        .contains(" day=2025-03-07 judged=2025-01-31 waiting=2025-02-28 late=- ");
    assertThat(onTime.code()).isZero();
    assertThat(told).doesNotExist();

    Ended late = inProcess(arguments("2025-03-08T06:30:00+08:00"));
    assertThat(late.lastLine())
        .as(late.printed())
        .startsWith("regulake daily outcome=late ")
        .contains(" judged=2025-02-28 waiting=- late=penalty@2025-02-28 ", " hook=called");
    assertThat(late.code()).isEqualTo(4);
    assertThat(told).hasContent("late penalty@2025-02-28");

    landPenalties("2025-02-28", "2025-03-09", "P2");
    landRegister("2025-03-31", "2025-04-05", 1);
    landPenalties("2025-03-31", "2025-04-05", "P3");
    Ended plan = inProcess(arguments("2025-04-06", "--dry-run"));
    assertThat(plan.printed())
        .contains("new deliveries: 3", "+ penalty full, describes 2025-02-28")
        .containsPattern("2025-01-31 +再评 judged again")
        .containsPattern("2025-02-28 +再评 judged again")
        .containsPattern("2025-03-31 +评定 judged");

    Ended rejected = inProcess(arguments("2025-04-06"));
    assertThat(rejected.lastLine())
        .as(rejected.printed())
        .startsWith("regulake daily outcome=rejected ")
        .contains(" judged=2025-01-31,2025-02-28,2025-03-31 waiting=- late=- ", " hook=called")
        .contains("message=\"publish@2025-03-31: ");
    assertThat(rejected.code()).isEqualTo(3);
    assertThat(told).hasContent("late penalty@2025-02-28\nrejected");
  }

  @Test
  void a_second_run_ends_at_once_and_calls_no_hook() {
    landRegister("2025-01-31", "2025-02-05", 4);
    LakeFiles lake = new LakeFiles(new Configuration(), folder.resolve("lake").toString());
    try (RunLock held = RunLock.take(lake, "another")) {
      held.requireHeld();
      Ended ended = here(arguments("2025-02-11"));
      assertThat(ended.lastLine()).startsWith("regulake daily outcome=busy ").contains("another");
      assertThat(ended.code()).isEqualTo(5);
    }
    assertThat(told).doesNotExist();
  }

  @Test
  void a_failure_calls_the_hook() {
    Ended ended = here(arguments("2025-02-11"));
    assertThat(ended.lastLine())
        .startsWith("regulake daily outcome=failed ")
        .contains(" hook=called message=\"the landing folder ", " does not exist");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(told).hasContent("failed");
  }

  @Test
  void a_hook_that_fails_changes_no_other_part_of_the_outcome() {
    Ended ended = here(arguments("2025-02-11", "--set=daily.hook_command=exit 9"));
    assertThat(ended.lastLine()).contains(" outcome=failed ", " hook=failed ");
    assertThat(ended.code()).isEqualTo(1);
  }

  @Test
  void options_and_configuration_that_are_wrong_are_wrong_usage() {
    assertThat(here(arguments("2025-02-11", "--zone=Asia/Peking")).code()).isEqualTo(2);
    assertThat(here(arguments("11.2.2025")).code()).isEqualTo(2);
    assertThat(here(arguments("2025-02-11", "--set=daily.first_month=January")).code())
        .isEqualTo(2);
    assertThat(told).doesNotExist();
  }

  @Test
  void the_day_is_that_of_the_zone() {
    String moment = "2025-01-31T22:30:00Z";
    landRegister("2025-01-31", "2025-01-31", 4);
    assertThat(here(arguments(moment, "--dry-run")).printed())
        .contains("plan of 2025-02-01")
        .containsPattern("2025-01-31 +评定 judged");
    assertThat(here(arguments(moment, "--dry-run", "--zone=Europe/Madrid")).printed())
        .contains("plan of 2025-01-31", "no month-end is due");
    assertThat(folder.resolve("lake")).as("a dry run writes nothing").doesNotExist();
  }
}
