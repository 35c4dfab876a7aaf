package org.regulake.pipelines.quality;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.regulake.models.quality.Expectation;
import org.regulake.models.quality.Expectations;
import org.regulake.models.quality.QualityRules;
import org.regulake.models.rule.Require;
import org.regulake.models.table.Field;
import org.regulake.models.table.Table;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.record.QuarantinedRecord;
import org.regulake.pipelines.record.Recorder;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.EarlierResult;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/**
 * Checks every record once, by the rules of the day on which it was received and with what the
 * register knew by then, so that the answer stays what it was. All rules of a source are answered
 * in one pass over its table; a source whose records have not changed keeps its answers.
 */
public final class QualityChecker implements Stage {

  public static final StageDeclaration DECLARATION =
      StageDeclaration.whole("quality", "质量检查 · rules on the quality of records")
          .reading(Sources.ALL.stream().map(Recorder::silverOf).toList())
          .reading(DeliveredFile.TABLE, QuarantinedRecord.TABLE)
          .reading(Sources.ALL.stream().map(Source::bronze).toList())
          .writing(DeliveryQuality.TABLE, QualityFinding.TABLE, DeliveryFill.TABLE);

  private final List<CheckedSource> sources;
  private final Map<Source, List<String>> counted = new LinkedHashMap<>();

  /**
   * Creates the stage.
   *
   * @param rules the rules on records
   * @param expectations what is expected of deliveries, of which the columns are counted
   * @throws IllegalArgumentException when one of them names an unknown source or column
   */
  public QualityChecker(QualityRules rules, Expectations expectations) {
    rules
        .all()
        .forEach(
            rule ->
                Require.known(
                    "quality rule '%s'".formatted(rule.code()),
                    "source",
                    rule.source(),
                    Sources.names()));
    this.sources =
        Sources.ALL.stream()
            .filter(source -> !rules.ofSource(source.name()).isEmpty())
            .map(source -> new CheckedSource(source, rules.ofSource(source.name())))
            .toList();
    expectations.all().forEach(this::count);
  }

  private void count(Expectation expectation) {
    String owner = "expectations/%s.yml".formatted(expectation.source());
    Require.known(owner, "source", expectation.source(), Sources.names());
    Source source = Sources.named(expectation.source()).orElseThrow();
    expectation
        .columns()
        .forEach(column -> Require.known(owner, "column", column, source.landedNames()));
    if (!expectation.columns().isEmpty()) {
      counted.put(source, expectation.columns());
    }
  }

  @Override
  public StageDeclaration declaration() {
    return DECLARATION;
  }

  @Override
  public Set<String> rules() {
    return Set.of(Sources.FOLDER, QualityRules.FOLDER, Expectations.FOLDER);
  }

  /** Checks and counts what has changed. */
  @Override
  public Result work(StageContext context) {
    List<CheckedSource> delivered =
        sources.stream().filter(source -> isStored(context, source.silver())).toList();
    List<CheckedSource> changed =
        delivered.stream()
            .filter(
                source -> context.earlier().filter(before -> isUnchanged(source, before)).isEmpty())
            .toList();
    Optional<Dataset<Row>> answered =
        changed.isEmpty()
            ? Optional.empty()
            : Optional.of(
                AnsweredRecords.of(changed, context).persist(StorageLevel.MEMORY_AND_DISK()));
    Object[] kept =
        delivered.stream()
            .filter(source -> !changed.contains(source))
            .map(source -> source.source().name())
            .toArray();
    List<Runnable> writes = new ArrayList<>();
    answered.ifPresent(
        rows -> {
          writes.add(
              () ->
                  write(
                      context,
                      DeliveryQuality.TABLE,
                      DeliveryQuality.SOURCE,
                      kept,
                      AnsweredRecords.counts(rows)));
          writes.add(
              () ->
                  write(
                      context,
                      QualityFinding.TABLE,
                      QualityFinding.SOURCE,
                      kept,
                      AnsweredRecords.findings(rows)));
        });
    fill(context).ifPresent(writes::add);
    try {
      context.writeConcurrently(writes);
    } finally {
      answered.ifPresent(Dataset::unpersist);
    }
    return Result.PLAIN;
  }

  /** Counts the filled cells of the sources whose landed rows have changed. */
  private Optional<Runnable> fill(StageContext context) {
    List<Source> delivered =
        counted.keySet().stream().filter(source -> isStored(context, source.bronze())).toList();
    List<Source> changed =
        delivered.stream()
            .filter(
                source ->
                    context
                        .earlier()
                        .filter(before -> before.isUnchanged(source.bronze()))
                        .isEmpty())
            .toList();
    Object[] kept =
        delivered.stream().filter(source -> !changed.contains(source)).map(Source::name).toArray();
    return changed.stream()
        .map(source -> DeliveryFill.of(source, counted.get(source), context.read(source.bronze())))
        .reduce(Dataset::unionByName)
        .map(rows -> () -> write(context, DeliveryFill.TABLE, DeliveryFill.SOURCE, kept, rows));
  }

  private static boolean isStored(StageContext context, Table table) {
    return context.recordedRows(table).isPresent();
  }

  private static boolean isUnchanged(CheckedSource source, EarlierResult before) {
    return before.isUnchanged(source.silver())
        && (!source.isAskingRegister()
            || before.isUnchanged(Enterprise.TABLE) && before.isUnchanged(QuarantinedRecord.TABLE));
  }

  private static void write(
      StageContext context, Table table, Field source, Object[] kept, Dataset<Row> rows) {
    Dataset<Row> conforming = Schemas.conform(table, rows);
    context.write(
        table,
        kept.length == 0
            ? conforming
            : context.read(table).where(col(source.name()).isin(kept)).unionByName(conforming));
  }
}
