package org.regulake.pipelines.job;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.regulake.models.rule.Names;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import scala.jdk.javaapi.CollectionConverters;

/** Lets a query name tables as {@code silver.enterprise}: makes the tables that it names known to the session, and no others. */
final class QueryCatalog {

  private final Lakehouse lake;

  QueryCatalog(Lakehouse lake) {
    this.lake = lake;
  }

  /**
   * Answers a query.
   *
   * @throws IllegalArgumentException when it is no SQL, or names a table that is not there
   */
  Dataset<Row> query(String sql) {
    namesIn(sql).forEach(this::register);
    return lake.spark().sql(sql);
  }

  private Set<String> namesIn(String sql) {
    LogicalPlan plan;
    try {
      plan = org.apache.spark.sql.classic.SparkSession.class.cast(lake.spark()).sessionState().sqlParser().parsePlan(sql);
    } catch (ParseException cause) {
      throw new IllegalArgumentException("the query is not SQL: " + cause.getMessage(), cause);
    }
    Set<String> names = new LinkedHashSet<>();
    collect(plan, names);
    return names;
  }

  /** All relations in a plan, in its subqueries and in its WITH clauses. */
  private static void collect(LogicalPlan plan, Set<String> names) {
    if (plan instanceof UnresolvedRelation relation) {
      List<String> parts = CollectionConverters.asJava(relation.multipartIdentifier());
      if (parts.size() == 2) {
        names.add(String.join(".", parts).toLowerCase(java.util.Locale.ROOT));
      }
    }
    CollectionConverters.asJava(plan.children()).forEach(child -> collect(child, names));
    CollectionConverters.asJava(plan.innerChildren()).forEach(child -> {
      if (child instanceof LogicalPlan inner) {
        collect(inner, names);
      }
    });
    CollectionConverters.asJava(plan.subqueries()).forEach(subquery -> collect((LogicalPlan) (Object) subquery, names));
  }

  private void register(String name) {
    Table table = Tables.named(name).orElseThrow(() -> new IllegalArgumentException(
        "there is no table '%s'; %s; './regulake tables' lists all".formatted(name, Names.hint(name, Tables.names()))));
    if (!lake.exists(table)) {
      throw new IllegalArgumentException("table '%s' has not been written in the lake %s yet; run './regulake run' first".formatted(name, lake.location()));
    }
    lake.spark().sql("CREATE DATABASE IF NOT EXISTS " + table.layer().schema());
    if (table.layer() == Layer.PUBLISHED) {
      lake.spark().sql("CREATE OR REPLACE VIEW %s AS SELECT * FROM %s.%s".formatted(table.fullName(), LakehouseConfig.CATALOG, table.fullName()));
    } else {
      lake.spark().sql("CREATE TABLE IF NOT EXISTS %s USING delta LOCATION '%s'".formatted(table.fullName(), lake.path(table).replace("'", "\\'")));
    }
  }
}
