package org.regulake.models.graphframes;

import org.apache.spark.sql.SparkSession;
import org.regulake.models.graph.engine.GraphEngineContract;

class GraphFramesEngineTest extends GraphEngineContract {

  GraphFramesEngineTest(SparkSession spark) {
    super(spark, new GraphFramesEngine());
  }
}
