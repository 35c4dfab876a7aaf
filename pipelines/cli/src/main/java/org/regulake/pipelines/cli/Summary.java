package org.regulake.pipelines.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.product.ClassDefinition;
import org.regulake.models.product.EarlyWarning;
import org.regulake.models.product.IndicatorDefinition;
import org.regulake.models.product.ModelScore;
import org.regulake.models.product.RiskScore;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.collect.CollectReport;
import org.regulake.pipelines.collect.Refusal;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.graph.Finding;
import org.regulake.pipelines.graph.FindingType;
import org.regulake.pipelines.lakehouse.Hop;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.publish.Publisher;
import org.regulake.pipelines.record.QuarantinedCell;
import org.regulake.pipelines.record.QuarantinedRecord;
import org.regulake.pipelines.record.RecordReport;
import org.regulake.pipelines.run.Pipeline;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Sources;

/**
 * What a person reads at the end of a run: what came in and where it went, who is risky and why,
 * and what to do next.
 */
final class Summary {

  private static final int WORDS_SHOWN = 5;
  private static final int RISKIEST = 10;
  private static final int WIDEST_CELL = 64;
  private static final int WIDEST_REASON = 72;
  private final Lakehouse lake;
  private final RunLedger ledger;
  private final PrintStream out;
  private final Suggestions suggestions;

  Summary(Lakehouse lake, RunLedger ledger, PrintStream out) {
    this.lake = lake;
    this.ledger = ledger;
    this.out = out;
    this.suggestions = new Suggestions(lake.location());
  }

  void print(Pipeline.Outcome outcome, Duration duration) {
    RunStamp day = outcome.days().get(outcome.days().size() - 1);
    rows();
    refused(outcome.collected());
    quarantined();
    findings(day);
    classes(outcome.days());
    accepted(outcome.days());
    riskiest(day);
    warnings(day);
    next(day, outcome.collected(), duration);
  }

  private void heading(String text) {
    out.println();
    out.println(text);
  }

  private void rows() {
    heading("各来源行数与去向 · rows of each source and where they went");
    Map<String, Hop> collect = hops("collect", "collect");
    Map<String, Hop> record = hops("record", "record");
    List<List<String>> lines = new ArrayList<>();
    for (String source : Sources.names()) {
      if (!collect.containsKey(source)) {
        continue;
      }
      Hop landed = collect.get(source);
      Hop recorded = record.get(source);
      lines.add(
          List.of(
              source + " " + Sources.named(source).orElseThrow().description().label().get("zh"),
              number(landed.rowsIn()),
              number(recorded.rowsOut()),
              number(recorded.merged()),
              number(landed.quarantined() + recorded.quarantined())));
    }
    Text.table(
            List.of("来源 source", "到达 landed", "记录 records", "合并 merged", "隔离 quarantined"),
            lines,
            WIDEST_CELL)
        .forEach(out::println);
    out.println(
        "  landed = records + merged + quarantined, checked for every source. Merged: repeated,"
            + " unchanged, replaced or withdrawn rows.");
    ledger
        .stage("record")
        .ifPresent(
            stage ->
                stage.notes().stream()
                    .filter(RecordReport::isOfFullDelivery)
                    .forEach(note -> out.println("  " + note)));
  }

  private Map<String, Hop> hops(String stage, String hop) {
    Map<String, Hop> hops = new TreeMap<>();
    ledger
        .stage(stage)
        .ifPresent(
            record ->
                record.hops().stream()
                    .filter(one -> one.hop().equals(hop))
                    .forEach(one -> hops.put(one.source(), one)));
    return hops;
  }

  private void refused(CollectReport collected) {
    if (!collected.changes().isEmpty()) {
      heading("说明文件已改动的批次 · deliveries whose manifest.json or delivery.yml was changed");
      collected.changes().stream().limit(RISKIEST).forEach(change -> out.println("  ~ " + change));
      if (collected.changes().size() > RISKIEST) {
        out.println("  … and %,d more".formatted(collected.changes().size() - RISKIEST));
      }
    }
    if (!collected.refusals().isEmpty()) {
      heading("退回的文件，需要处理 · files that were refused and need a hand");
      for (Refusal refusal : collected.refusals()) {
        out.println(
            "  ! %s/%s: %s · %s"
                .formatted(
                    refusal.deliveryId(),
                    refusal.fileName(),
                    refusal.reason().chinese(),
                    refusal.reason().english()));
        out.println("      " + refusal.detail());
      }
    }
    if (!collected.ignored().isEmpty()) {
      heading(
          "未读取的文件 · left out because of their names: %,d".formatted(collected.ignored().size()));
      collected.ignored().stream()
          .limit(RISKIEST)
          .forEach(left -> out.println("  - %s/%s".formatted(left.deliveryId(), left.fileName())));
      if (collected.ignored().size() > RISKIEST) {
        out.println(
            "  … and %,d more: ops.delivered_file, state = 'ignored'"
                .formatted(collected.ignored().size() - RISKIEST));
      }
    }
    if (!collected.replays().isEmpty()) {
      heading(
          "重复报送 · replays, which change nothing: %,d files".formatted(collected.replays().size()));
    }
  }

  private void quarantined() {
    Dataset<Row> reasons =
        lake.read(QuarantinedLandedRow.TABLE)
            .groupBy("source", "reason_code")
            .agg(count(lit(1)).as("rows"))
            .unionByName(
                lake.read(QuarantinedRecord.TABLE)
                    .groupBy("source", "reason_code")
                    .agg(countDistinct("record_id").as("rows")))
            .unionByName(
                lake.read(QuarantinedCell.TABLE)
                    .groupBy(
                        concat(col("source"), lit(" (单元格 cells)")).as("source"), col("reason_code"))
                    .agg(count(lit(1)).as("rows")))
            .orderBy(desc("rows"), col("source"), col("reason_code"));
    List<List<String>> lines = new ArrayList<>();
    for (Row row : reasons.collectAsList()) {
      Reason reason = Reason.of(row.getString(1));
      lines.add(
          List.of(
              number(row.getLong(2)),
              row.getString(0),
              reason.chinese() + " · " + reason.english()));
    }
    if (!lines.isEmpty()) {
      heading("隔离原因 · what was quarantined and why");
      Text.table(List.of("行 rows", "来源 source", "原因 reason"), lines, WIDEST_REASON)
          .forEach(out::println);
      unknownWords();
    }
  }

  /**
   * The words outside the closed list of their column, the most frequent first, beside those in it.
   */
  private void unknownWords() {
    Dataset<Row> problems =
        lake.read(QuarantinedRecord.TABLE)
            .select("source", "column_name", "value", "reason_code")
            .unionByName(
                lake.read(QuarantinedCell.TABLE)
                    .select("source", "column_name", "value", "reason_code"));
    for (Row row :
        problems
            .where(col("reason_code").equalTo(Reason.CHOICE_UNKNOWN.code()))
            .groupBy("source", "column_name", "value")
            .agg(count(lit(1)).as("rows"))
            .orderBy(desc("rows"), col("source"), col("column_name"), col("value"))
            .limit(WORDS_SHOWN)
            .collectAsList()) {
      Map<String, List<String>> allowed =
          Sources.named(row.getString(0))
              .orElseThrow()
              .description()
              .lookups()
              .getOrDefault(row.getString(1), Map.of());
      out.println(
          "  ? %s.%s: '%s', %,d 行 rows"
              .formatted(
                  row.getString(0),
                  row.getString(1),
                  Text.cut(String.valueOf(row.getString(2)), 30),
                  row.getLong(3)));
      out.println(
          "      可用 allowed: "
              + Text.cut(
                  allowed.values().stream()
                      .map(words -> words.get(0))
                      .collect(Collectors.joining("、")),
                  110));
      out.println("      其他写法写入 delivery.yml · say what it means in delivery.yml:");
      out.println(
          "        words: {%s: {'%s': <%s>}}"
              .formatted(
                  row.getString(1),
                  Text.cut(String.valueOf(row.getString(2)), 30),
                  Text.cut(String.join(" | ", allowed.keySet()), 40)));
    }
  }

  /** Patterns and defects, which do not stop a run but have to be known. */
  private void findings(RunStamp day) {
    List<Row> found =
        lake.read(Finding.TABLE)
            .where(day.condition())
            .groupBy("finding_type")
            .agg(count(lit(1)).as("findings"))
            .orderBy("finding_type")
            .collectAsList();
    if (found.isEmpty()) {
      return;
    }
    heading("图谱疑点 · findings in the graph on " + day.asOf());
    Text.table(
            List.of("件 findings", "疑点 what"),
            found.stream()
                .map(
                    row ->
                        List.of(number(row.getLong(1)), FindingType.of(row.getString(0)).label()))
                .toList(),
            90)
        .forEach(out::println);
  }

  private void classes(List<RunStamp> days) {
    Map<String, Map<String, Long>> counts = new TreeMap<>();
    lake.read(RiskScore.PRODUCT.table())
        .groupBy("as_of", "class_code")
        .count()
        .collectAsList()
        .forEach(
            row ->
                counts
                    .computeIfAbsent(row.get(0).toString(), date -> new TreeMap<>())
                    .put(row.getString(1), row.getLong(2)));
    heading("企业信用风险分类 · enterprises by class");
    List<String> headers = new ArrayList<>(List.of("类别 class", ""));
    days.forEach(day -> headers.addAll(List.of(day.asOf().toString(), "%")));
    List<List<String>> lines = new ArrayList<>();
    classNames(days)
        .forEach(
            (code, name) -> {
              List<String> line = new ArrayList<>(List.of(code, name));
              for (RunStamp day : days) {
                Map<String, Long> ofDay = counts.getOrDefault(day.asOf().toString(), Map.of());
                long all = Math.max(1, ofDay.values().stream().mapToLong(Long::longValue).sum());
                long some = ofDay.getOrDefault(code, 0L);
                line.addAll(
                    List.of(number(some), String.format(Locale.ROOT, "%.1f", 100.0 * some / all)));
              }
              lines.add(line);
            });
    Text.table(headers, lines, WIDEST_CELL).forEach(out::println);
  }

  /** The classes of the days, the lowest risk first, with their names in both languages. */
  private Map<String, String> classNames(List<RunStamp> days) {
    Map<String, String> names = new LinkedHashMap<>();
    lake.read(ClassDefinition.PRODUCT.table())
        .where(
            column(ModelScore.IS_CHAMPION)
                .and(column(RunStamp.AS_OF).isin(days.stream().map(RunStamp::asOf).toArray())))
        .orderBy(
            column(ClassDefinition.CLASS_LEVEL).asc_nulls_last(),
            column(RunStamp.AS_OF).desc(),
            column(RiskScore.CLASS_CODE))
        .collectAsList()
        .forEach(
            row ->
                names.putIfAbsent(
                    row.getAs(RiskScore.CLASS_CODE.name()),
                    row.getAs(IndicatorDefinition.LABEL_ZH.name())
                        + " "
                        + row.getAs(IndicatorDefinition.LABEL_EN.name())));
    return names;
  }

  /** Falls that a person accepted, without which the day would not have been released. */
  private void accepted(List<RunStamp> days) {
    List<String> notes =
        days.stream()
            .flatMap(day -> ledger.stage(Publisher.DECLARATION.key(day.asOf())).stream())
            .flatMap(stage -> stage.notes().stream())
            .toList();
    if (!notes.isEmpty()) {
      heading("已接受的下降 · accepted falls of published tables");
      notes.forEach(note -> out.println("  " + note));
    }
  }

  private void riskiest(RunStamp day) {
    heading("风险最高的十户 · the ten riskiest on %s".formatted(day.asOf()));
    for (Row row :
        lake.read(RiskScore.PRODUCT.table())
            .where(day.condition())
            .orderBy(desc("class_level"), desc("score"), col("entity_id"))
            .limit(RISKIEST)
            .collectAsList()) {
      String name =
          row.getAs("enterprise_name") == null
              ? row.<String>getAs("stated_code")
              : row.getAs("enterprise_name");
      String before = row.getAs("previous_class_code");
      out.println(
          "  %s %4d  %s  %s  %s%s"
              .formatted(
                  row.<String>getAs("class_code"),
                  row.<Integer>getAs("score"),
                  Text.padded(Text.cut(name, 40), 40),
                  Text.padded(row.<String>getAs("province_name"), 16),
                  row.<String>getAs("stated_code"),
                  before == null || before.equals(row.getAs("class_code"))
                      ? ""
                      : "  (前次 before: " + before + ")"));
      out.println("          " + Text.cut(row.getAs("reason_zh"), Suggestions.WIDEST - 10));
      out.println("          " + Text.cut(row.getAs("reason_en"), Suggestions.WIDEST - 10));
    }
  }

  private void warnings(RunStamp day) {
    List<Row> raised =
        lake.read(EarlyWarning.PRODUCT.table())
            .where(day.condition())
            .orderBy(desc("event_date"), desc("value"), col("warning_id"))
            .collectAsList();
    List<Row> fresh = raised.stream().filter(row -> row.<Boolean>getAs("is_new")).toList();
    heading(
        "预警 · warnings: 本月新增 %,d new of the last month, 以往月份 %,d of months before"
            .formatted(fresh.size(), raised.size() - fresh.size()));
    for (Row row : fresh.subList(0, Math.min(RISKIEST, fresh.size()))) {
      out.println(
          "  [%s] %s".formatted(row.<String>getAs("level"), row.<String>getAs("message_zh")));
      out.println("      %s".formatted(row.<String>getAs("message_en")));
    }
    if (raised.size() > Math.min(RISKIEST, fresh.size())) {
      suggestions.warnings(day).forEach(out::println);
    }
  }

  private void next(RunStamp day, CollectReport collected, Duration duration) {
    heading(
        "完成 · done in %.1f s. The tables are in %s"
            .formatted(duration.toMillis() / 1000.0, lake.location()));
    suggestions.scores(day).forEach(out::println);
    suggestions.quarantine().forEach(out::println);
    suggestions.others().forEach(out::println);
    if (!collected.refusals().isEmpty()) {
      out.println(
          "  先处理退回的文件 first mend the refused files listed above, then run again: what is mended is"
              + " taken in.");
    }
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
