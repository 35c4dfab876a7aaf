package org.regulake.pipelines.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.RunLedger;

/** All tables of the lake, in the order of the data path; tables for operators come last. */
public final class Tables {

  public static final List<Table> ALL =
      Stream.of(
              written().filter(table -> table.layer() != Layer.OPS),
              written().filter(table -> table.layer() == Layer.OPS),
              RunLedger.TABLES.stream())
          .flatMap(tables -> tables)
          .toList();

  private Tables() {}

  private static Stream<Table> written() {
    return Stages.ALL.stream().flatMap(stage -> stage.writes().stream());
  }

  /** Returns the table with a name such as {@code silver.enterprise}. */
  public static Optional<Table> named(String fullName) {
    return ALL.stream().filter(table -> table.fullName().equalsIgnoreCase(fullName)).findFirst();
  }

  /** Full names of all tables. */
  public static List<String> names() {
    return ALL.stream().map(Table::fullName).toList();
  }
}
