package org.regulake.pipelines.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.text.LocalMoment;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.query.GraphOnDay;
import org.regulake.pipelines.query.Neighbourhood;
import org.regulake.pipelines.query.NeighbourhoodFile;
import org.regulake.pipelines.query.Party;
import org.regulake.pipelines.query.Relation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code graph}: the neighbourhood of an enterprise. */
@Command(
    name = "graph",
    mixinStandardHelpOptions = true,
    description =
        "Prints the relations around an enterprise, step by step, and writes them to a file for"
            + " drawing.",
    footer = {
      "",
      "Examples:",
      "  ./regulake graph 91330604MATGNA7YXD",
      "  ./regulake graph 浙江恒民食品有限公司 --depth 3 --out around.dot && dot -Tsvg around.dot -o"
          + " around.svg",
      "  ./regulake graph 91330604MATGNA7YXD --out around.graphml"
    })
final class GraphCommand implements Callable<Integer> {

  private static final int WIDEST_CELL = 60;

  @Mixin private ConfigOptions options;

  @Mixin private NamedDayOptions day;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "Steps from the enterprise (default: ${DEFAULT-VALUE}).")
  private int depth = 2;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "Largest number of parties (default: ${DEFAULT-VALUE}).")
  private int most = 200;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Writes Graphviz (.dot) or GraphML (.graphml), by the extension; may be repeated.")
  private List<Path> files = List.of();

  @Parameters(paramLabel = "ENTERPRISE", description = "Entity id, code or full name.")
  private String enterprise;

  @Override
  public Integer call() {
    files.forEach(GraphCommand::format);
    PrintStream out = Terminal.out();
    Config config = options.config(null);
    SparkSession spark = Sessions.open(config, "graph");
    try {
      GraphOnDay graph = day.graph(new Lakehouse(spark, config.lakehouse()));
      Neighbourhood around = Neighbourhood.of(graph, graph.enterprise(enterprise), depth, most);
      out.println(
          "%s · relations on %s, known at %s"
              .formatted(around.centre().label(), graph.asOf(), LocalMoment.of(graph.knownAt())));
      Text.table(
              List.of("步 step", "关系 relation", "由 from", "至 to", "", "自 since", ""),
              lines(around),
              WIDEST_CELL)
          .forEach(out::println);
      out.println(
          "  %,d parties, %,d relations%s"
              .formatted(
                  around.parties().size(),
                  around.relations().size(),
                  around.isCutOff() ? "; 还有更多 there are more: raise --most" : ""));
      files.forEach(file -> write(around, file, out));
      return Cli.DONE;
    } finally {
      spark.stop();
    }
  }

  private static List<List<String>> lines(Neighbourhood around) {
    Map<String, Party> parties = around.parties();
    Map<List<String>, Long> lines =
        around.relations().stream()
            .collect(
                Collectors.groupingBy(
                    relation ->
                        List.of(
                            Integer.toString(around.step(relation)),
                            Relation.LABELS.get(relation.type()) + " " + relation.type(),
                            parties.get(relation.from()).label(),
                            parties.get(relation.to()).label(),
                            relation.measure(),
                            relation.since().toString()),
                    LinkedHashMap::new,
                    Collectors.counting()));
    // Two posts of one officer, or one stake stated twice, share a line.
    return lines.entrySet().stream()
        .map(
            line ->
                Stream.concat(
                        line.getKey().stream(),
                        Stream.of(line.getValue() == 1 ? "" : "× " + line.getValue()))
                    .toList())
        .toList();
  }

  /** The extension of the file, checked before Spark starts. */
  private static String format(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".dot") && !name.endsWith(".graphml")) {
      throw new IllegalArgumentException(
          "the format of %s is unknown: use a name that ends in .dot or .graphml".formatted(file));
    }
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static void write(Neighbourhood around, Path file, PrintStream out) {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      if (format(file).equals("dot")) {
        NeighbourhoodFile.writeDot(around, writer);
      } else {
        NeighbourhoodFile.writeGraphMl(around, writer);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write " + file, cause);
    }
    out.println("  写入 wrote " + file);
  }
}
