package org.regulake.pipelines.publish;

import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.pipelines.monitor.IndicatorValue;
import org.regulake.pipelines.monitor.Warning;

/** The published counterparts of the monitor's tables: the same columns, for readers outside. */
public final class PublishedMonitor {

  public static final Table INDICATOR = published(IndicatorValue.TABLE);
  public static final Table WARNING = published(Warning.TABLE);

  private PublishedMonitor() {}

  private static Table published(Table table) {
    return new Table(Layer.PUBLISHED, table.name(), table.grain(), table.key(), table.fields(), table.partitions(), java.util.Map.of());
  }
}
