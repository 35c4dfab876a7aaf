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
import org.regulake.pipelines.run.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tables}: what tables there are, what a row of each is, and how many rows the latest run left. */
@Command(
    name = "tables",
    mixinStandardHelpOptions = true,
    description = "Lists all tables with their grain and the rows that the latest run left.",
    footer = {"", "Examples:", "  ./regulake tables", "  ./regulake tables --markdown > TABLES.md"})
final class TablesCommand implements Callable<Integer> {

  @Mixin
  private ConfigOptions options;

  @Option(names = "--markdown", description = "Prints the dictionary of all tables and columns instead.")
  private boolean isMarkdown;

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    if (isMarkdown) {
      Dictionary.markdown().lines().forEach(out::println);
      return Cli.DONE;
    }
    LakeFiles files = ConfigOptions.files(options.config(null));
    Map<String, Long> rows = new TreeMap<>();
    RunLedger.read(files).stages().values().forEach(stage -> stage.outputs().forEach(output -> rows.put(output.table(), output.rows())));
    List<List<String>> lines = new ArrayList<>();
    for (Table table : Tables.ALL) {
      Long count = rows.get(table.fullName());
      lines.add(List.of(table.fullName(), count == null ? "" : "%,d".formatted(count), table.grain()));
    }
    Text.table(List.of("表 table", "行 rows", "一行是 a row is"), lines, 90).forEach(out::println);
    out.println("  Rows of daily tables are those of the day judged last.");
    return Cli.DONE;
  }
}
