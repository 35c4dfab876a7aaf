package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.run.Stages;
import org.regulake.pipelines.run.Tables;
import org.regulake.pipelines.stage.StageDeclaration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code tables}: lists all tables with their grain and the number of their rows after the latest
 * run.
 */
@Command(
    name = "tables",
    mixinStandardHelpOptions = true,
    description =
        "Lists all tables with their grain, the stage that writes them and the number of rows after"
            + " the latest run.",
    footer = {
      "",
      "Examples:",
      "  ./regulake tables",
      "  ./regulake tables --lineage",
      "  ./regulake tables --markdown > TABLES.md"
    })
final class TablesCommand implements Callable<Integer> {

  private static final int WIDEST_LINE = 105;

  @Mixin private ConfigOptions options;

  @Option(
      names = "--markdown",
      description = "Prints the dictionary of all tables and columns instead.")
  private boolean isMarkdown;

  @Option(
      names = "--lineage",
      description = "Prints the stages with the tables that each reads and writes instead.")
  private boolean isLineage;

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    if (isMarkdown) {
      Dictionary.markdown().lines().forEach(out::println);
      return Cli.DONE;
    }
    if (isLineage) {
      Stages.ALL.forEach(stage -> printLineage(stage, out));
      return Cli.DONE;
    }
    LakeFiles files = ConfigOptions.files(options.config(null));
    Map<String, Long> rows = new TreeMap<>();
    RunLedger.read(files)
        .stages()
        .values()
        .forEach(
            stage -> stage.outputs().forEach(output -> rows.put(output.table(), output.rows())));
    List<List<String>> lines = new ArrayList<>();
    for (Table table : Tables.ALL) {
      Long count = rows.get(table.fullName());
      String stage = RunLedger.TABLES.contains(table) ? "" : Stages.writerOf(table).name();
      lines.add(
          List.of(
              table.fullName(), count == null ? "" : "%,d".formatted(count), stage, table.grain()));
    }
    Text.table(List.of("表 table", "行 rows", "阶段 stage", "一行是 a row is"), lines, 90)
        .forEach(out::println);
    out.println("  Rows of daily tables are those of the last judged day.");
    return Cli.DONE;
  }

  private static void printLineage(StageDeclaration stage, PrintStream out) {
    out.println("%s  %s".formatted(Text.padded(stage.name(), 9), stage.title()));
    printTables(
        "读 reads",
        stage.reads().stream()
            .distinct()
            .map(
                reading ->
                    reading.table().fullName()
                        + switch (reading.rows()) {
                          case ALL -> "";
                          case KNOWN -> " (当日已知 known on the day)";
                          case OF_DAY -> " (当日 of the day)";
                          case OF_PREVIOUS_DAY -> " (上月末 of the previous day)";
                        })
            .toList(),
        out);
    printTables("写 writes", stage.writes().stream().map(Table::fullName).toList(), out);
  }

  /** Prints names in lines that fit a terminal. */
  private static void printTables(String label, List<String> names, PrintStream out) {
    StringBuilder line = new StringBuilder();
    String start = "  " + Text.padded(label, 10);
    for (String name : names) {
      if (!line.isEmpty() && line.length() + name.length() + 2 > WIDEST_LINE) {
        out.println(start + line + ",");
        start = " ".repeat(12);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : ", ").append(name);
    }
    if (!line.isEmpty()) {
      out.println(start + line);
    }
  }
}
