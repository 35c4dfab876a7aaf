package org.regulake.pipelines.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.ExpressionWithUnresolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.RelationTimeTravel;
import org.apache.spark.sql.catalyst.analysis.ResolvedInlineTable;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedHaving;
import org.apache.spark.sql.catalyst.analysis.UnresolvedInlineTable;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedSubqueryColumnAliases;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTVFAliases;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PipeOperator;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.Deduplicate;
import org.apache.spark.sql.catalyst.plans.logical.Distinct;
import org.apache.spark.sql.catalyst.plans.logical.Except;
import org.apache.spark.sql.catalyst.plans.logical.Expand;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.Generate;
import org.apache.spark.sql.catalyst.plans.logical.GlobalLimit;
import org.apache.spark.sql.catalyst.plans.logical.Intersect;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LateralJoin;
import org.apache.spark.sql.catalyst.plans.logical.LocalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Offset;
import org.apache.spark.sql.catalyst.plans.logical.OneRowRelation;
import org.apache.spark.sql.catalyst.plans.logical.Pivot;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Sample;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.sql.catalyst.plans.logical.Unpivot;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedHint;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.catalyst.plans.logical.Window;
import org.apache.spark.sql.catalyst.plans.logical.WithWindowDefinition;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Accepts queries and refuses all other statements before any part of them runs. At every depth,
 * allowed plan nodes and functions that produce rows are listed, and tables have to be given by
 * name. Of functions that return a value, the forbidden ones are listed, which reach beyond the
 * row.
 */
final class QueryGate {

  private static final Set<Class<? extends LogicalPlan>> PARTS =
      Set.of(
          Project.class,
          Filter.class,
          Aggregate.class,
          UnresolvedHaving.class,
          Sort.class,
          GlobalLimit.class,
          LocalLimit.class,
          Offset.class,
          Distinct.class,
          Deduplicate.class,
          Union.class,
          Intersect.class,
          Except.class,
          Join.class,
          LateralJoin.class,
          SubqueryAlias.class,
          UnresolvedSubqueryColumnAliases.class,
          UnresolvedTVFAliases.class,
          UnresolvedRelation.class,
          RelationTimeTravel.class,
          UnresolvedInlineTable.class,
          ResolvedInlineTable.class,
          LocalRelation.class,
          OneRowRelation.class,
          UnresolvedTableValuedFunction.class,
          UnresolvedWith.class,
          WithWindowDefinition.class,
          Window.class,
          Generate.class,
          Expand.class,
          Pivot.class,
          Unpivot.class,
          Sample.class,
          UnresolvedHint.class,
          PipeOperator.class);

  private static final Set<String> MAKE_ROWS =
      Set.of(
          "range",
          "explode",
          "explode_outer",
          "posexplode",
          "posexplode_outer",
          "inline",
          "inline_outer",
          "stack",
          "json_tuple",
          "variant_explode",
          "variant_explode_outer");

  /**
   * Forbidden functions: they call into the program, or read a schema from a file that the query
   * names.
   */
  private static final Set<String> REACH_BEYOND =
      Set.of(
          "java_method",
          "reflect",
          "try_reflect",
          "from_protobuf",
          "to_protobuf",
          "from_avro",
          "to_avro",
          "schema_of_avro",
          "from_xml",
          "schema_of_xml");

  private QueryGate() {}

  /**
   * Checks a parsed statement.
   *
   * @throws IllegalArgumentException when it is not a query
   */
  static void requireQuery(LogicalPlan statement) {
    if (!PARTS.contains(statement.getClass()) && statement instanceof Command) {
      throw refused("this statement is not one (%s)".formatted(statement.nodeName()));
    }
    require(statement);
  }

  private static void require(LogicalPlan part) {
    if (!PARTS.contains(part.getClass())) {
      throw refused("%s is not allowed".formatted(part.nodeName()));
    }
    if (part instanceof UnresolvedRelation relation
        && (!relation.options().isEmpty() || relation.isStreaming())) {
      throw refused("options are not allowed on table %s".formatted(relation.name()));
    }
    if (part instanceof RelationTimeTravel travel) {
      require(travel.relation());
    }
    if (part instanceof UnresolvedTableValuedFunction function) {
      requireFunction(CollectionConverters.asJava(function.name()), true);
    }
    CollectionConverters.asJava(part.expressions()).forEach(QueryGate::requireExpression);
    CollectionConverters.asJava(part.children()).forEach(QueryGate::require);
    CollectionConverters.asJava(part.subqueries())
        .forEach(subquery -> require((LogicalPlan) (Object) subquery));
    if (part instanceof UnresolvedWith with) {
      CollectionConverters.asJava(with.cteRelations()).forEach(named -> require(named._2()));
    }
  }

  private static void requireExpression(Expression expression) {
    if (expression instanceof UnresolvedFunction function) {
      requireFunction(CollectionConverters.asJava(function.nameParts()), false);
    }
    if (expression instanceof UnresolvedGenerator generator) {
      requireFunction(List.of(generator.name().funcName()), true);
    }
    if (expression instanceof ExpressionWithUnresolvedIdentifier) {
      throw refused("names have to be literal, and IDENTIFIER is not allowed");
    }
    CollectionConverters.asJava(expression.children()).forEach(QueryGate::requireExpression);
  }

  private static void requireFunction(List<String> name, boolean isMakingRows) {
    String last = name.get(name.size() - 1).toLowerCase(Locale.ROOT);
    if (name.size() > 1
        || REACH_BEYOND.contains(last)
        || isMakingRows && !MAKE_ROWS.contains(last)) {
      throw refused(
          "the function %s is not allowed, as it reaches beyond the tables of the lake"
              .formatted(String.join(".", name)));
    }
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException(
        ("'sql' runs queries only, one at a time (SELECT, WITH, VALUES): %s. './regulake tables"
                + " --markdown' describes tables, and only './regulake run' changes them")
            .formatted(why));
  }
}
