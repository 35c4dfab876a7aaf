package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.regulake.pipelines.identity.Identifier;
import org.regulake.pipelines.lakehouse.Schemas;

/** The codes of which something else is known than in the last run. */
final class ChangedIdentifiers implements AutoCloseable {

  /** Columns of {@link #relinked}. */
  static final String SCHEME = "changed_scheme";

  static final String CODE = "changed_code";

  private final Dataset<Row> rows;
  private final boolean isEmpty;
  private final boolean isRelinking;

  private ChangedIdentifiers(Dataset<Row> rows) {
    this.rows = rows;
    Row counted = rows.agg(count(lit(1)), count(when(isRelinked(), lit(1)))).first();
    this.isEmpty = counted.getLong(0) == 0;
    this.isRelinking = counted.getLong(1) > 0;
  }

  /**
   * Compares {@code silver.identifier} of two runs in one shuffle, and keeps the differences until
   * they are closed.
   */
  static ChangedIdentifiers between(Dataset<Row> before, Dataset<Row> now) {
    Column isNow = col("is_now");
    Column entity = col(Identifier.ENTITY_ID.name());
    Column fault = col(Identifier.CODE_FAULT.name());
    return new ChangedIdentifiers(
        now.withColumn("is_now", lit(true))
            .unionByName(before.withColumn("is_now", lit(false)))
            .groupBy(
                col(Identifier.STATED_SCHEME.name()).as(SCHEME),
                col(Identifier.STATED_CODE.name()).as(CODE))
            .agg(
                count(lit(1)).as("states"),
                min(content()).as("least"),
                max(content()).as("greatest"),
                max(when(isNow, entity)).as("entity_now"),
                max(when(not(isNow), entity)).as("entity_before"),
                max(when(isNow, fault)).as("fault_now"),
                max(when(not(isNow), fault)).as("fault_before"))
            .where(col("states").equalTo(1).or(col("least").notEqual(col("greatest"))))
            .persist(StorageLevel.MEMORY_AND_DISK()));
  }

  /** A hash of a row; Spark's skips nulls, so that each column is followed by its null flag. */
  private static Column content() {
    return xxhash64(
        Identifier.TABLE.fields().stream()
            .map(Schemas::column)
            .flatMap(column -> Stream.of(column, column.isNull()))
            .toArray(Column[]::new));
  }

  /** A new code is stated only by new rows, so that it changes no row that was there before. */
  private static Column isRelinked() {
    return col("states")
        .equalTo(2)
        .and(
            not(
                col("entity_now")
                    .eqNullSafe(col("entity_before"))
                    .and(col("fault_now").eqNullSafe(col("fault_before")))));
  }

  boolean isEmpty() {
    return isEmpty;
  }

  /** Whether a known code names another enterprise now, or has another fault. */
  boolean isRelinking() {
    return isRelinking;
  }

  /** The known codes that name another enterprise now, or have another fault. */
  Dataset<Row> relinked() {
    return rows.where(isRelinked()).select(SCHEME, CODE);
  }

  /** The enterprises that the codes name or named, as {@code entity_id}. */
  Dataset<Row> entities() {
    return rows.select(
            explode(array(col("entity_now"), col("entity_before"))).as(Identifier.ENTITY_ID.name()))
        .where(col(Identifier.ENTITY_ID.name()).isNotNull())
        .distinct();
  }

  @Override
  public void close() {
    rows.unpersist();
  }
}
