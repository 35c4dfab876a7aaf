package org.regulake.pipelines.lakehouse;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;

/** The contents of a table after each of its commits. */
public final class TableHistory {

  private static final Pattern COMMIT = Pattern.compile("\\d{20}\\.json");

  private final Lakehouse lake;
  private final SparkSession spark;

  public TableHistory(Lakehouse lake) {
    this.lake = lake;
    this.spark = lake.spark();
  }

  /**
   * The rows of each version that the log of the table still contains, by Delta version or Iceberg
   * snapshot.
   */
  public Map<Long, Dataset<Row>> of(Table table) {
    Map<Long, Dataset<Row>> versions = new TreeMap<>();
    if (lake.exists(table)) {
      numbers(table).forEach(version -> versions.put(version, at(table, version)));
    }
    return versions;
  }

  private List<Long> numbers(Table table) {
    if (table.layer() == Layer.PUBLISHED) {
      return spark
          .table(lake.published().identifier(table) + ".snapshots")
          .select("snapshot_id")
          .collectAsList()
          .stream()
          .map(row -> row.getLong(0))
          .toList();
    }
    return lake
        .files()
        .list("%s/%s/_delta_log".formatted(table.layer().schema(), table.name()))
        .stream()
        .filter(name -> COMMIT.matcher(name).matches())
        .map(name -> Long.parseLong(name.substring(0, name.indexOf('.'))))
        .toList();
  }

  /** The rows of a table in one version. */
  public Dataset<Row> at(Table table, long version) {
    return table.layer() == Layer.PUBLISHED
        ? spark.sql(
            "SELECT * FROM %s VERSION AS OF %d"
                .formatted(lake.published().identifier(table), version))
        : spark.read().format("delta").option("versionAsOf", version).load(lake.path(table));
  }
}
