package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.regulake.pipelines.drill.Drill;
import org.regulake.pipelines.drill.DrillPlan;
import org.regulake.pipelines.drill.Outcome;
import org.regulake.pipelines.drill.Program;
import org.regulake.pipelines.drill.Storage;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.lakehouse.ScratchLake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drill}: injects faults into runs and checks that each recovers. */
@Command(
    name = "drill",
    mixinStandardHelpOptions = true,
    description = {
      "Injects faults into runs on lakes of its own, and compares their results with those of an"
          + " undisturbed run. Touches no other lake and leaves nothing behind. Exits with 1 when a"
          + " run did not handle a fault as it should."
    },
    footer = {
      "",
      "Examples:",
      "  ./regulake drill --list",
      "  ./regulake drill",
      "  ./regulake drill --only two-runs,lock"
    })
final class DrillCommand implements Callable<Integer> {

  private static final int WIDEST_CELL = 150;

  @Option(names = "--list", description = "Lists the faults and exits.")
  private boolean isList;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "FAULT",
      description = "Only faults whose name contains one of these words.")
  private List<String> only = List.of();

  @Option(
      names = "--landing",
      paramLabel = "FOLDER",
      description = "Deliveries of two days or more (default: 300 generated enterprises).")
  private Path landing;

  @Option(
      names = "--place",
      paramLabel = "PLACE",
      description =
          "Folder or URI of the configured storage, below which lakes are created (default: a"
              + " temporary folder).")
  private String place;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of the random moments (default: a new one each time, which is printed).")
  private Long seed;

  @Option(
      names = "--kills",
      paramLabel = "N",
      description = "Number of runs that are killed at random moments (default: ${DEFAULT-VALUE}).")
  private int kills = 10;

  @Option(
      names = "--sequences",
      paramLabel = "N",
      description =
          "Number of random sequences of arrivals (default: ${DEFAULT-VALUE}; each takes some"
              + " minutes).")
  private int sequences = 2;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration file (default: conf/local.yml).")
  private Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets one key of the configuration of all runs.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    if (isList) {
      Text.table(List.of("故障 fault", "做什么 description"), Drill.list(), WIDEST_CELL)
          .forEach(out::println);
      return Cli.DONE;
    }
    if (landing != null && !Files.isDirectory(landing)) {
      throw new IllegalArgumentException(
          "the landing folder %s does not exist on this machine; a drill copies deliveries from a local folder"
              .formatted(landing));
    }
    Instant now = Clock.systemUTC().instant();
    long drawn = seed == null ? now.toEpochMilli() : seed;
    List<Outcome> outcomes =
        new Drill(
                new DrillPlan(
                    only,
                    Optional.ofNullable(landing),
                    Optional.ofNullable(place),
                    options(),
                    drawn,
                    kills,
                    sequences,
                    now),
                Program.ofThisProcess(Cli.class),
                new ConfiguredStorage(),
                out::println)
            .run();
    out.println();
    out.println("结果 results");
    outcomes.forEach(outcome -> out.println(line(outcome)));
    long failed =
        outcomes.stream().filter(outcome -> outcome.verdict() == Outcome.Verdict.FAILED).count();
    long skipped =
        outcomes.stream().filter(outcome -> outcome.verdict() == Outcome.Verdict.SKIPPED).count();
    out.println(
        "演练结束 %d faults injected, %d failed, %d skipped"
            .formatted(outcomes.size() - skipped, failed, skipped));
    return failed == 0 ? Cli.DONE : Cli.FAILED;
  }

  private List<String> options() {
    List<String> options = new ArrayList<>();
    if (config != null) {
      options.addAll(List.of("--config", config.toAbsolutePath().toString()));
    }
    settings.forEach(
        (key, value) -> {
          if (key.startsWith("lakehouse.location")
              || key.startsWith("lakehouse.catalog")
              || key.equals("landing")
              || key.equals("person_key_file")) {
            throw new IllegalArgumentException(
                "--set %s: cannot be set, since a drill creates its own lakes".formatted(key));
          }
          options.addAll(List.of("--set", key + "=" + value));
        });
    return options;
  }

  private static String line(Outcome outcome) {
    return "  %s %-12s %5.0f s  %s"
        .formatted(
            Text.padded(outcome.verdict().label(), 15),
            outcome.fault(),
            outcome.seconds(),
            outcome.description());
  }

  /** The storage that the options configure. */
  private final class ConfiguredStorage implements Storage {

    @Override
    public void make(String lake) {
      ScratchLake.mark(files(lake));
    }

    @Override
    public void remove(String lake) {
      ScratchLake.remove(files(lake));
    }

    @Override
    public Optional<URI> objectStore() {
      return Optional.ofNullable(configOf("s3a://none").lakehouse().objectStore().endpoint())
          .map(URI::create);
    }

    private LakeFiles files(String lake) {
      return ConfigOptions.files(configOf(lake));
    }

    private Config configOf(String lake) {
      Path home = Path.of(System.getProperty("regulake.home", ""));
      Map<String, String> overrides = new LinkedHashMap<>();
      // No tables are accessed here, but a configuration needs a catalog.
      overrides.put("lakehouse.catalog", null);
      overrides.put("lakehouse.catalog.uri", "jdbc:sqlite:none");
      overrides.put("lakehouse.location", lake);
      overrides.putAll(settings);
      return Config.read(config != null ? config : home.resolve("conf/local.yml"), overrides, home);
    }
  }
}
