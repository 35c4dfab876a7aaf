package org.regulake.pipelines.lakehouse;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A session that only answers queries over a lake. Spark refuses every command in it; a catalog in
 * a database is opened for reading; and the files of a local lake cannot be changed. On other
 * storage the account's permissions apply.
 */
public final class ReadOnlySession {

  private ReadOnlySession() {}

  /** Creates a read-only session on the same Spark as an existing one. */
  public static SparkSession create(SparkSession spark, LakehouseConfig lake) {
    SparkSession session = spark.newSession();
    lake.catalogSettings().forEach(session.conf()::set);
    lake.catalog()
        .readOnlyProperties()
        .forEach(
            (key, value) ->
                session.conf().set(LakehouseConfig.CATALOG_SETTINGS + "." + key, value));
    if (LakeFiles.isLocal(lake.location())) {
      ReadOnlyDisk.SETTINGS.forEach(session.conf()::set);
    }
    ((org.apache.spark.sql.classic.SparkSession) session)
        .experimental()
        .extraStrategies_$eq(seq(List.of(new NoCommands())));
    return session;
  }

  /** Runs before Spark's own planning strategies: every change, writes included, is a command. */
  private static final class NoCommands extends SparkStrategy {

    @Override
    public Seq<SparkPlan> apply(LogicalPlan plan) {
      if (plan instanceof Command) {
        throw new UnsupportedOperationException(
            "%s is refused: queries only read".formatted(plan.nodeName()));
      }
      return seq(List.of());
    }
  }

  private static <T> Seq<T> seq(List<T> values) {
    return CollectionConverters.asScala(values).toSeq();
  }
}
