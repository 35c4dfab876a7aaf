package org.regulake.pipelines.identity;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * The codes whose enterprise, or fault, does not follow from the code by itself: they name an
 * enterprise that was known by another code first, or only the register makes them valid. All other
 * codes are resolved where they are read ({@link StatedCode#entityId}), without a join.
 */
public final class LinkedCodes implements AutoCloseable {

  /** Columns of {@link #rows}. */
  public static final String SCHEME = "linked_scheme";

  public static final String CODE = "linked_code";
  public static final String ENTITY = "linked_entity";
  public static final String FAULT = "linked_fault";

  /** Largest number of codes that every task of a join keeps in memory. */
  private static final long FEW = 500_000;

  private static final StructType OWN =
      new StructType().add("entity", DataTypes.StringType).add("fault", DataTypes.StringType);

  private final Dataset<Row> rows;
  private final boolean areFew;

  private LinkedCodes(Dataset<Row> rows, boolean areFew) {
    this.rows = rows;
    this.areFew = areFew;
  }

  /**
   * Finds the linked codes and keeps them until they are closed.
   *
   * @param identifiers rows of {@code silver.identifier}
   */
  public static LinkedCodes of(Dataset<Row> identifiers) {
    UserDefinedFunction own = udf((String scheme, String code) -> own(scheme, code), OWN);
    Column entity = col(Identifier.ENTITY_ID.name());
    Column isOwn =
        entity
            .eqNullSafe(col("own.entity"))
            .and(
                entity.isNotNull().or(col(Identifier.CODE_FAULT.name()).equalTo(col("own.fault"))));
    Dataset<Row> rows =
        identifiers
            .withColumn(
                "own",
                own.apply(col(Identifier.STATED_SCHEME.name()), col(Identifier.STATED_CODE.name())))
            .where(not(isOwn))
            .select(
                col(Identifier.STATED_SCHEME.name()).as(SCHEME),
                col(Identifier.STATED_CODE.name()).as(CODE),
                entity.as(ENTITY),
                col(Identifier.CODE_FAULT.name()).as(FAULT))
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new LinkedCodes(rows, rows.count() <= FEW);
  }

  private static Row own(String scheme, String code) {
    StatedCode checked = StatedCode.of(scheme, code, false);
    return RowFactory.create(checked.entityId(), checked.fault());
  }

  /** The codes, for a join: {@code linked_scheme, linked_code, linked_entity, linked_fault}. */
  public Dataset<Row> rows() {
    return areFew ? broadcast(rows) : rows;
  }

  @Override
  public void close() {
    rows.unpersist();
  }
}
