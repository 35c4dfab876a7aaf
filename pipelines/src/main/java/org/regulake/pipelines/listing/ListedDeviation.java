package org.regulake.pipelines.listing;

import org.regulake.models.product.ListDeviation;
import org.regulake.models.product.RiskScore;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;

/** The columns of {@code monitor.list_deviation}. */
public final class ListedDeviation {

  public static final Table TABLE =
      Table.named(Layer.MONITOR, "list_deviation")
          .grain("one row per day of judgment, enterprise and deviation")
          .key(RunStamp.AS_OF, RiskScore.ENTITY_ID, ListDeviation.NUMBER)
          .fields(RunStamp.AS_OF, RiskScore.ENTITY_ID, ListDeviation.NUMBER)
          .fields(ListDeviation.STATEMENTS)
          .fields(RunStamp.KNOWN_AT, RunStamp.RUN_ID)
          .partitionedBy(RunStamp.AS_OF)
          .build();

  private ListedDeviation() {}
}
