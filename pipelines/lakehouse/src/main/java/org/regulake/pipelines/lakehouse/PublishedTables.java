package org.regulake.pipelines.lakehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFiles;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.actions.DeleteOrphanFiles;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.iceberg.spark.SparkCatalog;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;

/**
 * Iceberg tables that are written on a branch, audited there, and then released: readers see
 * nothing before the fast-forward of {@code main}.
 */
public final class PublishedTables {

  private static final String MAIN = "main";

  /**
   * Table properties. A release fills one partition, the day: with distribution by partition all
   * its rows would go through one task.
   */
  private static final String PROPERTIES =
      "'format-version'='2', 'write.distribution-mode'='none', 'write.spark.fanout.enabled'='true'";

  private final SparkSession spark;
  private final String catalog;

  /** Snapshot → days of its files; a snapshot never changes. */
  private final Map<Long, Set<LocalDate>> daysOfSnapshots = new ConcurrentHashMap<>();

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

  /** Snapshot id of {@code main}; -1 before the first release. */
  public long snapshotId(Table table) {
    return exists(table) ? head(table, MAIN).orElse(-1L) : -1;
  }

  /** Snapshot id of a branch, if the branch exists. */
  public Optional<Long> head(Table table, String branch) {
    Snapshot snapshot = load(table).snapshot(branch);
    return Optional.ofNullable(snapshot).map(Snapshot::snapshotId);
  }

  /**
   * Writes rows of a day on a branch that starts at the head of {@code main}. They replace the
   * existing rows of the day, even when there are none. A branch of the same name from an earlier
   * attempt is dropped first.
   *
   * @return snapshot id of the branch
   */
  long stage(Table table, Dataset<Row> rows, String branch, LocalDate day) {
    create(table);
    org.apache.iceberg.Table iceberg = load(table);
    if (iceberg.refs().containsKey(branch)) {
      iceberg.manageSnapshots().removeBranch(branch).commit();
    }
    spark.sql("ALTER TABLE %s CREATE BRANCH `%s`".formatted(identifier(table), branch));
    spark
        .sparkContext()
        .setJobDescription("write %s on branch %s".formatted(table.fullName(), branch));
    try {
      rows.writeTo(identifier(table) + ".branch_" + branch)
          .overwrite(Schemas.column(RunStamp.AS_OF).equalTo(functions.lit(day)));
    } catch (org.apache.spark.sql.catalyst.analysis.NoSuchTableException cause) {
      throw new IllegalStateException(
          "published table %s was dropped while it was written".formatted(table.fullName()), cause);
    }
    return head(table, branch).orElseThrow();
  }

  /** The rows of a branch. */
  public Dataset<Row> readBranch(Table table, String branch) {
    return spark.read().format("iceberg").option("branch", branch).load(identifier(table));
  }

  /** Moves {@code main} to the branch's head; nothing is copied. */
  public void release(Table table, String branch) {
    load(table).manageSnapshots().fastForwardBranch(MAIN, branch).commit();
  }

  /**
   * Rolls {@code main} back to an earlier snapshot; -1 means the empty table before the first
   * release.
   */
  public void rollBack(Table table, long snapshotId) {
    if (snapshotId == -1) {
      load(table).newDelete().deleteFromRowFilter(Expressions.alwaysTrue()).commit();
    } else {
      load(table).manageSnapshots().replaceBranch(MAIN, snapshotId).commit();
    }
  }

  /** Drops a branch if it exists. */
  public void dropBranch(Table table, String branch) {
    if (exists(table) && load(table).refs().containsKey(branch)) {
      load(table).manageSnapshots().removeBranch(branch).commit();
    }
  }

  /**
   * Finds orphan files in the table's folder: files that belong to no snapshot of any branch.
   *
   * @param isRemoved whether they are removed
   * @return their number
   */
  long orphans(Table table, boolean isRemoved) {
    if (!exists(table)) {
      return 0;
    }
    // No other run writes while the run lock is held, so even a new file is an orphan.
    DeleteOrphanFiles search =
        SparkActions.get(spark).deleteOrphanFiles(load(table)).olderThan(Long.MAX_VALUE);
    DeleteOrphanFiles.Result result =
        (isRemoved ? search : search.deleteWith(file -> {})).execute();
    return StreamSupport.stream(result.orphanFileLocations().spliterator(), false).count();
  }

  /** Whether the catalog has an entry for the table, even when its metadata cannot be read. */
  boolean isListed(Table table) {
    Namespace namespace = Namespace.of(table.layer().schema());
    return entries().namespaceExists(namespace.levels())
        && entries()
            .icebergCatalog()
            .listTables(namespace)
            .contains(TableIdentifier.of(namespace, table.name()));
  }

  /** Whether the table has a snapshot. */
  boolean hasSnapshot(Table table, long snapshotId) {
    return load(table).snapshot(snapshotId) != null;
  }

  /** The days of the files of the current snapshot; none when they cannot be read. */
  Set<LocalDate> days(Table table) {
    try {
      org.apache.iceberg.Table iceberg = load(table);
      Snapshot shown = iceberg.currentSnapshot();
      return shown == null
          ? Set.of()
          : daysOfSnapshots.computeIfAbsent(
              shown.snapshotId(), snapshot -> days(iceberg, snapshot));
    } catch (RuntimeException cause) {
      if (!FailureExplainer.isDamage(cause)) {
        throw cause;
      }
      return Set.of();
    }
  }

  private static Set<LocalDate> days(org.apache.iceberg.Table iceberg, long snapshot) {
    Set<LocalDate> days = new TreeSet<>();
    try (CloseableIterable<FileScanTask> files =
        iceberg.newScan().useSnapshot(snapshot).planFiles()) {
      files.forEach(file -> Optional.ofNullable(day(iceberg, file.file())).ifPresent(days::add));
    } catch (IOException cause) {
      throw new UncheckedIOException(
          "cannot close the list of the files of " + iceberg.name(), cause);
    }
    return days;
  }

  /** The day of a file; null when the table is not partitioned by day. */
  static LocalDate day(org.apache.iceberg.Table iceberg, DataFile file) {
    return iceberg.spec().fields().stream()
            .anyMatch(field -> field.name().equals(RunStamp.AS_OF.name()))
        ? LocalDate.ofEpochDay(file.partition().get(0, Integer.class))
        : null;
  }

  /** Removes days from the current snapshot; their files remain in earlier snapshots. */
  void removeDays(Table table, Set<LocalDate> days) {
    DeleteFiles removed = load(table).newDelete();
    days.forEach(
        day ->
            removed.deleteFromRowFilter(
                Expressions.equal(RunStamp.AS_OF.name(), (int) day.toEpochDay())));
    removed.commit();
    spark.catalog().refreshTable(identifier(table));
  }

  /**
   * Registers a table in the catalog with the given metadata; replaces an existing entry, whose
   * files are not deleted.
   */
  void register(Table table, TableMetadata metadata) {
    TableIdentifier name = TableIdentifier.of(table.layer().schema(), table.name());
    createNamespace(table);
    if (isListed(table)) {
      entries().icebergCatalog().dropTable(name, false);
    }
    entries().icebergCatalog().registerTable(name, metadata.metadataFileLocation());
    spark.catalog().refreshTable(identifier(table));
  }

  private void describe(Table table) {
    org.apache.iceberg.Table iceberg = load(table);
    UpdateSchema update = iceberg.updateSchema();
    boolean isChanged = false;
    for (StructField declared : Schemas.of(table).fields()) {
      Types.NestedField stored = iceberg.schema().findField(declared.name());
      String sentence = declared.getComment().get();
      if (stored != null && !sentence.equals(stored.doc())) {
        update.updateColumnDoc(declared.name(), sentence);
        isChanged = true;
      }
    }
    if (isChanged) {
      update.commit();
      spark.catalog().refreshTable(identifier(table));
    }
  }

  private void createNamespace(Table table) {
    spark.sql("CREATE NAMESPACE IF NOT EXISTS %s.%s".formatted(catalog, table.layer().schema()));
  }

  /** Iceberg's own view of the catalog. */
  private SparkCatalog entries() {
    return (SparkCatalog)
        ((org.apache.spark.sql.classic.SparkSession) spark)
            .sessionState()
            .catalogManager()
            .catalog(catalog);
  }

  org.apache.iceberg.Table load(Table table) {
    try {
      org.apache.iceberg.Table iceberg = Spark3Util.loadIcebergTable(spark, identifier(table));
      iceberg.refresh();
      return iceberg;
    } catch (org.apache.spark.sql.catalyst.analysis.NoSuchTableException | ParseException cause) {
      throw new NoSuchTableException(cause, "published table %s does not exist", identifier(table));
    }
  }

  /** Creates the table if it is new, else gives its columns the comments of the contract. */
  private void create(Table table) {
    if (exists(table)) {
      describe(table);
      return;
    }
    createNamespace(table);
    spark.sql(
        "CREATE TABLE %s (%s) USING iceberg %s COMMENT '%s' TBLPROPERTIES (%s)"
            .formatted(
                identifier(table),
                Schemas.of(table).toDDL(),
                table.partitions().isEmpty()
                    ? ""
                    : "PARTITIONED BY (" + String.join(", ", table.partitions()) + ")",
                table.grain().replace("'", "''"),
                PROPERTIES));
  }
}
