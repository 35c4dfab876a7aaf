package org.regulake.pipelines.query;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.product.SupplierQuality;
import org.regulake.models.quality.QualityRule;
import org.regulake.models.quality.QualityRules;
import org.regulake.models.quality.Severity;
import org.regulake.models.rule.Names;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.text.LocalMoment;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.WithdrawnDelivery;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.quality.DeliveryQuality;
import org.regulake.pipelines.quality.QualityFinding;
import org.regulake.pipelines.repair.RecordWithdrawal;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/**
 * What a lake knows of the quality of deliveries: of all suppliers and sources, or of one source.
 *
 * @param title what it is about, in Chinese and English
 * @param sections its tables; an empty one has no rows
 */
public record QualityReport(String title, List<Section> sections) {

  private static final int MOST_ROWS = 60;
  private static final int MOST_FINDINGS = 20;

  /**
   * A table of the report.
   *
   * @param title in Chinese and English
   * @param headers names of the columns
   * @param rows cells as text
   */
  public record Section(String title, List<String> headers, List<List<String>> rows) {}

  /** Suppliers with their grades on the latest published day, and the sources. */
  public static QualityReport ofAll(Lakehouse lake) {
    return new QualityReport(
        "数据质量 · quality of the deliveries", List.of(suppliers(lake), sources(lake)));
  }

  /**
   * The deliveries, rules and open findings of a source.
   *
   * @param rules all rules, for their labels
   * @throws IllegalArgumentException when there is no such source
   */
  public static QualityReport of(Lakehouse lake, QualityRules rules, String name) {
    Source source =
        Sources.named(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no source '%s'; %s; %s"
                            .formatted(
                                name,
                                Names.hint(name, Sources.names()),
                                Names.known(Sources.names()))));
    Map<String, String> label = source.description().label();
    return new QualityReport(
        "数据质量 · quality: %s · %s (%s)"
            .formatted(label.get("zh"), label.get("en"), source.description().publisher()),
        List.of(
            deliveries(lake, name),
            answers(lake, rules.ofSource(name), name),
            findings(lake, name)));
  }

  private static Section suppliers(Lakehouse lake) {
    Map<String, Field> columns = new LinkedHashMap<>();
    columns.put("月份 month", SupplierQuality.MONTH);
    columns.put("部门 supplier", SupplierQuality.PUBLISHER);
    columns.put("等级 grade", SupplierQuality.GRADE);
    columns.put("得分 points", SupplierQuality.POINTS);
    columns.put("应报 due", SupplierQuality.DUE_COUNT);
    columns.put("按时 on time", SupplierQuality.ON_TIME_COUNT);
    columns.put("逾期 late", SupplierQuality.LATE_COUNT);
    columns.put("未报 missing", SupplierQuality.MISSING_COUNT);
    columns.put("行 rows", SupplierQuality.LANDED_COUNT);
    columns.put("隔离 quarantined", SupplierQuality.QUARANTINED_COUNT);
    columns.put("更正 corrections", SupplierQuality.CORRECTION_COUNT);
    columns.put("计算 arithmetic", SupplierQuality.ARITHMETIC_ZH);
    columns.put("arithmetic", SupplierQuality.ARITHMETIC_EN);
    Dataset<Row> published = lake.read(SupplierQuality.PRODUCT.table());
    Row latest = published.agg(max(column(RunStamp.AS_OF))).first();
    return section(
        "部门评价 · suppliers"
            + (latest.isNullAt(0) ? "，尚未发布 not published yet" : " on " + latest.get(0)),
        columns.keySet(),
        published
            .where(column(RunStamp.AS_OF).equalTo(lit(latest.get(0))))
            .orderBy(
                column(SupplierQuality.MONTH).desc(),
                column(SupplierQuality.POINTS).asc_nulls_last(),
                column(SupplierQuality.PUBLISHER))
            .limit(MOST_ROWS)
            .select(columns.values().stream().map(field -> column(field)).toArray(Column[]::new)));
  }

  private static Section sources(Lakehouse lake) {
    return section(
        "各类数据 · sources: answers of the rules",
        List.of(
            "来源 source",
            "最近收到 last received",
            "检查 checked",
            "严重 serious",
            "警告 warnings",
            "提示 notes",
            "不详 unknown"),
        counted(standing(lake, DeliveryQuality.TABLE), DeliveryQuality.SOURCE)
            .orderBy(column(DeliveryQuality.SOURCE)));
  }

  /** The rows of deliveries that are not withdrawn. */
  private static Dataset<Row> standing(Lakehouse lake, Table table) {
    return WithdrawnDelivery.standing(lake.read(table), lake.read(WithdrawnDelivery.TABLE));
  }

  private static Dataset<Row> counted(Dataset<Row> quality, Field... by) {
    List<Column> sums = new ArrayList<>();
    sums.add(sum(column(DeliveryQuality.CHECKED_COUNT)).as("checked"));
    for (Severity severity : List.of(Severity.SERIOUS, Severity.WARNING, Severity.NOTE)) {
      sums.add(
          sum(when(
                      column(DeliveryQuality.SEVERITY).equalTo(severity.code()),
                      column(DeliveryQuality.FAILED_COUNT))
                  .otherwise(lit(0L)))
              .as(severity.code()));
    }
    sums.add(sum(column(DeliveryQuality.UNKNOWN_COUNT)).as("unknown"));
    return quality
        .groupBy(Arrays.stream(by).map(field -> column(field)).toArray(Column[]::new))
        .agg(max(column(Provenance.RECEIVED_AT)).as("received"), sums.toArray(Column[]::new));
  }

  private static Section deliveries(Lakehouse lake, String source) {
    Dataset<Row> landed =
        standing(lake, DeliveredFile.TABLE)
            .where(
                column(DeliveredFile.SOURCE)
                    .equalTo(source)
                    .and(column(DeliveredFile.STATE).equalTo(DeliveredFile.COLLECTED)))
            .groupBy(column(Provenance.DELIVERY_ID))
            .agg(
                max(column(DeliveredFile.RECEIVED_AT)).as("landed_at"),
                sum(column(DeliveredFile.ROWS_IN)).as("landed"),
                sum(column(DeliveredFile.ROWS_QUARANTINED)).as("unreadable"));
    Dataset<Row> quality =
        counted(
            standing(lake, DeliveryQuality.TABLE)
                .where(column(DeliveryQuality.SOURCE).equalTo(source)),
            Provenance.DELIVERY_ID);
    return section(
        "报送 · deliveries, the newest first",
        List.of(
            "报送 delivery",
            "收到 received",
            "行 rows",
            "不可读 unreadable",
            "检查 checked",
            "严重 serious",
            "警告 warnings",
            "提示 notes",
            "不详 unknown"),
        landed
            .join(quality, new String[] {Provenance.DELIVERY_ID.name()}, "left")
            .orderBy(col("landed_at").desc(), column(Provenance.DELIVERY_ID))
            .limit(MOST_ROWS)
            .select(
                column(Provenance.DELIVERY_ID),
                col("landed_at"),
                col("landed"),
                col("unreadable"),
                col("checked"),
                col("serious"),
                col("warning"),
                col("note"),
                col("unknown")));
  }

  private static Section answers(Lakehouse lake, List<QualityRule> labels, String source) {
    Map<String, QualityRule> rules =
        labels.stream().collect(Collectors.toMap(QualityRule::code, Function.identity()));
    Section counts =
        section(
            "规则 · rules",
            List.of(
                "代码 code", "检查 checked", "通过 passed", "不通过 failed", "不详 unknown", "除外 excepted"),
            standing(lake, DeliveryQuality.TABLE)
                .where(column(DeliveryQuality.SOURCE).equalTo(source))
                .groupBy(column(DeliveryQuality.RULE_CODE))
                .agg(
                    sum(column(DeliveryQuality.CHECKED_COUNT)),
                    sum(column(DeliveryQuality.PASSED_COUNT)),
                    sum(column(DeliveryQuality.FAILED_COUNT)),
                    sum(column(DeliveryQuality.UNKNOWN_COUNT)),
                    sum(column(DeliveryQuality.EXCEPTED_COUNT)))
                .orderBy(column(DeliveryQuality.RULE_CODE)));
    List<String> headers = new ArrayList<>(counts.headers());
    headers.addAll(List.of("程度 severity", "规则 rule", "rule"));
    return new Section(
        counts.title(),
        headers,
        counts.rows().stream()
            .map(
                row -> {
                  List<String> labelled = new ArrayList<>(row);
                  QualityRule rule = rules.get(row.get(0));
                  labelled.addAll(
                      rule == null
                          ? List.of("", "", "")
                          : List.of(
                              rule.severity().chinese() + " " + rule.severity().code(),
                              rule.label().zh(),
                              rule.label().en()));
                  return labelled;
                })
            .toList());
  }

  /** Records in force that break a rule; withdrawn records may not be shown. */
  private static Section findings(Lakehouse lake, String source) {
    Dataset<Row> open =
        lake.read(QualityFinding.TABLE)
            .where(
                column(QualityFinding.SOURCE)
                    .equalTo(source)
                    .and(column(Bitemporal.KNOWN_TO).equalTo(lit(Bitemporal.OPEN_INSTANT))))
            .join(
                lake.read(RecordWithdrawal.TABLE).select(column(RecordWithdrawal.RECORD_ID)),
                new String[] {Provenance.RECORD_ID.name()},
                "left_anti");
    return section(
        "现有问题 · open findings, at most %d".formatted(MOST_FINDINGS),
        List.of("记录 record", "规则 rule", "所载 stated"),
        open.select(
                column(Provenance.RECORD_ID),
                column(Bitemporal.KNOWN_FROM),
                explode(column(QualityFinding.BREACHES)).as("breach"))
            .orderBy(
                column(Bitemporal.KNOWN_FROM).desc(),
                column(Provenance.RECORD_ID),
                col("breach.rule_code"))
            .limit(MOST_FINDINGS)
            .select(column(Provenance.RECORD_ID), col("breach.rule_code"), col("breach.stated")));
  }

  private static Section section(String title, Collection<String> headers, Dataset<Row> rows) {
    return new Section(
        title,
        List.copyOf(headers),
        rows.collectAsList().stream()
            .map(
                row ->
                    IntStream.range(0, row.size())
                        .mapToObj(i -> row.isNullAt(i) ? "" : text(row.get(i)))
                        .toList())
            .toList());
  }

  private static String text(Object value) {
    return value instanceof Instant moment ? LocalMoment.of(moment) : String.valueOf(value);
  }
}
