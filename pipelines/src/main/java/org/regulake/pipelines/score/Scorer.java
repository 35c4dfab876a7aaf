package org.regulake.pipelines.score;

import org.regulake.models.scorecard.EffectiveScorecard;
import org.regulake.models.scorecard.Scorecard;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.feature.EnterpriseFeature;
import org.regulake.pipelines.feature.Features;
import org.regulake.pipelines.lakehouse.Lakehouse;

/** Scores the enterprises of one day. */
public final class Scorer {

  private final Lakehouse lake;
  private final Scorecard scorecard;

  /**
   * A scorer.
   *
   * @throws IllegalArgumentException when the scorecard uses a feature that nobody defines
   */
  public Scorer(Lakehouse lake, Scorecard scorecard) {
    scorecard.check(Features.definitions());
    this.lake = lake;
    this.scorecard = scorecard;
  }

  /** Applies the scorecard in force on the day to the day's features. */
  public void score(RunStamp stamp) {
    EffectiveScorecard inForce = scorecard.at(stamp.asOf());
    stamp.write(lake::replaceWhere, EnterpriseScore.TABLE,
        lake.read(EnterpriseFeature.TABLE).where(stamp.condition()).drop("as_of", "known_at", "run_id").transform(inForce::score));
  }
}
