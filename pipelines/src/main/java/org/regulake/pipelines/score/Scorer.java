package org.regulake.pipelines.score;

import java.util.Set;
import org.regulake.models.law.Law;
import org.regulake.models.learning.scorecard.CardScorer;
import org.regulake.models.scorecard.Scorecard;
import org.regulake.pipelines.feature.EnterpriseFeature;
import org.regulake.pipelines.feature.FeatureFamilies;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/** Scores the enterprises of one day. */
public final class Scorer implements Stage {

  public static final StageDeclaration DECLARATION = StageDeclaration.daily("score", "评分分类 · scores and classes")
      .readingDay(EnterpriseFeature.TABLE)
      .writing(EnterpriseScore.TABLE);

  private final Scorecard scorecard;
  private final Law law;

  /**
   * A scorer.
   *
   * @param law the law, as which the grounds of the scorecard are cited
   * @throws IllegalArgumentException when the scorecard uses a feature that nobody defines
   */
  public Scorer(Scorecard scorecard, Law law) {
    scorecard.check(FeatureFamilies.definitions());
    this.scorecard = scorecard;
    this.law = law;
  }

  @Override
  public StageDeclaration declaration() {
    return DECLARATION;
  }

  @Override
  public Set<String> rules() {
    return Set.of(Scorecard.FOLDER, Law.FOLDER);
  }

  /** Applies the scorecard in force on the day to the day's features. */
  @Override
  public Result work(StageContext context) {
    CardScorer inForce = new CardScorer(scorecard.at(context.stamp().asOf(), law));
    context.write(EnterpriseScore.TABLE,
        context.read(EnterpriseFeature.TABLE).drop("as_of", "known_at", "run_id").transform(inForce::score));
    return Result.PLAIN;
  }
}
