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

/** The day that is published. */
final class PublishedDay {

  private final StageContext context;
  private final RiskModels inventory;
  private final Indicators indicators;
  private final Law law;
  private Long scoreCount;

  /**
   * The day that is published.
   *
   * @param context the tables of the stage
   * @param inventory the models by which enterprises were scored
   * @param indicators the indicators that were measured
   * @param law the law, as which grounds are cited
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

  /** The rows of the day, without the stamp of the run that wrote them. */
  Dataset<Row> read(Table table) {
    return context.readUnstamped(table);
  }

  /** The scores by the model whose classes count. */
  Dataset<Row> scores() {
    return EnterpriseScore.ofChampion(read(EnterpriseScore.TABLE));
  }

  /** How many of them there are; several products are held against it. */
  long scoreCount() {
    if (scoreCount == null) {
      scoreCount = scores().count();
    }
    return scoreCount;
  }

  /** The model whose classes count. */
  RiskModel champion() {
    return inventory.champion(stamp().asOf(), law);
  }

  /** The models in force. */
  List<RiskModel> models() {
    return inventory.at(stamp().asOf(), law);
  }
}
