package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.feature.WhenMissing;
import org.regulake.models.law.Law;
import org.regulake.models.law.PenaltyPublicity;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.graph.Component;
import org.regulake.pipelines.graph.Control;
import org.regulake.pipelines.graph.Edge;
import org.regulake.pipelines.graph.SubscribedShares;
import org.regulake.pipelines.lakehouse.BitemporalRows;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.record.CapitalInYuan;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.record.UnusableRows;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.source.abnormallisting.AbnormalListingSource;
import org.regulake.pipelines.source.annualreport.AnnualReportSource;
import org.regulake.pipelines.source.arrears.ArrearsSource;
import org.regulake.pipelines.source.guarantee.GuaranteeSource;
import org.regulake.pipelines.source.judgment.JudgmentSource;
import org.regulake.pipelines.source.officer.OfficerSource;
import org.regulake.pipelines.source.penalty.PenaltySource;
import org.regulake.pipelines.source.shareholding.ShareholdingSource;
import org.regulake.pipelines.stage.StageContext;

/** The features of one day: one aggregation per kind of facts, joined to the enterprises on the market. */
final class DailyFeatures {

  /** Sources of which rows that cannot be used leave a value open. */
  static final List<Source> LEAVING_OPEN = List.of(AnnualReportSource.SOURCE, OfficerSource.SOURCE, ShareholdingSource.SOURCE);

  private final StageContext context;

  DailyFeatures(StageContext context) {
    this.context = context;
  }

  /**
   * Computes and writes the day's features.
   *
   * @param law the law, of which that of the day is used
   */
  void build(Law law) {
    RunStamp stamp = context.stamp();
    Moment moment = Moment.of(stamp.asOf(), law);
    Set<String> delivered = delivered(stamp);
    try (UnusableRows unusable = UnusableRows.of(context, stamp.knownAt(), LEAVING_OPEN)) {
      Dataset<Row> features = features(facts(stamp, moment, PenaltyPublicity.of(law, stamp.asOf()), delivered, unusable), moment, stamp);
      context.write(EnterpriseFeature.TABLE, features.select(columns(delivered)));
    }
  }

  /** Sources of which something was collected by the moment of judgment: of other sources a missing record means unknown, not zero. */
  private Set<String> delivered(RunStamp stamp) {
    return context.read(DeliveredFile.TABLE)
        .where(Schemas.column(DeliveredFile.STATE).equalTo(DeliveredFile.COLLECTED).and(Schemas.column(DeliveredFile.RECEIVED_AT).leq(lit(stamp.knownAt()))))
        .select(Schemas.column(DeliveredFile.SOURCE)).distinct().collectAsList().stream().map(row -> row.getString(0)).collect(Collectors.toUnmodifiableSet());
  }

  private Dataset<Row> features(Map<Facts, Dataset<Row>> facts, Moment moment, RunStamp stamp) {
    Dataset<Row> features = Enterprise.onTheMarket(context.read(Enterprise.TABLE), stamp).select("entity_id");
    for (Map.Entry<Facts, Dataset<Row>> group : facts.entrySet()) {
      List<EntityFeature> members = Features.ALL.stream().filter(feature -> feature.facts() == group.getKey()).toList();
      Column[] values = members.stream().map(feature -> feature.value(moment).as(feature.definition().name())).toArray(Column[]::new);
      String factEntity = entityOf(group.getKey());
      Dataset<Row> aggregated = group.getValue().groupBy(col("entity_id").as(factEntity))
          .agg(values[0], java.util.Arrays.copyOfRange(values, 1, values.length));
      features = features.join(aggregated, col("entity_id").equalTo(col(factEntity)), "left");
    }
    return features;
  }

  private static Column[] columns(Set<String> delivered) {
    List<Column> columns = new ArrayList<>(List.of(col("entity_id")));
    for (EntityFeature feature : Features.ALL) {
      Column value = col(feature.definition().name());
      boolean isZero = feature.definition().whenMissing() == WhenMissing.ZERO_IF_SOURCE_DELIVERED
          && delivered.contains(feature.facts().source());
      // Only who has no fact at all has zero: a value that the facts do not tell stays unknown.
      columns.add((isZero ? when(col(entityOf(feature.facts())).isNull(), 0.0).otherwise(value) : value).as(feature.definition().name()));
    }
    return columns.toArray(Column[]::new);
  }

  /** Column with the enterprise of facts of a kind; null beside an enterprise without such facts. */
  private static String entityOf(Facts facts) {
    return "entity_of_" + facts.name();
  }

  private Dataset<Row> asOf(Table table, RunStamp stamp) {
    return BitemporalRows.asOf(context.read(table), stamp.asOf(), stamp.knownAt());
  }

  private Map<Facts, Dataset<Row>> facts(
      RunStamp stamp, Moment moment, PenaltyPublicity publicity, Set<String> delivered, UnusableRows unusable) {
    Dataset<Row> states = asOf(Enterprise.TABLE, stamp).where(col("record_state").equalTo(Enterprise.REGISTERED));
    Dataset<Row> edges = asOf(Edge.TABLE, stamp).where(BitemporalRows.isValidOn(stamp.asOf()));
    Map<Facts, Dataset<Row>> facts = new EnumMap<>(Facts.class);
    facts.put(Facts.ENTERPRISE, states);
    facts.put(Facts.PENALTY, PublicPenalties.on(stamp.asOf(), asOf(PenaltySource.TABLE, stamp), publicity));
    facts.put(Facts.ABNORMAL_LISTING, asOf(AbnormalListingSource.TABLE, stamp));
    facts.put(Facts.JUDGMENT, asOf(JudgmentSource.TABLE, stamp));
    facts.put(Facts.ARREARS, asOf(ArrearsSource.TABLE, stamp));
    Dataset<Row> current = states.where(BitemporalRows.isValidOn(stamp.asOf()));
    facts.put(Facts.ANNUAL_REPORT, annualReports(current, delivered.contains(Facts.ANNUAL_REPORT.source()), moment, unusable, stamp));
    facts.put(Facts.OFFICER, withUnusable(asOf(OfficerSource.TABLE, stamp), unusable.of(OfficerSource.SOURCE)));
    facts.put(Facts.SHAREHOLDING, withUnusable(stakes(current, edges), unusable.of(ShareholdingSource.SOURCE)));
    facts.put(Facts.GUARANTEE_GIVEN, guaranteesGiven(current, stamp));
    facts.put(Facts.SHARED_TIE, sharedTies(edges));
    facts.put(Facts.COMPONENT, context.read(Component.TABLE).where(col("network").equalTo("ownership"))
        .withColumnRenamed("node_id", "entity_id"));
    Dataset<Row> control = context.read(Control.TABLE).where("is_direct");
    facts.put(Facts.CONTROLLED, control.select(col("controller_id").as("entity_id"), col("entity_id").as("controlled_id")));
    facts.put(Facts.CONTROLLER, control);
    facts.put(Facts.RELATED, related(edges, stamp));
    facts.put(Facts.FILE, file(stamp));
    return facts;
  }

  /** Reports beside the enterprises that owe them: who never reported has a row too, unless nobody's reports were delivered. */
  private Dataset<Row> annualReports(Dataset<Row> current, boolean isDelivered, Moment moment, UnusableRows unusable, RunStamp stamp) {
    Dataset<Row> reports = asOf(AnnualReportSource.TABLE, stamp).withColumnRenamed("entity_id", "reporter_id");
    Dataset<Row> owing = current.select("entity_id", "established_date", "province_code");
    Column isReporter = col("entity_id").equalTo(col("reporter_id"));
    Dataset<Row> delivered = owing.join(reports, isReporter)
        .groupBy(col("province_code").as("delivered_province")).agg(sort_array(collect_set("report_year")).as("delivered_years"));
    Dataset<Row> owed = owing.join(reports, isReporter, isDelivered ? "left" : "inner")
        .join(broadcast(delivered), col("province_code").equalTo(col("delivered_province")), "left");
    // A line that is no row may hold the reports on all years, one row in quarantine that on one.
    Column most = col("unusable_rows").plus(when(col("is_mentioned"), lit((long) moment.reportYears().size())).otherwise(lit(0L)));
    return unusable.of(AnnualReportSource.SOURCE)
        .map(rows -> owed.join(rows, col("entity_id").equalTo(col("unusable_id")), "left").withColumn("unusable_reports", coalesce(most, lit(0L))))
        .orElseGet(() -> owed.withColumn("unusable_reports", lit(0L)));
  }

  /** Stakes that stand on the day, with the shares that follow from the sums subscribed: the same as in the graph. */
  private static Dataset<Row> stakes(Dataset<Row> current, Dataset<Row> edges) {
    return SubscribedShares.fill(edges.where(col("edge_type").equalTo("shareholding")), current)
        .withColumnRenamed("to_id", "entity_id").withColumnRenamed("from_id", "holder_id");
  }

  /** Adds {@code is_unusable}, and a row of which it is true and nothing else is known for every enterprise of which rows could not be used. */
  private static Dataset<Row> withUnusable(Dataset<Row> facts, Optional<Dataset<Row>> unusable) {
    Dataset<Row> usable = facts.withColumn("is_unusable", lit(false));
    return unusable.map(rows -> usable.unionByName(rows.select(col("unusable_id").as("entity_id"), lit(true).as("is_unusable")), true)).orElse(usable);
  }

  private Dataset<Row> guaranteesGiven(Dataset<Row> current, RunStamp stamp) {
    Dataset<Row> capital = current.select(col("entity_id").as("guarantor"), CapitalInYuan.atLeast(stamp.asOf()).as("guarantor_capital_at_least"),
        CapitalInYuan.atMost(stamp.asOf()).as("guarantor_capital_at_most"));
    return asOf(GuaranteeSource.TABLE, stamp).drop("entity_id").withColumnRenamed("guarantor_id", "entity_id")
        .join(capital, col("entity_id").equalTo(col("guarantor")), "left");
  }

  /** For each enterprise the number of enterprises with which it shares its representative, its address, its telephone. */
  private static Dataset<Row> sharedTies(Dataset<Row> edges) {
    Dataset<Row> ties = edges.where(col("edge_type").isin("address", "phone"))
        .select(col("edge_type").as("kind"), col("from_id").as("entity_id"), col("to_id").as("tie"))
        .unionByName(edges.where(col("edge_type").equalTo("legal_representative"))
            .select(lit("representative").as("kind"), col("to_id").as("entity_id"), col("from_id").as("tie")));
    Dataset<Row> sizes = ties.groupBy(col("tie").as("counted_tie")).agg(countDistinct("entity_id").as("enterprise_count"));
    return ties.join(sizes, col("tie").equalTo(col("counted_tie")));
  }

  private Dataset<Row> related(Dataset<Row> edges, RunStamp stamp) {
    Dataset<Row> ties = edges
        .where(col("edge_type").isin("shareholding", "guarantee").and(col("from_kind").notEqual("person"))
            .and(col("from_id").notEqual(col("to_id"))))
        .select("from_id", "to_id");
    Dataset<Row> both = ties.toDF("entity_id", "related_id").unionByName(ties.toDF("related_id", "entity_id"));
    Dataset<Row> adverse = openIds(JudgmentSource.TABLE, stamp, "kind = 'dishonest_debtor'")
        .withColumn("is_dishonest", lit(true)).withColumn("is_abnormal", lit(false))
        .unionByName(openIds(AbnormalListingSource.TABLE, stamp, "true")
            .withColumn("is_dishonest", lit(false)).withColumn("is_abnormal", lit(true)))
        .groupBy(col("entity_id").as("adverse_id"))
        .agg(max("is_dishonest").as("is_dishonest"), max("is_abnormal").as("is_abnormal"));
    return both.join(adverse, col("related_id").equalTo(col("adverse_id")), "left")
        .withColumn("is_dishonest", coalesce(col("is_dishonest"), lit(false)))
        .withColumn("is_abnormal", coalesce(col("is_abnormal"), lit(false)));
  }

  private Dataset<Row> openIds(Table table, RunStamp stamp, String condition) {
    return asOf(table, stamp).where(condition).where(BitemporalRows.isValidOn(stamp.asOf())).select("entity_id");
  }

  /** Which sources know the enterprise. */
  private Dataset<Row> file(RunStamp stamp) {
    List<Dataset<Row>> parts = new ArrayList<>();
    for (Source source : Sources.ALL) {
      Dataset<Row> rows = source.isRegister()
          ? asOf(Enterprise.TABLE, stamp).where(col("record_state").equalTo(Enterprise.REGISTERED))
          : asOf(source.silver(), stamp);
      parts.add(rows.groupBy("entity_id").agg(count(lit(1)).as("records")).select(col("entity_id"), lit(source.name()).as("source")));
    }
    return parts.stream().reduce(Dataset::unionAll).orElseThrow();
  }
}
