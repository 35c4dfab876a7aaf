package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.graph.Control;
import org.regulake.pipelines.source.Shareholding;
import org.regulake.pipelines.source.Source;

/** Features of the holder that controls the enterprise directly. */
final class ControllerFeatures implements FeatureFamily {

  @Override
  public Source source() {
    return Shareholding.SOURCE;
  }

  @Override
  public Dataset<Row> facts(FactsOfDay day) {
    return day.ofDay(Control.TABLE).where(column(Control.IS_DIRECT));
  }

  @Override
  public List<Feature> features() {
    return List.of(
        Feature.orZero(
            "has_majority_controller",
            "0 or 1",
            "Whether one holder has the majority directly",
            "是否有直接控股股东",
            moment -> max(lit(1.0)).cast("double")));
  }
}
