package org.regulake.pipelines.score;

import static org.apache.spark.sql.functions.lit;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.feature.CountedFacts;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.inventory.RiskModels;
import org.regulake.models.law.Law;
import org.regulake.models.learning.scorecard.CardScorer;
import org.regulake.models.risk.RiskModel;
import org.regulake.models.scorecard.EffectiveScorecard;
import org.regulake.pipelines.feature.EnterpriseFeature;
import org.regulake.pipelines.feature.FeatureFamilies;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/** Scores the enterprises of one day by every model in force. */
public final class Scorer implements Stage {

  public static final StageDeclaration DECLARATION =
      StageDeclaration.daily("score", "评分分类 · scores and classes")
          .readingDay(EnterpriseFeature.TABLE)
          .writing(EnterpriseScore.TABLE);

  private static final Map<String, CountedFacts> FACTS =
      FeatureFamilies.definitions().stream()
          .filter(feature -> feature.facts() != null)
          .collect(Collectors.toUnmodifiableMap(FeatureDefinition::name, FeatureDefinition::facts));

  private final RiskModels models;
  private final Law law;

  /**
   * A scorer.
   *
   * @param law the law, for the citations of the models
   * @throws IllegalArgumentException when a model uses a feature that is not defined
   */
  public Scorer(RiskModels models, Law law) {
    models.all().forEach(model -> model.check(FeatureFamilies.definitions()));
    this.models = models;
    this.law = law;
  }

  @Override
  public StageDeclaration declaration() {
    return DECLARATION;
  }

  @Override
  public Set<String> rules() {
    Set<String> folders = new TreeSet<>(RiskModels.FOLDERS);
    folders.add(Law.FOLDER);
    return folders;
  }

  /** Applies the models in force on the day to the day's features. */
  @Override
  public Result work(StageContext context) {
    LocalDate day = context.stamp().asOf();
    Dataset<Row> features = context.readUnstamped(EnterpriseFeature.TABLE);
    String champion = models.champion(day, law).id();
    Dataset<Row> scored =
        models.at(day, law).stream()
            .map(model -> scored(model, features))
            .reduce(Dataset::unionByName)
            .orElseThrow()
            .withColumn(
                EnterpriseScore.IS_CHAMPION.name(),
                column(EnterpriseScore.MODEL_ID).equalTo(lit(champion)));
    context.write(EnterpriseScore.TABLE, scored);
    return Result.PLAIN;
  }

  private static Dataset<Row> scored(RiskModel model, Dataset<Row> features) {
    Dataset<Row> scored =
        switch (model.kind()) {
          case EXPERT_CARD -> new CardScorer((EffectiveScorecard) model, FACTS).score(features);
        };
    return scored.drop(
        Stream.concat(
                FeatureFamilies.definitions().stream().map(FeatureDefinition::name),
                FACTS.values().stream().map(CountedFacts::column).distinct())
            .toArray(String[]::new));
  }
}
