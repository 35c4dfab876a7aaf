package org.regulake.pipelines.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.regulake.pipelines.bench.CostPlot;
import org.regulake.pipelines.bench.CostSeries;
import org.regulake.pipelines.bench.RelationalPeer;
import org.regulake.pipelines.bench.SizeFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench pipeline}: measures every stage of a run on generated registers, and DuckDB on the
 * same deliveries.
 */
@Command(
    name = "pipeline",
    mixinStandardHelpOptions = true,
    description =
        "Generates registers of N enterprises, runs the whole pipeline on each from nothing and"
            + " again after a month in which one row in a hundred changed, and measures every stage"
            + " and DuckDB.",
    footer = {
      "",
      "Examples:",
      "  ./regulake bench pipeline --enterprises 2e4 --python venv/bin/python",
      "  REGULAKE_HEAP=8g ./regulake bench pipeline --enterprises 2e4,1e5,1e6 --python"
          + " venv/bin/python \\",
      "      --out figures.csv --plot cost.svg"
    })
final class PipelineBenchCommand implements Callable<Integer> {

  @Option(
      names = "--enterprises",
      required = true,
      split = ",",
      paramLabel = "N",
      description = "Numbers of enterprises, as in 20000 or 2e4,1e5. The first one warms up Java.")
  private List<BigDecimal> enterprises;

  @Option(names = "--seed", paramLabel = "S", description = "Seed (default: ${DEFAULT-VALUE}).")
  private long seed = 42;

  @Option(
      names = "--python",
      paramLabel = "PATH",
      description = "A Python with duckdb 1.5, for the peer; it gets as many threads as Spark.")
  private Optional<Path> python = Optional.empty();

  @Option(
      names = "--at-most",
      paramLabel = "R",
      description =
          "Exits with 1 when the relational stages (all but relate) of a first run take more than R"
              + " times as long as DuckDB.")
  private Optional<Double> atMost = Optional.empty();

  @Option(names = "--first-day", description = "Leaves out the second day.")
  private boolean isFirstDayAlone;

  @Option(names = "--out", paramLabel = "FILE", description = "Writes all figures as CSV.")
  private Optional<Path> figuresFile = Optional.empty();

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Draws the cost of an enterprise by size as an SVG picture.")
  private Optional<Path> plotFile = Optional.empty();

  @Option(names = "--keep", description = "Keeps the deliveries and lakes, and prints where.")
  private boolean isKept;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration file (default: conf/local.yml).")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets one key of the configuration, as in --set spark.master=local[2].")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Override
  public Integer call() throws IOException {
    PrintStream out = Terminal.out();
    List<Long> sizes = enterprises.stream().map(BenchCommand::enterprises).toList();
    if (atMost.isPresent() && python.isEmpty()) {
      throw new IllegalArgumentException(
          "--at-most compares with DuckDB: give a Python with duckdb 1.5 by --python");
    }
    figuresFile.ifPresent(PipelineBenchCommand::requireFolderOf);
    plotFile.ifPresent(PipelineBenchCommand::requireFolderOf);
    List<SizeFigures> measured = new ArrayList<>();
    try (ScratchFolder folder = ScratchFolder.make(isKept)) {
      out.println(
          "regulake bench pipeline · %s · heap %,d MB"
              .formatted(folder.path(), Runtime.getRuntime().maxMemory() >> 20));
      for (long size : sizes) {
        Path register = Files.createDirectory(folder.path().resolve(measured.size() + "-" + size));
        measured.add(bench(register, out).measure(size, register));
        // Files are complete after each size, in case a larger one fails.
        figuresFile.ifPresent(file -> write(file, PipelineFigures.csv(measured)));
        plotFile.ifPresent(file -> write(file, CostPlot.svg(CostSeries.of(measured))));
        if (!isKept) {
          ScratchFolder.remove(register);
        }
      }
    }
    PipelineFigures.laws(measured).forEach(out::println);
    atMost.ifPresent(most -> requireAtMost(most, measured));
    return Cli.DONE;
  }

  private PipelineBench bench(Path folder, PrintStream out) {
    Optional<RelationalPeer> peer =
        python.map(interpreter -> new RelationalPeer(interpreter, folder));
    peer.ifPresentOrElse(
        duckdb -> out.println("DuckDB " + duckdb.version()),
        () -> out.println("Without --python, DuckDB is skipped."));
    return new PipelineBench(this::configuration, seed, peer, !isFirstDayAlone, out);
  }

  private Config configuration(Path landing, Path lake) {
    Path home = ConfigOptions.home();
    Map<String, String> changes = new LinkedHashMap<>(settings);
    changes.put("lakehouse.catalog", null);
    changes.put("lakehouse.location", lake.toString());
    changes.put("landing", landing.toString());
    // The public key is for fictional persons, such as those of the generator.
    changes.put("person_key_file", home.resolve("data-samples/person.key").toString());
    return Config.read(config.orElse(home.resolve("conf/local.yml")), changes, home);
  }

  private static void requireFolderOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(parent)) {
      throw new IllegalArgumentException(
          "%s cannot be written: there is no folder %s".formatted(file, parent));
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write %s; choose another file".formatted(file), cause);
    }
  }

  /**
   * Makes sure that no relational stages take too long.
   *
   * @throws IllegalStateException with the first size at which they do
   */
  static void requireAtMost(double most, List<SizeFigures> measured) {
    for (SizeFigures size : measured) {
      size.comparedWithPeer()
          .filter(ratio -> ratio.seconds() > most)
          .ifPresent(
              ratio -> {
                throw new IllegalStateException(
                    ("%,d enterprises: the relational stages took %.1f × as long as DuckDB, more"
                            + " than %.1f ×; compare the stages above with those in"
                            + " docs/benchmarks.md")
                        .formatted(size.enterprises(), ratio.seconds(), most));
              });
    }
  }
}
