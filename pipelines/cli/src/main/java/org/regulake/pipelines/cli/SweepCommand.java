package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.Orphans;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.RunLock;
import org.regulake.pipelines.run.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sweep}: removes orphan files of interrupted runs, like vacuum. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description =
        "Vacuums the lake: finds and removes orphan files, which belong to no version of any table"
            + " and were left by interrupted runs.",
    footer = {
      "",
      "Examples:",
      "  ./regulake sweep --dry-run     only counts the files",
      "  ./regulake sweep --lake /data/lake"
    })
final class SweepCommand implements Callable<Integer> {

  @Mixin private ConfigOptions options;

  @Option(names = "--dry-run", description = "Only counts the files.")
  private boolean isDryRun;

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    Config config = options.config(null);
    LakeFiles files = ConfigOptions.files(config);
    // Files of a running run that are not committed yet are not orphans.
    try (RunLock lock = RunLock.take(files, PipelineRun.freshId(Clock.systemUTC()))) {
      SparkSession spark = Sessions.open(config, "sweep");
      try {
        sweep(new Lakehouse(spark, config.lakehouse()), files, lock, out);
      } finally {
        spark.stop();
      }
    }
    return Cli.DONE;
  }

  private void sweep(Lakehouse lake, LakeFiles files, RunLock lock, PrintStream out) {
    new LedgerCheck(lake, RunLedger.read(files)).requireIntact();
    Orphans orphans = new Orphans(lake);
    List<List<String>> lines = new ArrayList<>();
    long found = 0;
    for (Table table : Tables.ALL) {
      lock.requireHeld();
      Orphans.Found ofTable = orphans.of(table, !isDryRun);
      found += ofTable.files();
      if (ofTable.files() > 0) {
        lines.add(
            List.of(
                table.fullName(),
                "%,d".formatted(ofTable.files()),
                ofTable.bytes() < 0 ? "" : "%,d".formatted(ofTable.bytes())));
      }
    }
    List<String> leftovers = lock.leftovers();
    if (!isDryRun) {
      leftovers.forEach(files::delete);
    }
    if (!lines.isEmpty()) {
      Text.table(List.of("表 table", "文件 files", "字节 bytes"), lines, 60).forEach(out::println);
    }
    out.println(
        ("%s %,d orphan files, which belong to no version of any table, and %d leftover files of"
                + " the run lock")
            .formatted(isDryRun ? "发现 found" : "已清理 removed", found, leftovers.size()));
  }
}
