package org.regulake.pipelines.lakehouse;

import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.actions.DeleteOrphanFiles;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.table.Table;

/**
 * Iceberg tables that are written on a branch, audited there, and then released: readers see nothing before the fast-forward of {@code main}.
 */
public final class PublishedTables {

  private static final String MAIN = "main";

  /** A release fills one partition, the day: brought together by partition, all its rows would go through one task. */
  private static final String PROPERTIES =
      "'format-version'='2', 'write.distribution-mode'='none', 'write.spark.fanout.enabled'='true'";

  private final SparkSession spark;
  private final String catalog;

  PublishedTables(SparkSession spark, String catalog) {
    this.spark = spark;
    this.catalog = catalog;
  }

  String identifier(Table table) {
    return catalog + "." + table.fullName();
  }

  boolean exists(Table table) {
    return spark.catalog().tableExists(identifier(table));
  }

  Dataset<Row> read(Table table) {
    return spark.table(identifier(table));
  }

  /** Snapshot id of {@code main}; -1 when nothing was released yet. */
  public long snapshotId(Table table) {
    return exists(table) ? head(table, MAIN).orElse(-1L) : -1;
  }

  /** Snapshot id of a branch, if the branch is there. */
  public Optional<Long> head(Table table, String branch) {
    Snapshot snapshot = load(table).snapshot(branch);
    return Optional.ofNullable(snapshot).map(Snapshot::snapshotId);
  }

  /**
   * Writes rows on a branch that starts at the head of {@code main}, replacing the partitions that occur in the rows. A branch of the same
   * name that an earlier attempt left behind is dropped first.
   *
   * @return snapshot id of the branch
   */
  long stage(Table table, Dataset<Row> rows, String branch) {
    create(table);
    org.apache.iceberg.Table iceberg = load(table);
    if (iceberg.refs().containsKey(branch)) {
      iceberg.manageSnapshots().removeBranch(branch).commit();
    }
    spark.sql("ALTER TABLE %s CREATE BRANCH `%s`".formatted(identifier(table), branch));
    spark.sparkContext().setJobDescription("write %s on branch %s".formatted(table.fullName(), branch));
    try {
      rows.writeTo(identifier(table) + ".branch_" + branch).overwritePartitions();
    } catch (org.apache.spark.sql.catalyst.analysis.NoSuchTableException cause) {
      throw new IllegalStateException("published table %s vanished while it was written".formatted(table.fullName()), cause);
    }
    return head(table, branch).orElseThrow();
  }

  /** The rows of a branch. */
  public Dataset<Row> readBranch(Table table, String branch) {
    return spark.read().format("iceberg").option("branch", branch).load(identifier(table));
  }

  /** Lets {@code main} point to the branch's head; nothing is copied. */
  public void release(Table table, String branch) {
    load(table).manageSnapshots().fastForwardBranch(MAIN, branch).commit();
  }

  /** Points {@code main} back to an earlier snapshot; -1 stands for the empty table before the first release. */
  public void takeBack(Table table, long snapshotId) {
    if (snapshotId == -1) {
      load(table).newDelete().deleteFromRowFilter(org.apache.iceberg.expressions.Expressions.alwaysTrue()).commit();
    } else {
      load(table).manageSnapshots().replaceBranch(MAIN, snapshotId).commit();
    }
  }

  /** Removes a branch if it is there. */
  public void dropBranch(Table table, String branch) {
    if (exists(table) && load(table).refs().containsKey(branch)) {
      load(table).manageSnapshots().removeBranch(branch).commit();
    }
  }

  /**
   * Finds files in the table's folder that belong to no snapshot of any branch.
   *
   * @param isRemoved whether they are removed too
   * @return how many
   */
  long orphans(Table table, boolean isRemoved) {
    if (!exists(table)) {
      return 0;
    }
    // Nobody writes while the run lock is held, so a file need not be old to be left over.
    DeleteOrphanFiles search = SparkActions.get(spark).deleteOrphanFiles(load(table)).olderThan(Long.MAX_VALUE);
    DeleteOrphanFiles.Result result = (isRemoved ? search : search.deleteWith(file -> {})).execute();
    return StreamSupport.stream(result.orphanFileLocations().spliterator(), false).count();
  }

  private org.apache.iceberg.Table load(Table table) {
    try {
      org.apache.iceberg.Table iceberg = Spark3Util.loadIcebergTable(spark, identifier(table));
      iceberg.refresh();
      return iceberg;
    } catch (org.apache.spark.sql.catalyst.analysis.NoSuchTableException | org.apache.spark.sql.catalyst.parser.ParseException cause) {
      throw new NoSuchTableException(cause, "published table %s does not exist", identifier(table));
    }
  }

  private void create(Table table) {
    if (exists(table)) {
      return;
    }
    spark.sql("CREATE NAMESPACE IF NOT EXISTS %s.%s".formatted(catalog, table.layer().schema()));
    spark.sql("CREATE TABLE %s (%s) USING iceberg %s COMMENT '%s' TBLPROPERTIES (%s)".formatted(
        identifier(table),
        table.schema().toDDL(),
        table.partitions().isEmpty() ? "" : "PARTITIONED BY (" + String.join(", ", table.partitions()) + ")",
        table.grain().replace("'", "''"),
        PROPERTIES));
  }
}
