package org.regulake.pipelines.stage;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;

/** Tables in memory behave like those of a lakehouse, so that tests of stages can use them. */
class InMemoryContextTest extends StageContextContract {

  private InMemoryLake lake;

  @BeforeEach
  @Override
  void fill(SparkSession spark) {
    lake = new InMemoryLake(spark);
    super.fill(spark);
  }

  @Override
  void put(Table table, String text) {
    lake.put(table, text);
  }

  @Override
  Dataset<Row> rows(Table table) {
    return lake.read(table);
  }

  @Override
  StageContext context(StageDeclaration stage, RunStamp day) {
    return lake.context(stage, day);
  }
}
