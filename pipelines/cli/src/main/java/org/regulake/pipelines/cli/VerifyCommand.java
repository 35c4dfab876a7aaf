package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.ReadOnlySession;
import org.regulake.pipelines.lakehouse.Releases;
import org.regulake.pipelines.lakehouse.RunLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verify}: reads every table and compares what it says with what the books say of it. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Reads every table and compares its rows and content with the books of the runs, and reads"
          + " what was published on earlier days.",
      "Lists all damage with what to do about it, changes nothing, and ends with 1 where there is"
          + " any."
    },
    footer = {"", "Examples:", "  ./regulake verify", "  ./regulake verify --lake /data/lake"})
final class VerifyCommand implements Callable<Integer> {

  private static final int WIDEST_CELL = 60;

  @Mixin private ConfigOptions options;

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    Config config = options.config(null);
    LakeFiles files = ConfigOptions.files(config);
    List<Verification.Damage> damages = new ArrayList<>();
    RunLedger.State books = books(files, damages);
    if (damages.isEmpty() && books.run() == null) {
      throw new IllegalArgumentException(
          "nothing has run in %s, so there is no lake to verify; './regulake run' makes one, and --lake or --config names another"
              .formatted(config.lakehouse().location()));
    }
    SparkSession spark = Sessions.open(config, "verify");
    try {
      SparkSession reading = ReadOnlySession.create(spark, config.lakehouse());
      // Pages whose check sum does not fit are refused, also where the storage keeps none of its
      // own.
      reading.conf().set("parquet.page.verify-checksum.enabled", "true");
      SparkSession.setActiveSession(reading);
      Verification verification =
          new Verification(new Lakehouse(reading, config.lakehouse()), books);
      verification.look();
      damages.addAll(verification.damages());
      print(verification.findings(), damages, out);
    } finally {
      spark.stop();
    }
    return damages.isEmpty() ? Cli.DONE : Cli.FAILED;
  }

  /** The books as they stand; without them the tables are still read. */
  private static RunLedger.State books(LakeFiles files, List<Verification.Damage> damages) {
    try {
      Releases.pending(files);
    } catch (RuntimeException unreadable) {
      damages.add(
          new Verification.Damage(
              "ops/release.pending.json", unreadable.getMessage(), "move it away, and run again"));
    }
    try {
      return RunLedger.read(files);
    } catch (RuntimeException unreadable) {
      damages.add(
          new Verification.Damage(
              "ops/ledger.json",
              unreadable.getMessage(),
              "put it back from a copy, or move it away and run again"));
      return RunLedger.State.EMPTY;
    }
  }

  private static void print(
      List<Verification.Finding> findings, List<Verification.Damage> damages, PrintStream out) {
    Text.table(
            List.of("表 table", "日 day", "行 rows", "内容 content", ""),
            findings.stream()
                .map(
                    finding ->
                        List.of(
                            finding.table(),
                            finding.day(),
                            "%,d".formatted(finding.rows()),
                            finding.content(),
                            finding.isSound() ? "一致 as the books say" : "损坏 damaged"))
                .toList(),
            WIDEST_CELL)
        .forEach(out::println);
    if (!damages.isEmpty()) {
      out.println("");
      out.println("损坏与补救 · damage and what to do about it");
    }
    for (Verification.Damage damage : damages) {
      out.println("  ! %s: %s".formatted(damage.where(), damage.what()));
      out.println("      → " + damage.remedy());
    }
    long sound = findings.stream().filter(Verification.Finding::isSound).count();
    out.println(
        damages.isEmpty()
            ? "%d tables and days hold what the books say of them".formatted(findings.size())
            : "%d of %d tables and days hold what the books say of them; %d pieces of damage are listed above"
                .formatted(sound, findings.size(), damages.size()));
  }
}
