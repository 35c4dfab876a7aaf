package org.regulake.pipelines.feature;

import java.util.Set;
import org.regulake.models.law.Law;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.graph.Component;
import org.regulake.pipelines.graph.Control;
import org.regulake.pipelines.graph.Edge;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.record.UnusableRows;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/** Computes {@code feature.enterprise} for one day. */
public final class FeatureBuilder implements Stage {

  public static final StageDeclaration DECLARATION = StageDeclaration.daily("feature", "计算特征 · features")
      .reading(Enterprise.TABLE, Edge.TABLE, DeliveredFile.TABLE)
      .reading(Sources.ALL.stream().filter(source -> !source.isRegister()).map(Source::silver).toList())
      .reading(UnusableRows.tables(DailyFeatures.LEAVING_OPEN))
      .readingDay(Component.TABLE, Control.TABLE)
      .writing(EnterpriseFeature.TABLE);

  private final Law law;

  /**
   * A builder of features.
   *
   * @param law the law, of which that of the day is used
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
    return Set.of(Law.FOLDER);
  }

  @Override
  public Result work(StageContext context) {
    new DailyFeatures(context).build(law);
    return Result.PLAIN;
  }
}
