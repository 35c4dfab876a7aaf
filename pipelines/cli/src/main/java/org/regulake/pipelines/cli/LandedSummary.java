package org.regulake.pipelines.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.collect.CollectReport;
import org.regulake.pipelines.collect.Refusal;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.lakehouse.Hop;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.record.QuarantinedCell;
import org.regulake.pipelines.record.QuarantinedRecord;
import org.regulake.pipelines.record.RecordReport;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Sources;

/** Prints for each source the landed rows and where they went, refused files and the quarantine. */
final class LandedSummary {

  private static final int WORDS_SHOWN = 5;
  private static final int LINES_SHOWN = 10;
  private static final int WIDEST_CELL = 64;
  private static final int WIDEST_REASON = 72;
  private final Lakehouse lake;
  private final RunLedger ledger;
  private final PrintStream out;

  LandedSummary(Lakehouse lake, RunLedger ledger, PrintStream out) {
    this.lake = lake;
    this.ledger = ledger;
    this.out = out;
  }

  void print(CollectReport collected) {
    rows();
    refused(collected);
    quarantined();
  }

  private void rows() {
    Text.heading(out, "各来源行数与去向 · rows of each source and where they went");
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
              Text.number(landed.rowsIn()),
              Text.number(recorded.rowsOut()),
              Text.number(recorded.merged()),
              Text.number(landed.quarantined() + recorded.quarantined())));
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
      Text.heading(out, "说明文件已改动的批次 · deliveries whose manifest.json or delivery.yml was changed");
      collected.changes().stream()
          .limit(LINES_SHOWN)
          .forEach(change -> out.println("  ~ " + change));
      if (collected.changes().size() > LINES_SHOWN) {
        out.println("  … and %,d more".formatted(collected.changes().size() - LINES_SHOWN));
      }
    }
    if (!collected.refusals().isEmpty()) {
      Text.heading(out, "退回的文件，需要处理 · files that were refused and need action");
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
      Text.heading(
          out,
          "未读取的文件 · left out because of their names: %,d".formatted(collected.ignored().size()));
      collected.ignored().stream()
          .limit(LINES_SHOWN)
          .forEach(left -> out.println("  - %s/%s".formatted(left.deliveryId(), left.fileName())));
      if (collected.ignored().size() > LINES_SHOWN) {
        out.println(
            "  … and %,d more: ops.delivered_file, state = 'ignored'"
                .formatted(collected.ignored().size() - LINES_SHOWN));
      }
    }
    if (!collected.replays().isEmpty()) {
      Text.heading(
          out,
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
              Text.number(row.getLong(2)),
              row.getString(0),
              reason.chinese() + " · " + reason.english()));
    }
    if (!lines.isEmpty()) {
      Text.heading(out, "隔离原因 · what was quarantined and why");
      Text.table(List.of("行 rows", "来源 source", "原因 reason"), lines, WIDEST_REASON)
          .forEach(out::println);
      unknownWords();
    }
  }

  /**
   * Prints the words outside the closed list of their column, the most frequent first, with the
   * allowed ones.
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
          Sources.named(row.getString(0)).orElseThrow().words(row.getString(1));
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
      out.println("      其他写法写入 delivery.yml · map other words in delivery.yml:");
      out.println(
          "        words: {%s: {'%s': <%s>}}"
              .formatted(
                  row.getString(1),
                  Text.cut(String.valueOf(row.getString(2)), 30),
                  Text.cut(String.join(" | ", allowed.keySet()), 40)));
    }
  }
}
