package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.text.LocalMoment;
import org.regulake.pipelines.collect.LandedDeliveries;
import org.regulake.pipelines.delivery.KnownDelivery;
import org.regulake.pipelines.delivery.Rhythm;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.ReadOnlySession;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.publish.Publisher;
import org.regulake.pipelines.run.CollectedDeliveries;
import org.regulake.pipelines.run.Hashes;

/**
 * Prints the plan of a day without changing anything. It reads manifests and no delivered files:
 * the run itself may still refuse a file.
 */
final class DailyPreview {

  private final Config config;
  private final Instant present;
  private final LocalDate today;
  private final PrintStream out;

  DailyPreview(Config config, Instant present, LocalDate today, PrintStream out) {
    this.config = config;
    this.present = present;
    this.today = today;
    this.out = out;
  }

  /**
   * The deliveries of a lake.
   *
   * @param settled those that are not collected again
   * @param collected those of them with rows in the lake
   */
  private record InLake(List<KnownDelivery> settled, List<KnownDelivery> collected) {}

  void print() {
    RunLedger.State ledger = RunLedger.read(ConfigOptions.files(config));
    InLake known = ledger.run() == null ? new InLake(List.of(), List.of()) : inLake();
    List<KnownDelivery> news =
        LandedDeliveries.in(config.hadoopConfiguration(), config.landing(), present).stream()
            .filter(delivery -> !known.settled().contains(delivery))
            .filter(delivery -> delivery.isValid() || known.settled().contains(delivery.asSent()))
            .toList();
    out.println(
        "regulake daily · 计划 plan of %s · 湖 lake %s · 归集 landing %s"
            .formatted(today, config.lakehouse().location(), config.landing()));
    print(news);
    List<KnownDelivery> all = together(known.collected(), news);
    List<Rhythm> rhythms = Rhythm.ofSources();
    DuePlan plan = DuePlan.of(today, config.daily(), all, rhythms);
    List<List<String>> lines = new ArrayList<>();
    plan.due().forEach(day -> lines.add(List.of(day.toString(), work(day, ledger, news))));
    plan.waiting().forEach(day -> lines.add(List.of(day.toString(), waiting(day, all, rhythms))));
    if (lines.isEmpty()) {
      out.println("  没有应评定的月末 no month-end is due");
    } else {
      Text.table(List.of("月末 month-end", "计划 plan"), lines, 100).forEach(out::println);
    }
    plan.late()
        .forEach(
            missing ->
                out.println("  ! 逾期 late: %s, due by %s".formatted(missing, missing.deadline())));
  }

  private void print(List<KnownDelivery> news) {
    out.println("  新批次 new deliveries: " + Text.number(news.size()));
    news.forEach(
        delivery ->
            out.println(
                "  + %s %s, describes %s, received %s%s"
                    .formatted(
                        delivery.source(),
                        delivery.kind().code(),
                        delivery.eventDate(),
                        LocalMoment.of(delivery.receivedAt()),
                        delivery.isValid() ? "" : ", 已撤回 withdrawn")));
  }

  private InLake inLake() {
    SparkSession spark = Sessions.open(config, "daily --dry-run");
    try {
      Lakehouse lake =
          new Lakehouse(ReadOnlySession.create(spark, config.lakehouse()), config.lakehouse());
      return new InLake(CollectedDeliveries.settledIn(lake), CollectedDeliveries.in(lake));
    } finally {
      spark.stop();
    }
  }

  /** All valid deliveries: a withdrawal in the landing folder replaces the collected delivery. */
  private static List<KnownDelivery> together(
      List<KnownDelivery> collected, List<KnownDelivery> news) {
    List<KnownDelivery> withdrawn =
        news.stream().filter(delivery -> !delivery.isValid()).map(KnownDelivery::asSent).toList();
    return Stream.concat(collected.stream(), news.stream())
        .filter(KnownDelivery::isValid)
        .filter(delivery -> !withdrawn.contains(delivery))
        .toList();
  }

  /** What the run does on a due day. */
  private static String work(LocalDate day, RunLedger.State ledger, List<KnownDelivery> news) {
    String release = Publisher.DECLARATION.key(day);
    if (ledger.rejected().containsKey(release)) {
      return "再评 judged again: its release was rejected";
    }
    if (!ledger.stages().containsKey(release)) {
      return "评定 judged";
    }
    if (!news.isEmpty()) {
      return "再评 judged again: there are new deliveries";
    }
    return ledger.run().codeVersion().equals(Hashes.ofDataPath())
            && ledger.run().ruleVersion().equals(Hashes.ofRules())
        ? "不变 unchanged"
        : "再评 judged again where the new program or its rules change it";
  }

  private String waiting(LocalDate day, List<KnownDelivery> all, List<Rhythm> rhythms) {
    List<String> awaited =
        DuePlan.awaited(day, today, all, rhythms).stream()
            .map(missing -> "%s until %s".formatted(missing.source(), missing.deadline()))
            .toList();
    return awaited.isEmpty()
        ? "等待 waits for the month-end before"
        : "等待 waits for " + String.join(", ", awaited);
  }
}
