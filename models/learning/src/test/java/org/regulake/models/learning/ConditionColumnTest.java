package org.regulake.models.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.rule.Condition;
import org.regulake.models.scorecard.Scorecard;
import org.regulake.models.testing.SparkExtension;
import org.regulake.models.testing.TextTable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The columns of a condition as parsed when a rule is loaded are those that Spark reads when it is
 * applied.
 */
@ExtendWith(SparkExtension.class)
class ConditionColumnTest {

  static Stream<Condition> conditionsOfAllRules() {
    Scorecard card = Scorecard.load("supervision");
    Stream<Condition> special =
        card.indicators().stream()
            .flatMap(indicator -> indicator.versions().stream())
            .flatMap(version -> version.specialValues().stream())
            .map(value -> value.when());
    Stream<Condition> others =
        Stream.of(
                "a in ('x', 'y') and not b is null",
                "abs(a - b) between 1 and 2.5 or c = -1",
                "coalesce(a, 0) <> b * 2",
                "lower(substring(a, 1, 2)) like 'x%'",
                "(a >= 1 and b < 2) or (c = true and a <= .5)",
                "greatest(a, b) > least(c, 1e3)")
            .map(Condition::new);
    return Stream.of(
            special,
            card.vetoes().stream().map(veto -> veto.condition()),
            Indicators.load().files().stream()
                .filter(indicator -> indicator.where() != null)
                .map(indicator -> indicator.where()),
            others)
        .flatMap(all -> all);
  }

  @ParameterizedTest
  @MethodSource("conditionsOfAllRules")
  void spark_reads_the_same_columns(Condition condition) {
    assertThat(condition.columns())
        .isEqualTo(columns(CatalystSqlParser$.MODULE$.parseExpression(condition.sql())));
  }

  private static Set<String> columns(Expression expression) {
    Set<String> columns = new TreeSet<>();
    if (expression instanceof UnresolvedAttribute attribute) {
      columns.add(attribute.name());
    }
    CollectionConverters.asJava(expression.children())
        .forEach(child -> columns.addAll(columns(child)));
    return columns;
  }

  @ParameterizedTest
  @ValueSource(strings = {"a > 1", "a > 1 or a is null", "not (a > 1)", "a in (2, 3)"})
  void an_unknown_condition_does_not_hold(String sql, SparkSession spark) {
    assertThat(
            TextTable.of(spark, "| a: int |\n| null |\n| 2 |")
                .select(ConditionColumn.of(new Condition(sql)))
                .collectAsList())
        .allSatisfy(row -> assertThat(row.isNullAt(0)).isFalse());
  }

  @Test
  void an_unknown_value_is_not_more_than_one(SparkSession spark) {
    assertThat(
            TextTable.of(spark, "| a: int |\n| null |")
                .where(ConditionColumn.of(new Condition("a > 1")))
                .isEmpty())
        .isTrue();
  }
}
