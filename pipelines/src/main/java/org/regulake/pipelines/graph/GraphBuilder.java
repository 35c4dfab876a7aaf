package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.regulake.models.graph.DirectControl;
import org.regulake.models.graph.WeakComponents;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.source.contact.ContactSource;
import org.regulake.pipelines.source.guarantee.GuaranteeSource;
import org.regulake.pipelines.source.officer.OfficerSource;
import org.regulake.pipelines.source.shareholding.ShareholdingSource;

/** Writes the graph layer: edges for all times, and what follows from them on one day. */
public final class GraphBuilder {

  /** Tables that hold one day per partition. */
  public static final List<Table> DAILY = List.of(Component.TABLE, Control.TABLE, Finding.TABLE);

  private final Lakehouse lake;

  public GraphBuilder(Lakehouse lake) {
    this.lake = lake;
  }

  /** Rebuilds {@code graph.edge} from the silver records. */
  public void connect() {
    Dataset<Row> registered = lake.read(Enterprise.TABLE).where(col("record_state").equalTo(Enterprise.REGISTERED));
    Dataset<Row> edges = Edges.shareholding(lake.read(ShareholdingSource.TABLE))
        .unionByName(Edges.legalRepresentative(registered))
        .unionByName(Edges.officer(lake.read(OfficerSource.TABLE)))
        .unionByName(Edges.guarantee(lake.read(GuaranteeSource.TABLE)))
        .unionByName(Edges.contact(lake.read(ContactSource.TABLE)))
        .unionByName(Edges.registeredAddress(registered));
    lake.replace(Edge.TABLE, edges);
  }

  /**
   * Derives components, control and findings of one day.
   *
   * @param control who controls directly by the law of the day
   * @param maxEdges bound of the component search in one task
   */
  public void derive(RunStamp stamp, DirectControl control, long maxEdges) {
    Dataset<Row> stakesEver = Bitemporal.asOf(lake.read(Edge.TABLE), stamp.asOf(), stamp.knownAt())
        .where(col("edge_type").equalTo("shareholding"))
        .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Dataset<Row> stakes = stakesEver.where(Bitemporal.isValidOn(stamp.asOf()));
      WeakComponents components = new WeakComponents(maxEdges);
      lake.together(List.of(
          () -> stamp.write(lake::replaceWhere, Component.TABLE,
              components.of(stakes).withColumn("network", lit("ownership"))
                  .unionByName(components.of(stakesEver).withColumn("network", lit("ownership_ever")))),
          () -> stamp.write(lake::replaceWhere, Control.TABLE, control.of(stakes)),
          () -> stamp.write(lake::replaceWhere, Finding.TABLE, OwnershipDefects.of(stakes, stakesEver))));
    } finally {
      stakesEver.unpersist();
    }
  }
}
