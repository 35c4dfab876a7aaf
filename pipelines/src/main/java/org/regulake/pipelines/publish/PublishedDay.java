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

/**
 * The day that is published.
 *
 * @param context the tables of the stage
 * @param inventory the models by which enterprises were scored
 * @param indicators the indicators that were measured
 * @param law the law, as which grounds are cited
 */
record PublishedDay(StageContext context, RiskModels inventory, Indicators indicators, Law law) {

  RunStamp stamp() {
    return context.stamp();
  }

  /** The rows of the day, without the stamp of the run that wrote them. */
  Dataset<Row> read(Table table) {
    return context.read(table).drop(RunStamp.AS_OF.name(), RunStamp.KNOWN_AT.name(), RunStamp.RUN_ID.name());
  }

  /** The scores by the model whose classes count. */
  Dataset<Row> scores() {
    return EnterpriseScore.ofChampion(read(EnterpriseScore.TABLE));
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
