package org.regulake.pipelines.publish;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.regulake.models.table.Field;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.lakehouse.AuditProblem;
import org.regulake.pipelines.lakehouse.Fall;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.publish.DailyProduct.Check;

/**
 * Compares the rows of a product on their branch with the contract and with the rows released
 * before, and lists all problems that forbid their release.
 */
final class Audit {

  private static final String ROW_COUNT = "row_count";
  private static final String KEY_COUNT = "key_count";
  private static final String FILLED = "filled_";
  private static final String BROKEN = "broken_";
  private static final String UNFULFILLED = "unfulfilled_";

  private final Falls limits;
  private final AcceptedFalls accepted;
  private final List<String> notes = new ArrayList<>();

  /**
   * An audit.
   *
   * @param limits largest falls that are allowed
   * @param accepted larger falls that a person has accepted for the day
   */
  Audit(Falls limits, AcceptedFalls accepted) {
    this.limits = limits;
    this.accepted = accepted;
  }

  /**
   * Audits one product.
   *
   * @param checks conditions that mark a row as wrong
   * @param expectedRows required number of rows; empty when any number is allowed
   * @param fresh the day's rows on the branch
   * @param before rows released for the latest day before this one; empty when there is none
   * @return the problems; empty when the table may be released
   */
  List<AuditProblem> of(
      Table table,
      List<Check> checks,
      OptionalLong expectedRows,
      Dataset<Row> fresh,
      Optional<Dataset<Row>> before) {
    Row now = measured(table, checks, fresh);
    List<AuditProblem> problems = new ArrayList<>();
    long rows = now.getAs(ROW_COUNT);
    expectedRows.ifPresent(
        expected ->
            addIf(
                problems,
                rows != expected,
                "%s has %,d rows, but %,d were expected",
                table.fullName(),
                rows,
                expected));
    long keys = now.getAs(KEY_COUNT);
    addIf(
        problems,
        keys != rows,
        "%s has %,d rows but %,d different keys %s",
        table.fullName(),
        rows,
        keys,
        table.key());
    for (Field field : table.fields()) {
      long filled = now.getAs(FILLED + field.name());
      addIf(
          problems,
          !field.isNullable() && filled != rows,
          "%s.%s is empty on %,d rows",
          table.fullName(),
          field.name(),
          rows - filled);
    }
    table
        .checks()
        .forEach(
            (name, condition) -> {
              long broken = now.getAs(UNFULFILLED + name);
              addIf(
                  problems,
                  broken > 0,
                  "%s has %,d rows that break %s of its contract (%s)",
                  table.fullName(),
                  broken,
                  name,
                  condition);
            });
    for (Check check : checks) {
      long broken = now.getAs(BROKEN + check.name());
      addIf(problems, broken > 0, "%s has %,d rows %s", table.fullName(), broken, check.sentence());
    }
    before.ifPresent(
        released -> compare(table, now, measured(table, List.of(), released), problems));
    return problems;
  }

  /** Falls beyond the limits that a person has accepted, a sentence each. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private void compare(Table table, Row now, Row then, List<AuditProblem> problems) {
    long rows = now.getAs(ROW_COUNT);
    long rowsBefore = then.getAs(ROW_COUNT);
    if (rowsBefore == 0) {
      return;
    }
    judge(
        table,
        new Fall(table.name(), Fall.ROWS, 1 - (double) rows / rowsBefore),
        "%s has %,d rows, the previous release had %,d"
            .formatted(table.fullName(), rows, rowsBefore),
        problems);
    for (Field field : table.fields()) {
      if (rows > 0) {
        double fill = now.<Long>getAs(FILLED + field.name()) / (double) rows;
        double fillBefore = then.<Long>getAs(FILLED + field.name()) / (double) rowsBefore;
        judge(
            table,
            new Fall(table.name(), field.name(), fillBefore - fill),
            String.format(
                Locale.ROOT,
                "%s.%s is filled on %.1f %% of the rows, in the previous release on %.1f %%",
                table.fullName(),
                field.name(),
                fill * 100,
                fillBefore * 100),
            problems);
      }
    }
  }

  private void judge(Table table, Fall fall, String sentence, List<AuditProblem> problems) {
    if (limits.isTooLarge(table, fall)) {
      accepted
          .of(fall)
          .ifPresentOrElse(
              acceptance -> notes.add(sentence + "; " + acceptance),
              () -> problems.add(AuditProblem.of(fall, sentence)));
    }
  }

  private static void addIf(
      List<AuditProblem> problems, boolean isProblem, String sentence, Object... values) {
    if (isProblem) {
      problems.add(AuditProblem.ofRows(sentence.formatted(values)));
    }
  }

  private static Row measured(Table table, List<Check> checks, Dataset<Row> rows) {
    List<Column> measures = new ArrayList<>();
    measures.add(
        countDistinct(struct(table.key().stream().map(functions::col).toArray(Column[]::new)))
            .as(KEY_COUNT));
    for (Field field : table.fields()) {
      Column isFilled =
          field.type() == Type.STRING
              ? trim(Schemas.column(field)).notEqual("")
              : Schemas.column(field).isNotNull();
      measures.add(count(when(isFilled, 1)).as(FILLED + field.name()));
    }
    table
        .checks()
        .forEach(
            (name, condition) ->
                measures.add(count(when(not(expr(condition)), 1)).as(UNFULFILLED + name)));
    checks.forEach(
        check -> measures.add(count(when(check.isBroken(), 1)).as(BROKEN + check.name())));
    return rows.agg(count(lit(1)).as(ROW_COUNT), measures.toArray(Column[]::new)).first();
  }
}
