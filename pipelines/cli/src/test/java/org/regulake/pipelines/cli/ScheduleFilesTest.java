package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.regulake.models.rule.RuleFiles;
import org.regulake.pipelines.cli.DailyOutcome.Kind;

/** The schedules that come with the product; {@code .ci/schedules} runs them. */
class ScheduleFilesTest {

  private static final Path FOLDER = Path.of("..", "..", "conf", "schedules");

  private static String text(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file));
  }

  /** The text after a start of a line, without comments. */
  private static String line(String file, String start) throws IOException {
    return text(file)
        .lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> documents() throws IOException {
    try (MappingIterator<JsonNode> all =
        new YAMLMapper().readerFor(JsonNode.class).readValues(text("cronjob.yml"))) {
      return all.readAll();
    }
  }

  @Test
  void every_schedule_calls_the_command_once_and_no_other() throws IOException {
    assertThat(line("regulake-daily.service", "ExecStart="))
        .isEqualTo("/opt/regulake/regulake daily $REGULAKE_OPTIONS");
    assertThat(line("regulake.cron", "30 6 * * * ")).containsOnlyOnce("./regulake daily ");
    assertThat(text("regulake_daily.py")).containsOnlyOnce("regulake\", \"daily\", ");
    assertThat(documents().get(1).at("/spec/jobTemplate/spec/template/spec/containers/0/command"))
        .extracting(JsonNode::asText)
        .startsWith("/opt/regulake/regulake", "daily");
  }

  @Test
  void cron_would_end_the_command_at_a_percent_sign() throws IOException {
    assertThat(line("regulake.cron", "30 6 * * * ")).doesNotContain("%");
  }

  @Test
  void no_schedule_starts_two_runs_at_once() throws IOException {
    assertThat(documents().get(1).at("/spec/concurrencyPolicy").asText()).isEqualTo("Forbid");
    assertThat(text("regulake_daily.py")).contains("max_active_runs=1", "catchup=False");
    assertThat(line("regulake-daily.service", "Type=")).isEqualTo("oneshot");
  }

  @Test
  void only_an_outcome_that_a_repeat_can_change_is_repeated() throws IOException {
    String codes = "%d %d".formatted(Cli.WRONG_USAGE, Kind.REJECTED.exitCode());
    assertThat(line("regulake-daily.service", "RestartPreventExitStatus=")).isEqualTo(codes);
    assertThat(line("regulake-daily.service", "SuccessExitStatus="))
        .isEqualTo("%d %d".formatted(Kind.LATE.exitCode(), Kind.BUSY.exitCode()));
    assertThat(text("regulake_daily.py"))
        .contains("if code == %d:".formatted(Kind.BUSY.exitCode()))
        .contains("if code in (%s):".formatted(codes.replace(" ", ", ")))
        .contains("if code not in (%d, %d):".formatted(Cli.DONE, Kind.LATE.exitCode()));
    JsonNode rules = documents().get(1).at("/spec/jobTemplate/spec/podFailurePolicy/rules");
    assertThat(rules.at("/0/onExitCodes/values").toString())
        .isEqualTo("[%s,%d]".formatted(codes.replace(" ", ","), Kind.LATE.exitCode()));
    assertThat(rules.at("/1/onExitCodes/values").toString())
        .isEqualTo("[%d]".formatted(Kind.BUSY.exitCode()));
  }

  @Test
  void the_hour_is_one_of_the_same_zone_everywhere() throws IOException {
    String zone = DailyConfig.DEFAULT.zone();
    assertThat(line("regulake-daily.timer", "OnCalendar=")).endsWith(zone);
    assertThat(documents().get(1).at("/spec/timeZone").asText()).isEqualTo(zone);
    Matcher ofAirflow =
        Pattern.compile("ZONE = pendulum.timezone\\(\"(.*)\"\\)")
            .matcher(text("regulake_daily.py"));
    assertThat(ofAirflow.find()).isTrue();
    assertThat(ofAirflow.group(1)).isEqualTo(zone);
  }

  @Test
  void the_configuration_in_the_manifest_is_valid() throws IOException {
    String settings = documents().get(0).at("/data/regulake.yml").asText();
    Config config =
        RuleFiles.read(
            new ByteArrayInputStream(settings.getBytes(StandardCharsets.UTF_8)),
            "cronjob.yml",
            Config.class);
    assertThat(config.lakehouse().location()).isEqualTo("s3a://regulake/lake");
  }
}
