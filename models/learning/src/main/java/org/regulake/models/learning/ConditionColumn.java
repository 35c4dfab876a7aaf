package org.regulake.models.learning;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.regulake.models.rule.Condition;

/** The condition of a rule as an expression. */
public final class ConditionColumn {

  private ConditionColumn() {}

  /** True where the condition holds; false where it does not hold or is unknown (null). */
  public static Column of(Condition condition) {
    return coalesce(expr(condition.sql()), lit(false));
  }
}
