package org.regulake.pipelines.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.regulake.models.product.ClassDefinition;
import org.regulake.models.product.EarlyWarning;
import org.regulake.models.product.IndicatorDefinition;
import org.regulake.models.product.ModelScore;
import org.regulake.models.product.RiskScore;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.graph.Finding;
import org.regulake.pipelines.graph.FindingType;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.publish.Publisher;

/**
 * Prints the judgments of the days of a run: findings, classes, risky enterprises with reasons,
 * warnings.
 */
final class JudgedSummary {

  private static final int RISKIEST = 10;
  private static final int WIDEST_CELL = 64;
  private final Lakehouse lake;
  private final RunLedger ledger;
  private final PrintStream out;
  private final Suggestions suggestions;

  JudgedSummary(Lakehouse lake, RunLedger ledger, PrintStream out, Suggestions suggestions) {
    this.lake = lake;
    this.ledger = ledger;
    this.out = out;
    this.suggestions = suggestions;
  }

  /** Prints the classes of all days, and everything else for the last day. */
  void print(List<RunStamp> days) {
    RunStamp day = days.get(days.size() - 1);
    findings(day);
    classes(days);
    accepted(days);
    riskiest(day);
    warnings(day);
  }

  /** Prints patterns and defects, which do not stop a run but must be visible. */
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
    Text.heading(out, "图谱疑点 · findings in the graph on " + day.asOf());
    Text.table(
            List.of("件 findings", "疑点 what"),
            found.stream()
                .map(
                    row ->
                        List.of(
                            Text.number(row.getLong(1)), FindingType.of(row.getString(0)).label()))
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
    Text.heading(out, "企业信用风险分类 · enterprises by class");
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
                    List.of(
                        Text.number(some), String.format(Locale.ROOT, "%.1f", 100.0 * some / all)));
              }
              lines.add(line);
            });
    Text.table(headers, lines, WIDEST_CELL).forEach(out::println);
  }

  /** The classes of the days with their names in both languages, the lowest risk first. */
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

  /** Prints falls that a person accepted; otherwise the day would not have been released. */
  private void accepted(List<RunStamp> days) {
    List<String> notes =
        days.stream()
            .flatMap(day -> ledger.stage(Publisher.DECLARATION.key(day.asOf())).stream())
            .flatMap(stage -> stage.notes().stream())
            .toList();
    if (!notes.isEmpty()) {
      Text.heading(out, "已接受的下降 · accepted falls of published tables");
      notes.forEach(note -> out.println("  " + note));
    }
  }

  private void riskiest(RunStamp day) {
    Text.heading(out, "风险最高的十户 · the ten riskiest on %s".formatted(day.asOf()));
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
    Text.heading(
        out,
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
}
