package org.regulake.pipelines.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.code.NotStated;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;

/**
 * The columns of {@code monitor.delivery_fill}: how many landed rows of a delivery state the
 * columns about which an expectation asks.
 */
public final class DeliveryFill {

  public static final Field SOURCE = Field.required("source", Type.STRING, "Source");
  public static final Field COLUMN_NAME =
      Field.required("column_name", Type.STRING, "Landed column");
  public static final Field ROW_COUNT = Field.required("row_count", Type.LONG, "Rows in bronze");
  public static final Field FILLED_COUNT =
      Field.required("filled_count", Type.LONG, "Those of them in which the cell is not empty");

  public static final Table TABLE =
      Table.named(Layer.MONITOR, "delivery_fill")
          .grain("one row per delivery and column that an expectation asks about")
          .key(Provenance.DELIVERY_ID, COLUMN_NAME)
          .knownSince(Provenance.RECEIVED_AT)
          .fields(
              SOURCE,
              Provenance.DELIVERY_ID,
              Provenance.RECEIVED_AT,
              COLUMN_NAME,
              ROW_COUNT,
              FILLED_COUNT)
          .check("filled_at_most_all", "filled_count <= row_count")
          .build();

  private static final String FILL = "fill";

  private DeliveryFill() {}

  private static Column isStated(Column cell) {
    UserDefinedFunction isStated = udf((String text) -> !NotStated.is(text), DataTypes.BooleanType);
    return isStated.apply(cell.cast("string"));
  }

  /**
   * Rows of the table.
   *
   * @param bronze rows of the bronze table of the source
   * @param columns landed columns that are counted, at least one
   */
  static Dataset<Row> of(Source source, List<String> columns, Dataset<Row> bronze) {
    List<Column> counts = new ArrayList<>();
    List<Column> fills = new ArrayList<>();
    for (String name : columns) {
      counts.add(count(when(isStated(col(name)), 1)).as(name));
      fills.add(struct(lit(name).as(COLUMN_NAME.name()), col(name).as(FILLED_COUNT.name())));
    }
    counts.add(min(column(Provenance.RECEIVED_AT)).as(Provenance.RECEIVED_AT.name()));
    return bronze
        .groupBy(column(Provenance.DELIVERY_ID))
        .agg(count(lit(1)).as(ROW_COUNT.name()), counts.toArray(Column[]::new))
        .select(
            lit(source.name()).as(SOURCE.name()),
            column(Provenance.DELIVERY_ID),
            column(Provenance.RECEIVED_AT),
            column(ROW_COUNT),
            explode(array(fills.toArray(Column[]::new))).as(FILL))
        .select(
            column(SOURCE),
            column(Provenance.DELIVERY_ID),
            column(Provenance.RECEIVED_AT),
            column(ROW_COUNT),
            col(FILL + ".*"));
  }
}
