package org.regulake.pipelines.publish;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.inventory.RiskModels;
import org.regulake.models.law.Law;
import org.regulake.models.risk.RiskModel;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.score.EnterpriseScore;
import org.regulake.pipelines.stage.StageContext;

/** Inputs of the products of a day. */
final class PublishedDay {

  private final StageContext context;
  private final RiskModels inventory;
  private final Indicators indicators;
  private final Law law;
  private Long scoreCount;

  /**
   * Inputs of the products of a day.
   *
   * @param context the tables of the stage
   * @param inventory the models by which enterprises were scored
   * @param indicators the indicators that were measured
   * @param law the law, for citations
   */
  PublishedDay(StageContext context, RiskModels inventory, Indicators indicators, Law law) {
    this.context = context;
    this.inventory = inventory;
    this.indicators = indicators;
    this.law = law;
  }

  StageContext context() {
    return context;
  }

  RunStamp stamp() {
    return context.stamp();
  }

  Indicators indicators() {
    return indicators;
  }

  Law law() {
    return law;
  }

  /** The rows of the day without the columns of their run stamp. */
  Dataset<Row> read(Table table) {
    return context.readUnstamped(table);
  }

  /** The scores by the champion. */
  Dataset<Row> scores() {
    return EnterpriseScore.ofChampion(read(EnterpriseScore.TABLE));
  }

  /** Number of these scores, from which the expected rows of several products follow. */
  long scoreCount() {
    if (scoreCount == null) {
      scoreCount = scores().count();
    }
    return scoreCount;
  }

  /** The champion of the day. */
  RiskModel champion() {
    return inventory.champion(stamp().asOf(), law);
  }

  /** The models in force. */
  List<RiskModel> models() {
    return inventory.at(stamp().asOf(), law);
  }
}
