package org.regulake.models.graph.pattern;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * One piece of evidence that two enterprises belong together.
 *
 * @param sharedId the person, owner, address or telephone that both have, or the guarantor
 * @param startDay first day on which it tied them, in days since 1970-01-01
 * @param recordIds the record of the guarantee, or that of the smaller and that of the larger
 *     enterprise
 */
record Tie(TieKind kind, String sharedId, int startDay, List<String> recordIds) {

  static final Comparator<Tie> ORDER = Comparator.comparing(Tie::kind).thenComparing(Tie::sharedId);

  /** Columns of a row: the two enterprises in ascending order, and what ties them. */
  static final StructType SCHEMA =
      new StructType()
          .add("smaller_id", DataTypes.StringType, false)
          .add("larger_id", DataTypes.StringType, false)
          .add("kind", DataTypes.StringType, false)
          .add("shared_id", DataTypes.StringType, false)
          .add("start_day", DataTypes.IntegerType, false)
          .add("record_ids", DataTypes.createArrayType(DataTypes.StringType, false), false);

  static Tie of(Row row) {
    return new Tie(
        TieKind.valueOf(row.getAs("kind")),
        row.getAs("shared_id"),
        row.<Integer>getAs("start_day"),
        row.getList(row.fieldIndex("record_ids")));
  }

  Row between(String one, String other) {
    boolean isAscending = one.compareTo(other) < 0;
    return RowFactory.create(
        isAscending ? one : other,
        isAscending ? other : one,
        kind.name(),
        sharedId,
        startDay,
        recordIds.toArray(String[]::new));
  }
}
