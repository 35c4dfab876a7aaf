package org.regulake.pipelines.score;

import org.regulake.models.scorecard.EffectiveScorecard;
import org.regulake.models.scorecard.Scorecard;
import org.regulake.pipelines.feature.EnterpriseFeature;
import org.regulake.pipelines.feature.Features;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/** Scores the enterprises of one day. */
public final class Scorer implements Stage {

  public static final StageDeclaration DECLARATION = StageDeclaration.daily("score", "评分分类 · scores and classes")
      .readingDay(EnterpriseFeature.TABLE)
      .writing(EnterpriseScore.TABLE);

  private final Scorecard scorecard;

  /**
   * A scorer.
   *
   * @throws IllegalArgumentException when the scorecard uses a feature that nobody defines
   */
  public Scorer(Scorecard scorecard) {
    scorecard.check(Features.definitions());
    this.scorecard = scorecard;
  }

  @Override
  public StageDeclaration declaration() {
    return DECLARATION;
  }

  /** Applies the scorecard in force on the day to the day's features. */
  @Override
  public Result work(StageContext context) {
    EffectiveScorecard inForce = scorecard.at(context.stamp().asOf());
    context.write(EnterpriseScore.TABLE,
        context.read(EnterpriseFeature.TABLE).drop("as_of", "known_at", "run_id").transform(inForce::score));
    return Result.PLAIN;
  }
}
