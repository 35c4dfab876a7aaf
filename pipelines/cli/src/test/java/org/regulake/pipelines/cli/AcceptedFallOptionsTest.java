package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.pipelines.collect.Decisions;
import org.regulake.pipelines.lakehouse.Fall;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.RunLedger.Rejection;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

class AcceptedFallOptionsTest {

  private static final Instant NOW = Instant.parse("2025-04-06T00:00:00Z");
  private static final RunLedger.State BOOKS =
      new RunLedger.State(
          null,
          Map.of(),
          List.of(),
          Map.of(
              "publish@2025-03-31",
                  new Rejection(
                      "r1",
                      "fell",
                      List.of(
                          new Fall("risk_score", "rows", 0.31), new Fall("province", "rows", 0.5))),
              "publish@2025-02-28", new Rejection("r1", "wrong keys", List.of())));

  @TempDir Path landing;

  @Command
  private static final class Line {
    @ArgGroup(exclusive = false)
    private AcceptedFallOptions options;
  }

  private static AcceptedFallOptions parsed(String... words) {
    Line line = new Line();
    new CommandLine(line).parseArgs(words);
    return line.options;
  }

  private List<String> decide(AcceptedFallOptions options) {
    return options.decide(
        BOOKS,
        options.day(BOOKS, Optional.empty()),
        new Decisions(new Configuration(), landing.toString()),
        NOW);
  }

  private List<String> written() {
    try (Stream<Path> files = Files.walk(landing)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().endsWith(".crc"))
          .map(file -> landing.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  @Test
  void a_rejected_fall_is_accepted_up_to_its_size_by_a_decision_in_the_landing_folder()
      throws IOException {
    assertThat(
            decide(
                parsed(
                    "--accept-fall",
                    "risk_score",
                    "--because",
                    "a district was handed over",
                    "--by",
                    "李明")))
        .singleElement()
        .asString()
        .contains(
            "2025-03-31: fall of risk_score against the previous release (rows), by 李明, because a"
                + " district was handed over");
    String file = "decision/20250406T000000Z-accept_fall-risk_score-2025-03-31/decision.json";
    assertThat(written()).containsExactly(file);
    assertThat(Files.readString(landing.resolve(file)).replaceAll("\\s", ""))
        .isEqualTo(
            "{\"kind\":\"accept_fall\",\"product\":\"risk_score\",\"as_of\":\"2025-03-31\",\"falls\":{\"rows\":0.31},"
                + "\"decided_at\":\"2025-04-06T00:00:00Z\",\"author\":\"李明\",\"reason\":\"adistrictwashandedover\"}");
  }

  @Test
  void several_products_are_accepted_at_once() {
    assertThat(
            decide(
                parsed(
                    "--accept-fall",
                    "risk_score",
                    "--accept-fall",
                    "province",
                    "--because",
                    "right")))
        .hasSize(2);
  }

  @Test
  void without_a_rejected_release_of_the_product_nothing_is_accepted() {
    assertThatThrownBy(() -> decide(parsed("--accept-fall", "risk_scores", "--because", "right")))
        .hasMessage(
            "no release was rejected because of a fall of 'risk_scores', so there is nothing to"
                + " accept; nearest: 'risk_score'");
    assertThat(written()).isEmpty();
  }

  @Test
  void falls_are_accepted_for_one_day_at_a_time() {
    RunLedger.State two =
        new RunLedger.State(
            null,
            Map.of(),
            List.of(),
            Map.of(
                "publish@2025-03-31",
                    new Rejection("r1", "fell", List.of(new Fall("risk_score", "rows", 0.31))),
                "publish@2025-01-31",
                    new Rejection("r1", "fell", List.of(new Fall("risk_score", "rows", 0.4)))));
    AcceptedFallOptions options =
        parsed("--accept-fall", "risk_score", "--because", "right", "--by", "c");
    assertThatThrownBy(() -> options.day(two, Optional.empty()))
        .hasMessage(
            "the releases of [2025-01-31, 2025-03-31] were rejected; accept the falls of one day at"
                + " a time with --as-of");
    LocalDate march = LocalDate.of(2025, 3, 31);
    assertThat(options.day(two, Optional.of(march))).isEqualTo(march);
    assertThatThrownBy(() -> options.day(two, Optional.of(LocalDate.of(2025, 2, 28))))
        .hasMessageContaining("no release of 2025-02-28 was rejected");
    assertThat(
            options.decide(two, march, new Decisions(new Configuration(), landing.toString()), NOW))
        .hasSize(1);
    assertThat(written())
        .containsExactly(
            "decision/20250406T000000Z-accept_fall-risk_score-2025-03-31/decision.json");
  }

  @Test
  void a_fall_needs_a_reason_and_a_reason_needs_a_fall() {
    assertThatThrownBy(() -> parsed("--accept-fall", "risk_score"))
        .hasMessageContaining("--because");
    assertThatThrownBy(() -> parsed("--because", "right")).hasMessageContaining("--accept-fall");
    assertThat(parsed()).isNull();
  }

  @Test
  void another_process_gets_the_same_options() {
    assertThat(parsed("--accept-fall", "risk_score", "--because", "a b", "--by", "c").arguments())
        .containsExactly("--accept-fall=risk_score", "--because=a b", "--by=c");
  }
}
