package org.regulake.models.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;

/**
 * A SQL boolean over named columns, as rules write it: {@code annual_report_missing_count >= 3 and
 * abnormal_listing_open_count >= 1}. It is parsed when the rule is read. Only literals, columns,
 * operators and a few pure functions are allowed: a clock or a random number in a rule would make a
 * run unrepeatable.
 */
public final class Condition {

  private static final Set<Class<? extends BinaryExpression>> OPERATORS =
      Set.of(
          AndExpression.class,
          OrExpression.class,
          EqualsTo.class,
          NotEqualsTo.class,
          GreaterThan.class,
          GreaterThanEquals.class,
          MinorThan.class,
          MinorThanEquals.class,
          LikeExpression.class,
          Addition.class,
          Subtraction.class,
          Multiplication.class,
          Division.class,
          Modulo.class);
  private static final Set<String> FUNCTIONS =
      Set.of("abs", "coalesce", "greatest", "least", "length", "lower", "substring", "upper");

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
      return CCJSqlParserUtil.parseExpression(sql, false);
    } catch (JSQLParserException e) {
      throw new IllegalArgumentException(
          "'%s' is not a SQL condition: %s".formatted(sql, String.valueOf(e.getMessage()).strip()),
          e);
    }
  }

  private void collect(Expression expression) {
    if (expression instanceof Column column) {
      addColumn(column.toString());
    } else if (expression instanceof Function function) {
      requireAllowed(function);
      function.getParameters().forEach(this::collect);
    } else if (expression instanceof BinaryExpression both && OPERATORS.contains(both.getClass())) {
      collect(both.getLeftExpression());
      collect(both.getRightExpression());
    } else if (expression instanceof NotExpression not) {
      collect(not.getExpression());
    } else if (expression instanceof SignedExpression signed) {
      collect(signed.getExpression());
    } else if (expression instanceof IsNullExpression isNull) {
      collect(isNull.getLeftExpression());
    } else if (expression instanceof InExpression in) {
      collect(in.getLeftExpression());
      collect(in.getRightExpression());
    } else if (expression instanceof Between between) {
      collect(between.getLeftExpression());
      collect(between.getBetweenExpressionStart());
      collect(between.getBetweenExpressionEnd());
    } else if (expression instanceof ExpressionList<?> list) {
      list.forEach(this::collect);
    } else if (!isLiteral(expression)) {
      throw new IllegalArgumentException(
          "'%s' uses %s; a rule may only use columns, literals and operators"
              .formatted(sql, expression));
    }
  }

  private static boolean isLiteral(Expression expression) {
    return expression instanceof LongValue
        || expression instanceof DoubleValue
        || expression instanceof StringValue
        || expression instanceof NullValue
        || expression instanceof BooleanValue
        // A literal with its type, as in date '2020-01-01'.
        || expression instanceof CastExpression typed && isLiteral(typed.getLeftExpression());
  }

  private void addColumn(String name) {
    // Only plain names, and not one such as current_date or user, which Spark reads as a call.
    if (!name.matches("\\w+")
        || name.toLowerCase(Locale.ROOT).matches("(current_|local|session_).*|user|now")) {
      throw new IllegalArgumentException(
          "'%s' uses %s; a rule may only use columns, literals and operators".formatted(sql, name));
    }
    columns.add(name);
  }

  private void requireAllowed(Function function) {
    String name = function.getName().toLowerCase(Locale.ROOT);
    if (!FUNCTIONS.contains(name) || function.getParameters() == null) {
      throw new IllegalArgumentException(
          "'%s' calls %s; a rule may only call %s".formatted(sql, name, new TreeSet<>(FUNCTIONS)));
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
