package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.regulake.models.feature.Facts;
import org.regulake.models.table.Bitemporal;
import org.regulake.pipelines.source.Provenance;

/**
 * The facts behind a feature: the rows of the family that it counts or compares, so that a reason
 * can be traced to the landed rows.
 *
 * @param name name of the column with the list
 * @param aggregate aggregate over the facts of one enterprise, newest first; null or empty where
 *     there is none
 */
record FactList(String name, Function<Moment, Column> aggregate) {

  /** Lists the facts that fulfil a condition. */
  static FactList where(String name, Function<Moment, Column> isCounted) {
    return new FactList(
        name,
        moment ->
            slice(
                sort_array(collect_set(when(isCounted.apply(moment), fact())), false),
                1,
                Facts.MAX));
  }

  /** Lists the fact with the greatest value; of several, the newest. */
  static FactList ofGreatest(String name, Column by) {
    Column greatest =
        max(
            when(
                by.isNotNull().and(column(Provenance.RECORD_ID).isNotNull()),
                struct(by.as("by"), fact().as("fact"))));
    return new FactList(
        name, moment -> when(greatest.isNotNull(), array(greatest.getField("fact"))));
  }

  private static Column fact() {
    Column since =
        when(
            column(Bitemporal.VALID_FROM).notEqual(lit(Bitemporal.UNKNOWN_START)),
            column(Bitemporal.VALID_FROM));
    return struct(since.as("fact_date"), column(Provenance.RECORD_ID).as("record_id"));
  }
}
