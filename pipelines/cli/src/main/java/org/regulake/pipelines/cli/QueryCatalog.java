package org.regulake.pipelines.cli;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.RelationTimeTravel;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias$;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.classic.SparkSession;
import org.regulake.models.rule.Names;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.lakehouse.TableHistory;
import org.regulake.pipelines.run.Tables;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * Runs queries that name tables as {@code silver.enterprise}: replaces each name in the plan by the
 * rows of the table, without registering tables.
 */
final class QueryCatalog {

  private final Lakehouse lake;
  private final SparkSession spark;

  QueryCatalog(Lakehouse lake) {
    this.lake = lake;
    this.spark = (SparkSession) lake.spark();
  }

  /**
   * Runs a query.
   *
   * @throws IllegalArgumentException when it is not a query, or names a table that does not exist
   */
  Dataset<Row> query(String sql) {
    LogicalPlan statement = parsed(sql);
    QueryGate.requireQuery(statement);
    return org.apache.spark.sql.classic.Dataset.ofRows(spark, withTables(statement));
  }

  private LogicalPlan parsed(String sql) {
    try {
      return spark.sessionState().sqlParser().parsePlan(sql);
    } catch (ParseException cause) {
      throw new IllegalArgumentException(
          "the query is not SQL: " + cause.getMessage().strip().lines().findFirst().orElse(""),
          cause);
    }
  }

  private LogicalPlan withTables(LogicalPlan plan) {
    return (LogicalPlan) (Object) plan.transformUpWithSubqueries(new TablesInPlace());
  }

  /**
   * Replaces relations by the rows of the tables that they name. Subqueries of WITH are not
   * children of the plan, so they are visited separately.
   */
  private final class TablesInPlace extends AbstractPartialFunction<LogicalPlan, LogicalPlan> {

    @Override
    public boolean isDefinedAt(LogicalPlan plan) {
      return plan instanceof UnresolvedWith
          || plan instanceof RelationTimeTravel
          || plan instanceof UnresolvedRelation relation
              && relation.multipartIdentifier().size() > 1;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
      if (plan instanceof UnresolvedWith with) {
        return new UnresolvedWith(
            with.child(),
            seq(
                CollectionConverters.asJava(with.cteRelations()).stream()
                    .map(
                        named ->
                            new Tuple3<>(
                                named._1(), (SubqueryAlias) withTables(named._2()), named._3()))
                    .toList()),
            with.allowRecursion());
      }
      if (plan instanceof RelationTimeTravel travel) {
        Table table = table((UnresolvedRelation) travel.relation());
        return named(table, new TableHistory(lake).at(table, version(travel)));
      }
      Table table = table((UnresolvedRelation) plan);
      return named(table, lake.read(table));
    }
  }

  private static long version(RelationTimeTravel travel) {
    if (travel.version().isEmpty() || !travel.version().get().matches("\\d+")) {
      throw new IllegalArgumentException(
          "earlier versions are selected by number, as in 'silver.enterprise VERSION AS OF 3';"
              + " ops.table_version lists them");
    }
    return Long.parseLong(travel.version().get());
  }

  private static LogicalPlan named(Table table, Dataset<Row> rows) {
    return SubqueryAlias$.MODULE$.apply(
        seq(List.of(table.fullName().split("\\."))),
        ((org.apache.spark.sql.classic.Dataset<Row>) rows).logicalPlan());
  }

  private Table table(UnresolvedRelation relation) {
    String name =
        String.join(".", CollectionConverters.asJava(relation.multipartIdentifier()))
            .toLowerCase(Locale.ROOT);
    String ofLake =
        name.startsWith(LakehouseConfig.CATALOG + ".")
            ? name.substring(LakehouseConfig.CATALOG.length() + 1)
            : name;
    Table table =
        Tables.named(ofLake)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no table '%s'; %s; './regulake tables' lists all"
                            .formatted(name, Names.hint(ofLake, Tables.names()))));
    if (!lake.exists(table)) {
      throw new IllegalArgumentException(
          "table '%s' has not been written in the lake %s yet; run './regulake run' first"
              .formatted(ofLake, lake.location()));
    }
    return table;
  }

  private static <T> Seq<T> seq(List<T> values) {
    return CollectionConverters.asScala(values).toSeq();
  }
}
