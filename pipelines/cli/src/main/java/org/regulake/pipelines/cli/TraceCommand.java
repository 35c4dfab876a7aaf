package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.feature.Facts;
import org.regulake.models.product.RiskReason;
import org.regulake.models.product.RiskScore;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.query.Trace;
import org.regulake.pipelines.query.Trace.Fact;
import org.regulake.pipelines.query.Trace.LandedRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trace}: traces published reasons to landed files and lines. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the published reasons of an enterprise and the landed rows behind each: file, line"
          + " and text as they were collected, with persons",
      "as keyed hashes. The SHA-256 shows whether a file in the landing folder is still the"
          + " collected one."
    },
    footer = {
      "",
      "Examples:",
      "  ./regulake trace 91330604MATGNA7YXD",
      "  ./regulake trace 91330604MATGNA7YXD --reason penalty_count --as-of 2025-02-28"
    })
final class TraceCommand implements Callable<Integer> {

  private static final String INDENT = "         ";

  @Mixin private ConfigOptions options;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description = "Judged day, as in 2025-03-31 (default: the latest published day).")
  private LocalDate asOf;

  @Option(
      names = "--reason",
      paramLabel = "ID",
      description = "Only this indicator or veto (default: all reasons).")
  private String reason;

  @Parameters(paramLabel = "ENTERPRISE", description = "Entity id, code or full name.")
  private String enterprise;

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    Config config = options.config(null);
    SparkSession spark = Sessions.open(config, "trace");
    try {
      print(
          Trace.of(
              new Lakehouse(spark, config.lakehouse()),
              enterprise,
              Optional.ofNullable(asOf),
              Optional.ofNullable(reason)),
          out);
      return Cli.DONE;
    } finally {
      spark.stop();
    }
  }

  static void print(Trace trace, PrintStream out) {
    Row score = trace.score();
    out.println(
        "理由追溯 · reasons of %s %s on %s: 类别 class %s, %d 分 points, model %s %s"
            .formatted(
                Optional.ofNullable(score.<String>getAs(RiskScore.ENTERPRISE_NAME.name()))
                    .orElse(""),
                score.getAs(RiskScore.STATED_CODE.name()),
                score.getAs(RunStamp.AS_OF.name()),
                score.getAs(RiskScore.CLASS_CODE.name()),
                score.<Integer>getAs(RiskScore.SCORE.name()),
                score.getAs(RiskScore.MODEL_ID.name()),
                score.getAs(RiskScore.MODEL_VERSION.name())));
    if (trace.reasons().isEmpty()) {
      out.println("  未发现扣分事项 nothing adverse found");
    }
    for (Trace.Reason reason : trace.reasons()) {
      Row row = reason.row();
      out.println();
      out.println(
          "%3d %+5d  %s · %s"
              .formatted(
                  row.<Integer>getAs(RiskReason.RANK.name()),
                  row.<Integer>getAs(RiskReason.POINTS.name()),
                  row.getAs(RiskReason.REASON_ZH.name()),
                  row.getAs(RiskReason.REASON_EN.name())));
      out.println(
          INDENT
              + row.getAs(RiskReason.INDICATOR_ID.name())
              + ", 依据 basis: "
              + row.getAs(RiskReason.LEGAL_BASIS.name()));
      if (reason.facts().isEmpty()) {
        out.println(
            INDENT
                + (row.<Boolean>getAs(RiskReason.IS_MISSING.name())
                    ? "无记录可列 no record to list: there is none, or it could not be read"
                        + " (quarantine.record, quarantine.cell)"
                    : "无记录可列 no record to list: the reason is that a record is missing"));
      }
      if (reason.facts().size() == Facts.MAX) {
        out.println(
            INDENT + "仅列最近%d条 only the newest %d are listed".formatted(Facts.MAX, Facts.MAX));
      }
      reason.facts().forEach(fact -> print(fact, out));
    }
  }

  private static void print(Fact fact, PrintStream out) {
    out.println(
        "%s%s  %s %s"
            .formatted(
                INDENT,
                fact.date() == null ? "日期未载明 no date" : fact.date(),
                fact.source().name(),
                fact.source().description().label().get("zh")));
    if (fact.isWithdrawn()) {
      out.println(
          INDENT
              + "  已信用修复或存在异议，不再展示 withdrawn by a repair or an objection since: no longer shown");
      return;
    }
    if (fact.landed().isEmpty()) {
      out.println("%s  %s 已不在湖中 is no longer in the lake".formatted(INDENT, fact.recordId()));
      return;
    }
    LandedRow landed = fact.landed().get();
    out.println(
        "%s  %s/%s 第 %d 行 line %d, sha256 %s"
            .formatted(
                INDENT,
                landed.deliveryId(),
                landed.fileName(),
                landed.line(),
                landed.line(),
                landed.sha256()));
    out.println(
        INDENT
            + "  "
            + landed.cells().entrySet().stream()
                .map(TraceCommand::cell)
                .collect(Collectors.joining("; ")));
  }

  private static String cell(Map.Entry<String, String> cell) {
    return cell.getKey() + ": " + cell.getValue();
  }
}
