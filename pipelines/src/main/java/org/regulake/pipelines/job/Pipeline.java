package org.regulake.pipelines.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.law.Law;
import org.regulake.models.scorecard.Scorecard;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.warning.Warnings;
import org.regulake.pipelines.collect.CollectReport;
import org.regulake.pipelines.collect.Collector;
import org.regulake.pipelines.collect.DeliveredFile;
import org.regulake.pipelines.collect.PersonName;
import org.regulake.pipelines.collect.QuarantinedLandedRow;
import org.regulake.pipelines.collect.WithdrawnDelivery;
import org.regulake.pipelines.feature.EnterpriseFeature;
import org.regulake.pipelines.feature.FeatureBuilder;
import org.regulake.pipelines.graph.Edge;
import org.regulake.pipelines.graph.GraphBuilder;
import org.regulake.pipelines.identity.EntityResolver;
import org.regulake.pipelines.identity.Identifier;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.StageRecord;
import org.regulake.pipelines.monitor.Monitor;
import org.regulake.pipelines.publish.Publisher;
import org.regulake.pipelines.record.RecordReport;
import org.regulake.pipelines.record.Recorder;
import org.regulake.pipelines.score.EnterpriseScore;
import org.regulake.pipelines.score.Scorer;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/** The recipe: from landed files to published scores, stage by stage. */
final class Pipeline {

  /** What comes from outside: no stage can make it again from other tables. */
  static final List<Table> COLLECTED = collected();

  private final Lakehouse lake;
  private final Config config;
  private final PersonKey personKey;
  private final StageRunner stages;
  private final boolean isRecovering;
  private final Instant now;

  Pipeline(Lakehouse lake, Config config, PersonKey personKey, StageRunner stages, boolean isRecovering, Instant now) {
    this.lake = lake;
    this.config = config;
    this.personKey = personKey;
    this.stages = stages;
    this.isRecovering = isRecovering;
    this.now = now;
  }

  /** What a run did, for its summary. */
  record Outcome(CollectReport collected, List<RunStamp> days) {}

  /** Runs all stages. */
  Outcome run(RunOptions options, String runId) {
    CollectReport collected = collect();
    stages.run(new Stage("identify", "解析主体 · who is who", List.of("collect"), "", List.of(Identifier.TABLE), null, () -> {
      new EntityResolver(lake).resolve();
      return Stage.Result.PLAIN;
    }));
    stages.run(new Stage("record", "形成记录 · typed, bitemporal records", List.of("collect", "identify"), personKey.fingerprint(),
        Recorder.tables(), null, this::record));
    stages.run(new Stage("connect", "建立关系 · dated edges", List.of("record"), "", List.of(Edge.TABLE), null, () -> {
      new GraphBuilder(lake).connect();
      return Stage.Result.PLAIN;
    }));
    List<RunStamp> days = JudgedDays.of(lake, options, runId, collected.refusals());
    for (RunStamp day : days) {
      judge(day, days.indexOf(day) > 0 ? days.get(days.indexOf(day) - 1) : null);
    }
    return new Outcome(collected, days);
  }

  private static List<Table> collected() {
    List<Table> tables = new ArrayList<>(Sources.ALL.stream().map(Source::bronze).toList());
    tables.addAll(List.of(PersonName.TABLE, QuarantinedLandedRow.TABLE, DeliveredFile.TABLE, WithdrawnDelivery.TABLE));
    return List.copyOf(tables);
  }

  private CollectReport collect() {
    Collector collector = new Collector(lake, config.landing(), personKey, now);
    Collector.Found found = collector.look();
    CollectReport[] report = new CollectReport[1];
    stages.run(new Stage("collect", "归集入湖 · landing to bronze", List.of(), found.signature(), COLLECTED, null, () -> {
      report[0] = collector.collect(found, isRecovering);
      return new Stage.Result(report[0].hops(), List.of());
    }));
    return report[0] != null ? report[0] : collector.standing(found);
  }

  private Stage.Result record() {
    Map<String, Long> collectedRows = new TreeMap<>();
    StageRecord collected = stages.recorded("collect");
    Sources.ALL.forEach(source -> collected.output(source.bronze().fullName())
        .ifPresent(output -> collectedRows.put(source.name(), output.rows())));
    RecordReport report = new Recorder(lake, personKey).record(collectedRows);
    return new Stage.Result(report.hops(), report.sentences());
  }

  private void judge(RunStamp day, RunStamp dayBefore) {
    Law law = Law.load();
    String stamp = day.asOf() + " known at " + day.knownAt();
    String suffix = "@" + day.asOf();
    stages.run(new Stage("relate" + suffix, "分析关系 · components, control, owners", List.of("record", "connect"),
        stamp + " " + config.maxNodesInMemory(), GraphBuilder.DAILY, day.condition(), () -> {
          new GraphBuilder(lake).derive(day, law, config.maxNodesInMemory(), stages.programAndRules());
          return Stage.Result.PLAIN;
        }));
    stages.run(new Stage("feature" + suffix, "计算特征 · features", List.of("collect", "identify", "record", "connect", "relate" + suffix), stamp,
        List.of(EnterpriseFeature.TABLE), day.condition(), () -> {
          new FeatureBuilder(lake).build(day, law, delivered(day));
          return Stage.Result.PLAIN;
        }));
    stages.run(new Stage("score" + suffix, "评分分类 · scores and classes", List.of("feature" + suffix), stamp, List.of(EnterpriseScore.TABLE),
        day.condition(), () -> {
          new Scorer(lake, Scorecard.load("supervision")).score(day);
          return Stage.Result.PLAIN;
        }));
    stages.run(new Stage("monitor" + suffix, "监测预警 · indicators and warnings", List.of("record", "score" + suffix), stamp, Monitor.DAILY,
        day.condition(), () -> {
          new Monitor(lake, Indicators.load(), Warnings.load()).watch(day);
          return Stage.Result.PLAIN;
        }));
    List<String> published = new ArrayList<>(List.of("record", "score" + suffix, "monitor" + suffix));
    if (dayBefore != null) {
      published.add("score@" + dayBefore.asOf());
    }
    stages.run(new Stage("publish" + suffix, "审核发布 · write, audit, publish", published, stamp, Publisher.TABLES, day.condition(), () -> {
      new Publisher(lake).publish(day);
      return Stage.Result.PLAIN;
    }));
  }

  /** Sources of which something was collected by the moment of judgment: only for these is nothing found the same as nothing there. */
  private Set<String> delivered(RunStamp day) {
    Set<String> delivered = new TreeSet<>();
    lake.read(DeliveredFile.TABLE).where("state = 'collected'").where(
            org.apache.spark.sql.functions.col("received_at").leq(org.apache.spark.sql.functions.lit(day.knownAt())))
        .select("source").distinct().collectAsList().forEach(row -> delivered.add(row.getString(0)));
    return delivered;
  }
}
