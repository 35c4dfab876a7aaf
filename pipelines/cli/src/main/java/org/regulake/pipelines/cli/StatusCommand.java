package org.regulake.pipelines.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.regulake.models.text.LocalMoment;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.lakehouse.Releases;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.RunLock;
import org.regulake.pipelines.lakehouse.RunRecord;
import org.regulake.pipelines.lakehouse.StageRecord;
import org.regulake.pipelines.run.Hashes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code status}: the latest run, its results, and unfinished work. Needs no Spark. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows the latest run on the lake, its results, and unfinished work.",
    footer = {"", "Examples:", "  ./regulake status", "  ./regulake status --lake /data/lake"})
final class StatusCommand implements Callable<Integer> {

  @Mixin private ConfigOptions options;

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    Config config = options.config(null);
    LakeFiles files = ConfigOptions.files(config);
    RunLedger.State state = RunLedger.read(files);
    out.println("湖 lake " + config.lakehouse().location());
    if (state.run() == null) {
      out.println("  还没有运行过 no run here yet: ./regulake run");
      return Cli.DONE;
    }
    boolean isRunning =
        RunLock.holder(files)
            .filter(owner -> RunLock.isAlive(files, owner, Clock.systemUTC().instant()))
            .isPresent();
    out.println(
        "  最近一次运行 latest run %s: %s"
            .formatted(state.run().runId(), describe(state.run(), isRunning)));
    out.println(
        "  program %s, rules %s, landing %s"
            .formatted(
                state.run().codeVersion(), state.run().ruleVersion(), state.run().landing()));
    Releases.pending(files)
        .ifPresent(
            release ->
                out.println(
                    isRunning
                        ? "  ! a release is in progress: run %s, %s"
                            .formatted(release.runId(), release.asOf())
                        : ("  ! the release of run %s for %s was interrupted between two tables;"
                                + " the next './regulake run' completes it or rolls it back")
                            .formatted(release.runId(), release.asOf())));
    state
        .rejected()
        .forEach(
            (key, rejection) ->
                out.println(
                    ("  ! 未发布 not released: %s was rejected in run %s, so records and scores of the"
                            + " lake are ahead of what is published for that day: %s")
                        .formatted(key, rejection.runId(), rejection.reason())));
    List<List<String>> lines = new ArrayList<>();
    for (String key : state.stagesOfRun()) {
      StageRecord stage = state.stages().get(key);
      boolean isReused = !stage.runId().equals(state.run().runId());
      lines.add(
          List.of(
              key,
              isReused ? "unchanged since " + stage.runId() : "done",
              String.format(Locale.ROOT, "%.1f", stage.seconds()),
              String.format(
                  Locale.ROOT,
                  "%,d",
                  stage.outputs().stream().mapToLong(output -> output.rows()).sum()),
              contentHash(stage)));
    }
    Text.table(List.of("阶段 stage", "", "秒 s", "行 rows", "内容 content"), lines, 50)
        .forEach(out::println);
    return Cli.DONE;
  }

  private static String describe(RunRecord run, boolean isRunning) {
    return switch (run.status()) {
      case RunRecord.RUNNING ->
          isRunning
              ? "正在运行 running since " + LocalMoment.of(run.startedAt())
              : "中断 interrupted; './regulake run' resumes where it stopped";
      case RunRecord.DONE -> "完成 done at " + LocalMoment.of(run.endedAt());
      default -> "失败 failed at " + LocalMoment.of(run.endedAt()) + ": " + run.message();
    };
  }

  private static String contentHash(StageRecord stage) {
    return Hashes.of(
        stage.outputs().stream()
            .map(output -> output.table() + output.rows() + output.contentHash())
            .toArray(String[]::new));
  }
}
