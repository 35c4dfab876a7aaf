package org.regulake.pipelines.publish;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.law.Law;
import org.regulake.models.table.Table;
import org.regulake.pipelines.monitor.IndicatorValue;
import org.regulake.pipelines.monitor.Warning;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.score.EnterpriseScore;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/** Publishes the scores, reasons, indicators and warnings of a day. */
public final class Publisher implements Stage {

  /** All published tables, in the order in which they are released. */
  public static final List<Table> TABLES =
      Stream.concat(Stream.of(RiskScore.TABLE, RiskReason.TABLE), PublishedMonitor.TABLES.stream()).toList();

  public static final StageDeclaration DECLARATION = StageDeclaration.daily("publish", "审核发布 · write, audit, publish")
      .reading(Enterprise.TABLE)
      .readingDay(EnterpriseScore.TABLE, IndicatorValue.TABLE, Warning.TABLE)
      .readingPreviousDay(EnterpriseScore.TABLE)
      .writing(TABLES);

  private final Indicators indicators;
  private final Law law;

  /**
   * A publisher.
   *
   * @param indicators the indicators, of which the words are published
   * @param law the law, as which their grounds are cited
   */
  public Publisher(Indicators indicators, Law law) {
    this.indicators = indicators;
    this.law = law;
  }

  @Override
  public StageDeclaration declaration() {
    return DECLARATION;
  }

  @Override
  public Set<String> rules() {
    return Set.of(Indicators.FOLDER, Law.FOLDER);
  }

  @Override
  public Result work(StageContext context) {
    long expectedScores = context.read(EnterpriseScore.TABLE).count();
    Audit audit = new Audit();
    context.publish(new Products(context, indicators, law).rows(),
        (table, fresh, before) -> audit.of(table, fresh, before, table == RiskScore.TABLE ? expectedScores : -1));
    return Result.PLAIN;
  }
}
