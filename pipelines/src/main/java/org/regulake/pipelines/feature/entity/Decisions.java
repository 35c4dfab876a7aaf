package org.regulake.pipelines.feature.entity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** Counts penalty decisions: a decision that orders several kinds of penalty is one. */
final class Decisions {

  private Decisions() {}

  /** The decisions of which at least one penalty fulfils a condition. */
  static Column count(Column condition) {
    return size(collect_set(when(condition, struct(col("decision_id"), col("authority"))))).cast("double");
  }
}
