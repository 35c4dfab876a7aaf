package org.regulake.pipelines.job;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.ContentHash;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.StageRecord;
import org.regulake.pipelines.lakehouse.TableVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verify}: reads every table and compares what it says with what the books say of it. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Reads every table and compares its rows and content with the books of the runs. Ends with 1 where they differ.",
    footer = {"", "Examples:", "  ./regulake verify", "  ./regulake verify --lake /data/lake"})
final class VerifyCommand implements Callable<Integer> {

  @Mixin
  private ConfigOptions options;

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    Config config = options.config(null);
    LakeFiles files = ConfigOptions.files(config);
    RunLedger.State state = RunLedger.read(files);
    List<List<String>> lines = new ArrayList<>();
    int differing = 0;
    SparkSession spark = Sessions.open(config, "verify");
    try {
      Lakehouse lake = new Lakehouse(spark, config.lakehouse());
      for (StageRecord stage : state.stages().values()) {
        for (TableVersion output : stage.outputs()) {
          Optional<String> difference = difference(lake, stage.key(), output);
          lines.add(List.of(stage.key(), output.table(), "%,d".formatted(output.rows()), output.contentHash(),
              difference.orElse("一致 as the books say")));
          differing += difference.isPresent() ? 1 : 0;
        }
      }
    } finally {
      spark.stop();
    }
    Text.table(List.of("阶段 stage", "表 table", "行 rows", "内容 content", ""), lines, 60).forEach(out::println);
    out.println(differing == 0 ? "%d tables and days hold what the books say of them".formatted(lines.size())
        : "%d of %d tables and days differ from the books: they were changed after the run, or it was cut off; './regulake run' mends the latter"
            .formatted(differing, lines.size()));
    return differing == 0 ? Cli.DONE : Cli.FAILED;
  }

  private static Optional<String> difference(Lakehouse lake, String stage, TableVersion output) {
    Table table = Tables.named(output.table()).orElse(null);
    if (table == null) {
      return Optional.of("这张表已不存在 no such table in this version of the program");
    }
    int at = stage.indexOf('@');
    Dataset<Row> rows = lake.read(table);
    ContentHash.Content content = ContentHash.of(table, at < 0 ? rows : rows.where(RunStamp.condition(LocalDate.parse(stage.substring(at + 1)))));
    if (content.rows() == output.rows() && content.hash().equals(output.contentHash())) {
      return Optional.empty();
    }
    return Optional.of("不一致 differs: %,d rows, content %s".formatted(content.rows(), content.hash()));
  }
}
