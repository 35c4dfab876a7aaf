package org.regulake.pipelines.lakehouse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Delta tables by path: {@code <lake>/<layer>/<noun>}. */
final class DeltaTables {

  private final SparkSession spark;
  private final String location;

  DeltaTables(SparkSession spark, String location) {
    this.spark = spark;
    this.location = location;
  }

  String path(Table table) {
    return location + "/" + table.layer().schema() + "/" + table.name();
  }

  boolean exists(Table table) {
    return log(table).tableExists();
  }

  Dataset<Row> read(Table table) {
    return spark.read().format("delta").load(path(table));
  }

  long version(Table table) {
    return log(table).update(false, scala.Option.empty(), scala.Option.empty()).version();
  }

  void append(Table table, Dataset<Row> rows) {
    create(table);
    writer(rows, table).mode(SaveMode.Append).save(path(table));
  }

  void replace(Table table, Dataset<Row> rows, String condition) {
    boolean isNew = create(table);
    if (isNew) {
      // Nothing to replace: an append spares Delta the search for files to remove.
      writer(rows, table).mode(SaveMode.Append).save(path(table));
      return;
    }
    DataFrameWriter<Row> writer = writer(rows, table).mode(SaveMode.Overwrite);
    if (condition != null) {
      writer = writer.option("replaceWhere", condition);
    }
    writer.save(path(table));
  }

  private DataFrameWriter<Row> writer(Dataset<Row> rows, Table table) {
    spark.sparkContext().setJobDescription("write " + table.fullName());
    return rows.write().format("delta");
  }

  private DeltaLog log(Table table) {
    return DeltaLog.forTable(spark, new Path(path(table)));
  }

  /**
   * Creates an empty table from its contract in one commit. SQL would need one more commit, and a scan, for each CHECK constraint; with forty
   * tables on a fresh lake that is half a minute.
   */
  private boolean create(Table table) {
    DeltaLog log = log(table);
    if (log.tableExists()) {
      return false;
    }
    Map<String, String> configuration = new LinkedHashMap<>();
    table.checks().forEach((name, condition) -> configuration.put("delta.constraints." + name, condition));
    configuration.put("delta.checkpointInterval", "100");
    if (table.layer() == Layer.BRONZE) {
      configuration.put("delta.appendOnly", "false");
    }
    if (table.layer() == Layer.SILVER) {
      configuration.put("delta.enableChangeDataFeed", "true");
    }
    Metadata metadata = new Metadata(
        // The id depends on the place alone, so that a lake made twice is the same lake.
        UUID.nameUUIDFromBytes(path(table).getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString(),
        table.fullName(),
        table.grain(),
        new Format("parquet", scalaMap(Map.of())),
        table.schema().json(),
        seq(table.partitions()),
        scalaMap(configuration),
        scala.Option.empty());
    OptimisticTransaction transaction = log.startTransaction();
    transaction.updateMetadataForNewTable(metadata);
    transaction.commit(DeltaTables.<Action>seq(java.util.List.of()), DeltaOperations.ManualUpdate$.MODULE$);
    return true;
  }

  private static <T> Seq<T> seq(java.util.List<T> values) {
    return CollectionConverters.asScala(values).toSeq();
  }

  private static scala.collection.immutable.Map<String, String> scalaMap(Map<String, String> values) {
    return scala.collection.immutable.Map.from(CollectionConverters.asScala(values));
  }
}
