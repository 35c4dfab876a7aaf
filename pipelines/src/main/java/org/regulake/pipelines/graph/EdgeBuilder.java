package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.source.Contact;
import org.regulake.pipelines.source.Guarantee;
import org.regulake.pipelines.source.Officer;
import org.regulake.pipelines.source.Shareholding;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/** Rebuilds {@code graph.edge}, the edges of all times, from the silver records. */
public final class EdgeBuilder implements Stage {

  public static final StageDeclaration DECLARATION =
      StageDeclaration.whole("connect", "建立关系 · dated edges")
          .reading(
              Enterprise.TABLE, Shareholding.TABLE, Officer.TABLE, Guarantee.TABLE, Contact.TABLE)
          .writing(Edge.TABLE);

  @Override
  public StageDeclaration declaration() {
    return DECLARATION;
  }

  @Override
  public Result work(StageContext context) {
    Dataset<Row> registered =
        context.read(Enterprise.TABLE).where(col("record_state").equalTo(Enterprise.REGISTERED));
    context.write(
        Edge.TABLE,
        StakeSuccession.of(Edges.shareholding(context.read(Shareholding.TABLE)))
            .unionByName(Edges.legalRepresentative(registered))
            .unionByName(Edges.officer(context.read(Officer.TABLE)))
            .unionByName(Edges.guarantee(context.read(Guarantee.TABLE)))
            .unionByName(Edges.contact(context.read(Contact.TABLE)))
            .unionByName(Edges.registeredAddress(registered)));
    return Result.PLAIN;
  }
}
