package org.regulake.pipelines.monitor;

import java.time.LocalDate;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.learning.indicator.IndicatorMeasurement;
import org.regulake.models.learning.warning.WarningRaiser;
import org.regulake.models.warning.Warnings;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.score.EnterpriseScore;
import org.regulake.pipelines.source.AbnormalListing;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/** Measures the indicators of one day of judgment and raises the warnings on them. */
public final class Monitor implements Stage {

  public static final StageDeclaration DECLARATION =
      StageDeclaration.daily("monitor", "监测预警 · indicators and warnings")
          .readingKnown(Enterprise.TABLE, AbnormalListing.TABLE, DeliveredFile.TABLE)
          .readingKnown(
              Sources.ofFacts().stream()
                  .map(Source::silver)
                  .filter(table -> !table.equals(AbnormalListing.TABLE))
                  .toList())
          .readingDay(EnterpriseScore.TABLE)
          .writing(IndicatorValue.TABLE, Warning.TABLE);

  private final Indicators indicators;
  private final Warnings warnings;

  public Monitor(Indicators indicators, Warnings warnings) {
    this.indicators = indicators;
    this.warnings = warnings;
  }

  @Override
  public StageDeclaration declaration() {
    return DECLARATION;
  }

  @Override
  public Set<String> rules() {
    return Set.of(Indicators.FOLDER, Warnings.FOLDER);
  }

  /** Measures the indicators and raises the warnings. */
  @Override
  public Result work(StageContext context) {
    LocalDate day = context.stamp().asOf();
    Populations populations = new Populations(context, Populations.sources(indicators));
    context.write(
        IndicatorValue.TABLE,
        new IndicatorMeasurement(indicators)
            .measure(populations.byName(), day, populations.knownFrom()));
    Dataset<Row> measured = context.readUnstamped(IndicatorValue.TABLE);
    context.write(Warning.TABLE, new WarningRaiser(warnings).raise(measured, day));
    return Result.PLAIN;
  }
}
