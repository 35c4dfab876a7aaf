package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.graph.ownership.OwnershipRules;
import org.regulake.models.law.Law;
import org.regulake.models.text.LocalMoment;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.query.GraphOnDay;
import org.regulake.pipelines.query.Owners;
import org.regulake.pipelines.query.OwnershipTree;
import org.regulake.pipelines.query.Party;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code owners}: the owners and controllers of an enterprise. */
@Command(
    name = "owners",
    mixinStandardHelpOptions = true,
    description =
        "Prints the holders of an enterprise, their holders in turn, its ultimate controller, and"
            + " its beneficial owners.",
    footer = {
      "",
      "Examples:",
      "  ./regulake owners 91330604MATGNA7YXD",
      "  ./regulake owners 浙江恒民食品有限公司 --as-of 2025-02-28 --depth 3"
    })
final class OwnersCommand implements Callable<Integer> {

  private static final int WIDEST_CELL = 90;
  private static final Map<String, String> PARTS =
      Map.of(
          "owner",
          "",
          "unrecorded",
          "持有人未载明 no record names the holder",
          "circular",
          "循环持股 held in a closed ring",
          "dropped",
          "过小未列 too small to be listed");
  private static final Map<String, String> REASONS =
      Map.of(
          "ownership",
          "持股 by ownership",
          "control",
          "控制 by control",
          "ownership_and_control",
          "持股并控制 by ownership and control",
          "ownership_as_stated",
          "按登记比例持股 by the share as stated: rounded shares exceed 100 % slightly",
          "state_controlled",
          "国有控股，以法定代表人为准 state-controlled: the legal representative",
          "daily_manager",
          "日常经营负责人 daily manager: no person owns or controls enough",
          "unknown",
          "持有人未载明 the owners of this part are not on record",
          "control_unknown",
          "普通合伙人未载明 no record names the general partner who controls it",
          "none",
          "无 no person owns or controls enough, and no daily manager is known");

  @Mixin private ConfigOptions options;

  @Mixin private NamedDayOptions day;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "Depth of the printed tree (default: ${DEFAULT-VALUE}).")
  private int depth = 8;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "Largest number of stakes to read (default: ${DEFAULT-VALUE}).")
  private int most = 20_000;

  @Parameters(paramLabel = "ENTERPRISE", description = "Entity id, code or full name.")
  private String enterprise;

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    Config config = options.config(null);
    SparkSession spark = Sessions.open(config, "owners");
    try {
      GraphOnDay graph = day.graph(new Lakehouse(spark, config.lakehouse()));
      OwnershipRules rules = OwnershipRules.of(graph.asOf(), Law.load());
      Owners owners = Owners.of(graph, graph.enterprise(enterprise), rules, most);
      out.println(
          "股权结构 · holders on %s, known at %s"
              .formatted(graph.asOf(), LocalMoment.of(graph.knownAt())));
      out.println();
      OwnershipTree.lines(owners, depth).forEach(line -> out.println("  " + line));
      printAnswers(owners, rules, out);
      return Cli.DONE;
    } finally {
      spark.stop();
    }
  }

  private static void printAnswers(Owners owners, OwnershipRules rules, PrintStream out) {
    out.println();
    out.println(
        "实际控制人 · ultimate controller: "
            + owners
                .controller()
                .map(Party::label)
                .orElse(
                    owners.isWithoutVotes()
                        ? "未知 unknown: in a partnership or a co-operative shares carry no votes"
                            + " 合伙企业、合作社的出资比例不决定表决权"
                        : "无 none: no holder has more than half, alone or with enterprises under"
                            + " control"));
    out.println();
    out.println(
        "受益所有人 · beneficial owners, from %s %s"
            .formatted(
                percent(rules.beneficialShare()),
                rules.isBeneficialShareInclusive() ? "（含）on" : "（不含）up, exclusive"));
    List<List<String>> persons =
        owners.beneficialOwners().stream()
            .map(
                owner ->
                    List.of(
                        owner.person().map(Party::label).orElse("—"),
                        percent(owner.share()),
                        REASONS.get(owner.reason())))
            .toList();
    Text.table(List.of("人 person", "比例 part", "依据 reason"), persons, WIDEST_CELL)
        .forEach(out::println);
    out.println();
    out.println("综合持股 · parts of the enterprise over all chains and rings");
    List<List<String>> parts =
        owners.parts().stream()
            .map(
                part ->
                    List.of(
                        Optional.of(PARTS.get(part.where()))
                            .filter(text -> !text.isEmpty())
                            .orElseGet(() -> part.owner().orElseThrow().label()),
                        percent(part.share())))
            .toList();
    Text.table(List.of("所有者 owner", "比例 part"), parts, WIDEST_CELL).forEach(out::println);
  }

  private static String percent(double share) {
    return "%.4f %%".formatted(100 * share);
  }
}
