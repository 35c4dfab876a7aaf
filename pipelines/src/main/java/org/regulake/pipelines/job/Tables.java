package org.regulake.pipelines.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regulake.models.table.Table;
import org.regulake.pipelines.collect.DeliveredFile;
import org.regulake.pipelines.collect.PersonName;
import org.regulake.pipelines.collect.QuarantinedLandedRow;
import org.regulake.pipelines.collect.WithdrawnDelivery;
import org.regulake.pipelines.feature.EnterpriseFeature;
import org.regulake.pipelines.graph.Edge;
import org.regulake.pipelines.graph.GraphBuilder;
import org.regulake.pipelines.identity.Identifier;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.monitor.Monitor;
import org.regulake.pipelines.publish.Publisher;
import org.regulake.pipelines.record.Recorder;
import org.regulake.pipelines.score.EnterpriseScore;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/** All tables of the lake, in the order of the data path. */
final class Tables {

  static final List<Table> ALL = all();

  private Tables() {}

  private static List<Table> all() {
    List<Table> tables = new ArrayList<>(Sources.ALL.stream().map(Source::bronze).toList());
    tables.add(PersonName.TABLE);
    tables.add(QuarantinedLandedRow.TABLE);
    tables.add(Identifier.TABLE);
    tables.addAll(Recorder.tables());
    tables.add(Edge.TABLE);
    tables.addAll(GraphBuilder.DAILY);
    tables.add(EnterpriseFeature.TABLE);
    tables.add(EnterpriseScore.TABLE);
    tables.addAll(Monitor.DAILY);
    tables.addAll(Publisher.TABLES);
    tables.add(DeliveredFile.TABLE);
    tables.add(WithdrawnDelivery.TABLE);
    tables.addAll(RunLedger.TABLES);
    return List.copyOf(tables);
  }

  static Optional<Table> named(String fullName) {
    return ALL.stream().filter(table -> table.fullName().equalsIgnoreCase(fullName)).findFirst();
  }

  static List<String> names() {
    return ALL.stream().map(Table::fullName).toList();
  }
}
