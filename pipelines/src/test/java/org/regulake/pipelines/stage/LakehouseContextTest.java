package org.regulake.pipelines.stage;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;

class LakehouseContextTest extends StageContextContract {

  @TempDir Path folder;

  private Lakehouse lake;

  @BeforeEach
  @Override
  void fill(SparkSession spark) {
    lake = new Lakehouse(spark, LakehouseConfig.in(folder.resolve("lake").toString()));
    super.fill(spark);
  }

  @Override
  void put(Table table, String text) {
    FilledRows.append(lake, table, text);
  }

  @Override
  Dataset<Row> rows(Table table) {
    return lake.read(table);
  }

  @Override
  StageContext context(StageDeclaration stage, RunStamp day) {
    return StagesOnLake.context(lake, stage, day, StagesOnLake.PROGRAM);
  }
}
