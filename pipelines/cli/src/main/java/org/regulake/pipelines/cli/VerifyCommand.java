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
import org.regulake.pipelines.query.WithdrawnFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verify}: reads every table and compares it with the ledger. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Reads every table and compares its rows and content with the ledger, and reads the earlier"
          + " versions of published tables.",
      "Lists all damage with its remedy, changes nothing, and exits with 1 if there is any.",
      "With --withdrawn, checks instead that no published table shows a record that is withdrawn by"
          + " a repair or an objection."
    },
    footer = {
      "",
      "Examples:",
      "  ./regulake verify",
      "  ./regulake verify --lake /data/lake",
      "  ./regulake verify --withdrawn"
    })
final class VerifyCommand implements Callable<Integer> {

  private static final int WIDEST_CELL = 60;

  @Mixin private ConfigOptions options;

  @Option(
      names = "--withdrawn",
      description = "Searches the published tables for withdrawn records instead.")
  private boolean isOfWithdrawn;

  @Override
  public Integer call() {
    Config config = options.config(null);
    return isOfWithdrawn ? verifyWithdrawn(config, Terminal.out()) : verify(config, Terminal.out());
  }

  private static int verifyWithdrawn(Config config, PrintStream out) {
    SparkSession spark = Sessions.open(config, "verify");
    try {
      WithdrawnFacts checked = WithdrawnFacts.of(new Lakehouse(spark, config.lakehouse()));
      checked
          .withdrawn()
          .forEach(
              (day, count) ->
                  out.println(
                      "  %s: %s 条已撤回记录 withdrawn records".formatted(day, Text.number(count))));
      checked.faults().forEach(fault -> out.println("  ! " + fault));
      out.println(
          checked.faults().isEmpty()
              ? "发布结果均未展示 no published table shows a record that is withdrawn on its day. Facts"
                  + " that readers of earlier days leave out, as published.withdrawn_record names"
                  + " them: "
                  + Text.number(checked.toLeaveOut())
              : "%d 项不符 problems; run './regulake run' to judge the days again"
                  .formatted(checked.faults().size()));
      return checked.faults().isEmpty() ? Cli.DONE : Cli.FAILED;
    } finally {
      spark.stop();
    }
  }

  private static int verify(Config config, PrintStream out) {
    LakeFiles files = ConfigOptions.files(config);
    List<Verification.Damage> damages = new ArrayList<>();
    RunLedger.State ledger = ledger(files, damages);
    if (damages.isEmpty() && ledger.run() == null) {
      throw new IllegalArgumentException(
          ("there was no run in %s, so there is no lake to verify; './regulake run' creates one,"
                  + " and --lake or --config selects another")
              .formatted(config.lakehouse().location()));
    }
    SparkSession spark = Sessions.open(config, "verify");
    try {
      SparkSession reading = ReadOnlySession.create(spark, config.lakehouse());
      // Parquet checks its own check sums of pages, since not every storage does.
      reading.conf().set("parquet.page.verify-checksum.enabled", "true");
      SparkSession.setActiveSession(reading);
      Verification verification =
          new Verification(new Lakehouse(reading, config.lakehouse()), ledger);
      verification.verify();
      damages.addAll(verification.damages());
      print(verification.findings(), damages, out);
    } finally {
      spark.stop();
    }
    return damages.isEmpty() ? Cli.DONE : Cli.FAILED;
  }

  /** The current ledger; empty if it is unreadable, so that the tables are still read. */
  private static RunLedger.State ledger(LakeFiles files, List<Verification.Damage> damages) {
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
              "restore it from a copy, or move it away and run again"));
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
                            finding.isSound() ? "一致 as in the ledger" : "损坏 damaged"))
                .toList(),
            WIDEST_CELL)
        .forEach(out::println);
    if (!damages.isEmpty()) {
      out.println("");
      out.println("损坏与补救 · damage and remedies");
    }
    for (Verification.Damage damage : damages) {
      out.println("  ! %s: %s".formatted(damage.where(), damage.what()));
      out.println("      → " + damage.remedy());
    }
    long sound = findings.stream().filter(Verification.Finding::isSound).count();
    out.println(
        damages.isEmpty()
            ? "%d tables and days match the ledger".formatted(findings.size())
            : "%d of %d tables and days match the ledger; %d problems are listed above"
                .formatted(sound, findings.size(), damages.size()));
  }
}
