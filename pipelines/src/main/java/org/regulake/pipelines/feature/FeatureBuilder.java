package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.feature.FeatureRules;
import org.regulake.models.feature.WhenMissing;
import org.regulake.models.law.Law;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.graph.Component;
import org.regulake.pipelines.graph.Control;
import org.regulake.pipelines.graph.Edge;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.record.UnusableRows;
import org.regulake.pipelines.repair.RecordWithdrawal;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/** Computes {@code feature.enterprise} for one day. */
public final class FeatureBuilder implements Stage {

  public static final StageDeclaration DECLARATION =
      StageDeclaration.daily("feature", "计算特征 · features")
          .readingKnown(Enterprise.TABLE, Edge.TABLE, DeliveredFile.TABLE, RecordWithdrawal.TABLE)
          .readingKnown(Sources.ofFacts().stream().map(Source::silver).toList())
          .readingKnown(UnusableRows.tables(FeatureFamilies.openByUnusableRows()))
          .readingDay(Component.TABLE, Control.TABLE)
          .writing(EnterpriseFeature.TABLE);

  private final Law law;

  /**
   * A builder of features.
   *
   * @param law the law; numbers in force on the day are used
   */
  public FeatureBuilder(Law law) {
    this.law = law;
  }

  @Override
  public StageDeclaration declaration() {
    return DECLARATION;
  }

  @Override
  public Set<String> rules() {
    return Set.of(Sources.FOLDER, FeatureRules.FOLDER, Law.FOLDER);
  }

  @Override
  public Result work(StageContext context) {
    try (FactsOfDay day = new FactsOfDay(context, law)) {
      context.write(EnterpriseFeature.TABLE, features(day));
    }
    return Result.PLAIN;
  }

  /**
   * Aggregates each family once, values and the facts behind them, and joins the results to the
   * enterprises on the market.
   */
  private static Dataset<Row> features(FactsOfDay day) {
    Dataset<Row> features = day.onTheMarket().select(column(EnterpriseFeature.ENTITY_ID));
    List<Column> columns = new ArrayList<>(List.of(column(EnterpriseFeature.ENTITY_ID)));
    for (FeatureFamily family : FeatureFamilies.ALL) {
      FamilyFacts facts = FamilyFacts.of(family);
      if (!family.isKnown(day)) {
        columns.addAll(nothing(family, facts));
        continue;
      }
      // Null next to an enterprise without facts of the family.
      String entity = "entity_of_" + family.name();
      List<Column> values = new ArrayList<>();
      family
          .features()
          .forEach(feature -> values.add(feature.value().apply(day.moment()).as(feature.name())));
      if (!facts.areNone()) {
        values.add(facts.aggregate(day.moment()));
      }
      Dataset<Row> aggregated =
          family
              .facts(day)
              .groupBy(column(EnterpriseFeature.ENTITY_ID).as(entity))
              .agg(values.get(0), values.stream().skip(1).toArray(Column[]::new));
      features =
          features.join(
              aggregated, column(EnterpriseFeature.ENTITY_ID).equalTo(col(entity)), "left");
      family
          .features()
          .forEach(
              feature ->
                  columns.add(value(feature, col(entity), day.isDelivered(family.source()))));
      if (!facts.areNone()) {
        columns.add(column(facts.field()));
      }
    }
    return features.select(columns.toArray(Column[]::new));
  }

  /** The columns of a family of which nothing is known. */
  private static List<Column> nothing(FeatureFamily family, FamilyFacts facts) {
    List<Column> columns = new ArrayList<>();
    family.features().forEach(feature -> columns.add(lit(null).cast("double").as(feature.name())));
    if (!facts.areNone()) {
      columns.add(lit(null).cast(Schemas.type(facts.field())).as(facts.field().name()));
    }
    return columns;
  }

  /**
   * Replaces null by zero only for an enterprise without any fact: a value that existing facts do
   * not determine stays unknown.
   */
  private static Column value(Feature feature, Column entity, boolean isDelivered) {
    boolean isZero =
        feature.definition().whenMissing() == WhenMissing.ZERO_IF_SOURCE_DELIVERED && isDelivered;
    return (isZero
            ? when(entity.isNull(), 0.0).otherwise(col(feature.name()))
            : col(feature.name()))
        .as(feature.name());
  }
}
