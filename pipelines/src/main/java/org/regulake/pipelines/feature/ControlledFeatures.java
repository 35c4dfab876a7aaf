package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.col;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Bitemporal;
import org.regulake.pipelines.graph.Control;
import org.regulake.pipelines.graph.Edge;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Shareholding;
import org.regulake.pipelines.source.Source;

/** Features of the enterprises that the enterprise controls directly. */
final class ControlledFeatures implements FeatureFamily {

  @Override
  public Source source() {
    return Shareholding.SOURCE;
  }

  @Override
  public Dataset<Row> facts(FactsOfDay day) {
    Dataset<Row> controlled =
        day.ofDay(Control.TABLE)
            .where(column(Control.IS_DIRECT))
            .select(
                column(Control.CONTROLLER_ID).as("entity_id"),
                column(Control.ENTITY_ID).as("controlled_id"));
    Dataset<Row> stakes =
        day.edges()
            .where(column(Edge.EDGE_TYPE).equalTo("shareholding"))
            .select(
                column(Edge.FROM_ID),
                column(Edge.TO_ID),
                column(Bitemporal.VALID_FROM),
                column(Provenance.RECORD_ID));
    return controlled.join(
        stakes,
        col("entity_id")
            .equalTo(column(Edge.FROM_ID))
            .and(col("controlled_id").equalTo(column(Edge.TO_ID))),
        "left");
  }

  @Override
  public List<Feature> features() {
    return List.of(
        Feature.orZero(
                "controlled_enterprise_count",
                "count",
                "Enterprises in which it holds the majority directly",
                "直接控股企业数",
                moment -> Sums.distinct(col("controlled_id")))
            .countedWhere(moment -> column(Provenance.RECORD_ID).isNotNull()));
  }
}
