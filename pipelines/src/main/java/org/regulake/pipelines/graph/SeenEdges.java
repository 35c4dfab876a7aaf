package org.regulake.pipelines.graph;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.lakehouse.BitemporalRows;
import org.regulake.pipelines.stage.StageContext;

/** Edges as known at the moment of a judgment. */
record SeenEdges(StageContext context) {

  /** Edges of all types that had begun by the day, ended or not. */
  Dataset<Row> all() {
    return BitemporalRows.asOf(
        context.read(Edge.TABLE), context.stamp().asOf(), context.stamp().knownAt());
  }

  /** Edges of a type that had begun by the day, ended or not. */
  Dataset<Row> of(String type) {
    return all().where(col("edge_type").equalTo(type));
  }

  /** Edges of all types in force on the day. */
  Dataset<Row> onDay() {
    return all().where(BitemporalRows.isValidOn(context.stamp().asOf()));
  }

  /** Edges of a type in force on the day. */
  Dataset<Row> onDay(String type) {
    return of(type).where(BitemporalRows.isValidOn(context.stamp().asOf()));
  }
}
