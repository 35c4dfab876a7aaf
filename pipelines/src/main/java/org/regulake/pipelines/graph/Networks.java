package org.regulake.pipelines.graph;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.regulake.models.graph.component.WeakComponents;
import org.regulake.pipelines.lakehouse.BitemporalRows;
import org.regulake.pipelines.stage.StageContext;

/**
 * Stakes and guarantees of a day with their components, and the enterprises concerned, cached until
 * closed.
 *
 * @param enterprises as in {@link PatternFacts#enterprises}
 * @param stakesEver shareholding edges that had begun by the day, ended or not
 * @param stakes shareholding edges in force on the day
 * @param components {@code node_id}, {@code component_id} of the stakes
 * @param guarantees guarantee edges in force on the day
 * @param guaranteeComponents {@code node_id}, {@code component_id} of the guarantees
 * @param means {@code entity_id}, {@code net_assets_yuan}
 */
record Networks(
    Dataset<Row> enterprises,
    Dataset<Row> stakesEver,
    Dataset<Row> stakes,
    Dataset<Row> components,
    Dataset<Row> guarantees,
    Dataset<Row> guaranteeComponents,
    Dataset<Row> means)
    implements AutoCloseable {

  /** The networks of the day that a stage judges. */
  static Networks of(StageContext context, SeenEdges edges, WeakComponents search) {
    Dataset<Row> stakesEver = held(edges.of(GraphBuilder.SHAREHOLDING));
    AsOf view = AsOf.of(context.stamp());
    Dataset<Row> enterprises = held(PatternFacts.enterprises(context, view));
    Dataset<Row> stakes =
        held(
            SubscribedShares.fill(
                stakesEver.where(BitemporalRows.isValidOn(view.day())), enterprises));
    Dataset<Row> components = held(search.of(stakes));
    Dataset<Row> guarantees = held(edges.onDay(GraphBuilder.GUARANTEE));
    Dataset<Row> guaranteeComponents = held(search.of(guarantees));
    Dataset<Row> means = PatternFacts.means(PatternFacts.reports(context, view), enterprises);
    return new Networks(
        enterprises, stakesEver, stakes, components, guarantees, guaranteeComponents, means);
  }

  private static Dataset<Row> held(Dataset<Row> rows) {
    return rows.persist(StorageLevel.MEMORY_AND_DISK());
  }

  @Override
  public void close() {
    guaranteeComponents.unpersist();
    guarantees.unpersist();
    enterprises.unpersist();
    components.unpersist();
    stakes.unpersist();
    stakesEver.unpersist();
  }
}
