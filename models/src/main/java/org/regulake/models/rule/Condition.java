package org.regulake.models.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.functions;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A SQL boolean over named columns, as rules write it: {@code annual_report_missing_count >= 3 and abnormal_listing_open_count >= 1}. It is
 * parsed when the rule is read, without a session. Only literals, columns, operators and a few pure functions are allowed: a clock or a random
 * number in a rule would make a run unrepeatable.
 */
public final class Condition {

  private static final Set<String> FUNCTIONS = Set.of("abs", "coalesce", "greatest", "least", "length", "lower", "substring", "upper");

  private final String sql;
  private final Set<String> columns = new TreeSet<>();

  /**
   * Parses the text.
   *
   * @throws IllegalArgumentException when it is not SQL or uses something a rule must not use
   */
  @JsonCreator
  public Condition(String sql) {
    this.sql = Require.present("a condition", "text", sql).strip();
    collect(parse(this.sql));
  }

  private static Expression parse(String sql) {
    try {
      return CatalystSqlParser$.MODULE$.parseExpression(sql);
    } catch (Exception e) {
      // Scala does not declare its checked ParseException, so it cannot be named here.
      throw new IllegalArgumentException("'%s' is not a SQL condition: %s".formatted(sql, e.getMessage()), e);
    }
  }

  private void collect(Expression expression) {
    if (expression instanceof UnresolvedAttribute attribute) {
      // Spark parses current_date and its like as columns and only later makes them calls.
      if (attribute.name().toLowerCase(Locale.ROOT).matches("(current_|local|session_).*|user|now")) {
        throw new IllegalArgumentException("'%s' uses %s; a rule may only use columns, literals and operators".formatted(sql, attribute.name()));
      }
      columns.add(attribute.name());
    } else if (expression instanceof UnresolvedFunction function) {
      String name = String.join(".", CollectionConverters.asJava(function.nameParts())).toLowerCase(Locale.ROOT);
      if (!FUNCTIONS.contains(name)) {
        throw new IllegalArgumentException("'%s' calls %s; a rule may only call %s".formatted(sql, name, new TreeSet<>(FUNCTIONS)));
      }
    } else if (expression instanceof PlanExpression
        || expression.children().isEmpty() && !(expression instanceof Literal)) {
      throw new IllegalArgumentException(
          "'%s' uses %s; a rule may only use columns, literals and operators".formatted(sql, expression.prettyName()));
    }
    for (Expression child : CollectionConverters.asJava(expression.children())) {
      collect(child);
    }
  }

  /** The columns it reads, in alphabetical order. */
  public Set<String> columns() {
    return Set.copyOf(columns);
  }

  /** Refuses a column that is not among the known ones, naming the nearest. */
  public void check(String owner, Collection<String> known) {
    for (String column : columns) {
      Require.known(owner, "column", column, known);
    }
  }

  /** True where the condition holds; false where it does not or cannot be told (null). */
  public Column holds() {
    return functions.coalesce(functions.expr(sql), functions.lit(false));
  }

  /** The SQL text. */
  @JsonValue
  public String sql() {
    return sql;
  }

  @Override
  public String toString() {
    return sql;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Condition condition && condition.sql.equals(sql);
  }

  @Override
  public int hashCode() {
    return sql.hashCode();
  }
}
