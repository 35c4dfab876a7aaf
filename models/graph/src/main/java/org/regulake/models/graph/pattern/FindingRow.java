package org.regulake.models.graph.pattern;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Findings as rows, with ids for the numbers of members and of evidence. */
final class FindingRow {

  static final StructType SCHEMA =
      new StructType()
          .add("pattern", DataTypes.StringType, false)
          .add("shared_id", DataTypes.StringType, true)
          .add("members", DataTypes.createArrayType(DataTypes.StringType, false), false)
          .add("measure", DataTypes.DoubleType, false)
          .add("severity", DataTypes.DoubleType, false)
          .add("event_day", DataTypes.IntegerType, false)
          .add("evidence", DataTypes.createArrayType(DataTypes.StringType, false), false)
          .add("evidence_count", DataTypes.IntegerType, false)
          .add("is_complete", DataTypes.BooleanType, false);

  private FindingRow() {}

  /**
   * A row of {@link #SCHEMA}, with evidence up to the bound of the list.
   *
   * @param memberId id of a member by its number
   * @param recordId record id of evidence by its number
   * @param sharedId the value that the members share; null for other patterns
   */
  static Row of(
      Finding finding,
      IntFunction<String> memberId,
      IntFunction<String> recordId,
      boolean isComplete,
      String sharedId) {
    return RowFactory.create(
        finding.pattern().name().toLowerCase(Locale.ROOT),
        sharedId,
        named(finding.members(), memberId),
        finding.measure(),
        finding.severity(),
        finding.eventDay(),
        named(finding.evidence().stream().limit(PatternRules.MAX_EVIDENCE).toList(), recordId),
        finding.evidence().size(),
        isComplete);
  }

  /** Replaces the number of the day by its date, {@code event_date}. */
  static Dataset<Row> dated(Dataset<Row> findings) {
    return findings
        .withColumn("event_day", date_from_unix_date(col("event_day")))
        .withColumnRenamed("event_day", "event_date");
  }

  private static String[] named(List<Integer> numbers, IntFunction<String> name) {
    return numbers.stream().map(name::apply).toArray(String[]::new);
  }
}
