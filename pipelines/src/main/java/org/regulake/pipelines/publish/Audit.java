package org.regulake.pipelines.publish;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.table.Field;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.Schemas;

/** Looks at rows on their branch, beside the rows that were released before, and lists all that forbids their release. */
final class Audit {

  private final AuditRules rules;

  Audit() {
    try (InputStream in = Audit.class.getResourceAsStream("audits.yml")) {
      this.rules = RuleFiles.read(in, "audits.yml", AuditRules.class);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read audits.yml", cause);
    }
  }

  /**
   * Audits one table.
   *
   * @param fresh the day's rows on the branch
   * @param before rows released for the latest day before this one, if there are any
   * @param expectedRows rows that the table has to have; negative when any number will do
   * @return what is wrong, in sentences; nothing when the table may be released
   */
  List<String> of(Table table, Dataset<Row> fresh, Optional<Dataset<Row>> before, long expectedRows) {
    Row now = fresh.agg(lit(1).as("one"), measures(table)).first();
    List<String> problems = new ArrayList<>();
    long rows = now.getAs("row_count");
    if (expectedRows >= 0 && rows != expectedRows) {
      problems.add("%s has %,d rows where %,d were made".formatted(table.fullName(), rows, expectedRows));
    }
    if (now.<Long>getAs("key_count") != rows) {
      problems.add("%s has %,d rows but %,d different keys %s".formatted(table.fullName(), rows, now.<Long>getAs("key_count"), table.key()));
    }
    for (String column : rules.fullColumns().getOrDefault(table.name(), List.of())) {
      long filled = now.<Long>getAs("filled_" + column);
      if (filled != rows) {
        problems.add("%s.%s is empty on %,d rows".formatted(table.fullName(), column, rows - filled));
      }
    }
    before.ifPresent(released -> compare(table, now, released.agg(lit(1).as("one"), measures(table)).first(), problems));
    if (table.field("class_code").isPresent()) {
      addIfAny(problems, now.getAs("unknown_class"), "%s has %,d rows with a class other than A, B, C, D or T", table);
      addIfAny(problems, now.getAs("unequal_sum"), "%s has %,d rows whose reasons do not add up to the score", table);
    }
    return problems;
  }

  private void compare(Table table, Row now, Row then, List<String> problems) {
    long rows = now.getAs("row_count");
    long rowsBefore = then.getAs("row_count");
    if (rules.populations().contains(table.name()) && rows < rowsBefore * (1 - rules.largestRowDropRatio().doubleValue())) {
      problems.add("%s has %,d rows, the release before had %,d; a fall of more than %.0f %% needs a look at what was delivered".formatted(
          table.fullName(), rows, rowsBefore, rules.largestRowDropRatio().doubleValue() * 100));
    }
    for (Field field : table.fields()) {
      double fill = ratio(now.<Long>getAs("filled_" + field.name()), rows);
      double fillBefore = ratio(then.<Long>getAs("filled_" + field.name()), rowsBefore);
      if (rows > 0 && rowsBefore > 0 && fillBefore - fill > rules.largestFillDropRatio().doubleValue()
          && !field.name().startsWith("previous_")) {
        problems.add(String.format(Locale.ROOT, "%s.%s is filled on %.1f %% of the rows, in the release before on %.1f %%",
            table.fullName(), field.name(), fill * 100, fillBefore * 100));
      }
    }
  }

  private static void addIfAny(List<String> problems, long rows, String sentence, Table table) {
    if (rows > 0) {
      problems.add(sentence.formatted(table.fullName(), rows));
    }
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static Column[] measures(Table table) {
    List<Column> measures = new ArrayList<>();
    measures.add(count(lit(1)).as("row_count"));
    measures.add(countDistinct(struct(table.key().stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new))).as("key_count"));
    for (Field field : table.fields()) {
      boolean isText = Schemas.type(field).equals(org.apache.spark.sql.types.DataTypes.StringType);
      Column isFilled = isText ? trim(Schemas.column(field)).notEqual("") : Schemas.column(field).isNotNull();
      measures.add(count(when(isFilled, 1)).as("filled_" + field.name()));
    }
    if (table.field("class_code").isPresent()) {
      Column sumOfPoints = aggregate(col("reasons"), lit(0), (total, reason) -> total.plus(reason.getField("points")));
      measures.add(count(when(col("class_code").isin("A", "B", "C", "D", "T"), null).otherwise(1)).as("unknown_class"));
      measures.add(count(when(sumOfPoints.notEqual(col("score")), 1)).as("unequal_sum"));
    }
    return measures.toArray(Column[]::new);
  }
}
