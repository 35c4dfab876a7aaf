package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.max;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.graph.Component;
import org.regulake.pipelines.source.Shareholding;
import org.regulake.pipelines.source.Source;

/** Features of the component of the ownership network that contains the enterprise. */
final class ComponentFeatures implements FeatureFamily {

  @Override
  public Source source() {
    return Shareholding.SOURCE;
  }

  @Override
  public Dataset<Row> facts(FactsOfDay day) {
    return day.ofDay(Component.TABLE)
        .where(column(Component.NETWORK).equalTo("ownership"))
        .withColumnRenamed(Component.NODE_ID.name(), "entity_id");
  }

  @Override
  public List<Feature> features() {
    return List.of(
        Feature.orUnknown(
            "component_size",
            "count",
            "Enterprises and persons connected to it by ownership, itself included",
            "股权关联群体规模",
            moment -> max(column(Component.COMPONENT_SIZE)).cast("double")));
  }
}
