package org.regulake.pipelines.lakehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.iceberg.TableMetadata;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;

/**
 * Reads and writes the tables of one lake. Rows are brought into contract order and types before
 * each write; a missing table is created from its contract with comments, NOT NULL and CHECK
 * constraints.
 */
public final class Lakehouse implements TableReader {

  /**
   * Timestamp type of Parquet files. Other readers take Spark's default, INT96, as nanoseconds: the
   * year 9999 overflows to 1816, or they fail.
   */
  private static final Map<String, String> PARQUET =
      Map.of("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");

  private final SparkSession spark;
  private final LakehouseConfig config;
  private final DeltaTables delta;
  private final PublishedTables published;
  private final Map<String, Written> written = new ConcurrentHashMap<>();

  public Lakehouse(SparkSession spark, LakehouseConfig config) {
    this.spark = spark;
    this.config = config;
    PARQUET.forEach(spark.conf()::set);
    this.delta = new DeltaTables(spark, config.location());
    this.published = new PublishedTables(spark, LakehouseConfig.CATALOG);
  }

  public SparkSession spark() {
    return spark;
  }

  /** Location of the lake. */
  public String location() {
    return config.location();
  }

  /** The small files of the lake. */
  public LakeFiles files() {
    return new LakeFiles(spark.sparkContext().hadoopConfiguration(), config.location());
  }

  /** The published tables, with branches, audits and releases. */
  public PublishedTables published() {
    return published;
  }

  public boolean exists(Table table) {
    return table.layer() == Layer.PUBLISHED ? published.exists(table) : delta.exists(table);
  }

  @Override
  public Dataset<Row> read(Table table) {
    if (!exists(table)) {
      return spark.createDataFrame(List.of(), Schemas.of(table));
    }
    return table.layer() == Layer.PUBLISHED ? published.read(table) : delta.read(table);
  }

  /**
   * Replaces all rows of a table in one commit.
   *
   * @return rows written
   */
  public long replace(Table table, Dataset<Row> rows) {
    return replaceWhere(table, rows, null);
  }

  /**
   * Replaces, in one commit, the rows that fulfil a SQL condition; all new rows must fulfil it.
   *
   * @return rows written
   */
  public long replaceWhere(Table table, Dataset<Row> rows, String condition) {
    ContentHash.Observed observed = ContentHash.Observed.of(table, Schemas.conform(table, rows));
    delta.replace(table, observed.rows(), condition);
    return remember(table, new Written(observed.content(), false, condition));
  }

  private long remember(Table table, Written write) {
    written.put(table.fullName(), write);
    return write.content().rows();
  }

  /**
   * Adds rows in one commit.
   *
   * @return rows written
   */
  public long append(Table table, Dataset<Row> rows) {
    ContentHash.Observed observed = ContentHash.Observed.of(table, Schemas.conform(table, rows));
    delta.append(table, observed.rows());
    return remember(table, new Written(observed.content(), true, null));
  }

  /**
   * Writes rows of a published table for a day on a branch; see {@link PublishedTables#stage}.
   *
   * @return snapshot id of the branch
   */
  public long stage(Table table, Dataset<Row> rows, String branch, LocalDate day) {
    ContentHash.Observed observed = ContentHash.Observed.of(table, Schemas.conform(table, rows));
    long snapshot = published.stage(table, observed.rows(), branch, day);
    remember(table, new Written(observed.content(), false, null));
    return snapshot;
  }

  private static final int WRITES_AT_ONCE = 2;

  /**
   * Writes several tables, two at a time, and waits for all of them: while Spark plans one write,
   * the other uses the cores.
   *
   * @throws RuntimeException the first failure in the order of the writes; the others are attached
   *     as suppressed
   */
  public void writeConcurrently(List<Runnable> writes) {
    ExecutorService threads = Executors.newFixedThreadPool(WRITES_AT_ONCE);
    List<Throwable> failures = new ArrayList<>();
    try {
      for (Future<?> write : writes.stream().map(threads::submit).toList()) {
        try {
          write.get();
        } catch (ExecutionException failure) {
          failures.add(failure.getCause());
        }
      }
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while tables were written", cause);
    } finally {
      threads.shutdownNow();
    }
    if (!failures.isEmpty()) {
      RuntimeException first =
          failures.get(0) instanceof RuntimeException known
              ? known
              : new IllegalStateException(failures.get(0));
      failures.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
  }

  /**
   * The last write to a table.
   *
   * @param isAddition whether the rows were added to existing ones
   * @param condition SQL condition of the rows that were replaced; null for all rows or for a
   *     published day
   */
  private record Written(ContentHash.Content content, boolean isAddition, String condition) {

    /**
     * Whether the write covers all rows of the table that are asked for; others may exist when only
     * some were replaced.
     */
    boolean isAllOf(Table table, String asked) {
      return !isAddition
          && (table.layer() == Layer.PUBLISHED || condition == null || condition.equals(asked));
    }
  }

  /** Clears the record of writes before a stage begins. */
  public void beginStage() {
    written.clear();
  }

  /**
   * The version of a table after a stage, with row count and content hash. They are known from the
   * stage's writes; the table is read only where these do not suffice.
   *
   * @param before the table after the stage's last run, if it ran before
   * @param condition SQL condition of the rows that the stage writes; null for all
   */
  public Optional<TableVersion> version(
      Table table, Optional<TableVersion> before, String condition) {
    if (!exists(table)) {
      return Optional.empty();
    }
    long version = version(table);
    return Optional.of(content(table, before, condition, version))
        .map(
            content -> new TableVersion(table.fullName(), version, content.rows(), content.hash()));
  }

  private ContentHash.Content content(
      Table table, Optional<TableVersion> before, String condition, long version) {
    Written write = written.get(table.fullName());
    Optional<ContentHash.Content> earlier =
        before.map(known -> new ContentHash.Content(known.rows(), known.contentHash()));
    if (write == null && before.filter(known -> known.version() == version).isPresent()) {
      return earlier.orElseThrow();
    }
    if (write != null && write.isAllOf(table, condition)) {
      return write.content();
    }
    if (write != null
        && write.isAddition()
        && before.filter(known -> known.version() == version - 1).isPresent()) {
      return earlier.orElseThrow().plus(write.content());
    }
    // The first append creates the table.
    if (write != null && before.isEmpty() && version == 0) {
      return write.content();
    }
    return ContentHash.of(table, condition == null ? read(table) : read(table).where(condition));
  }

  /** Delta version or Iceberg snapshot id; -1 when the table does not exist. */
  public long version(Table table) {
    if (!exists(table)) {
      return -1;
    }
    return table.layer() == Layer.PUBLISHED ? published.snapshotId(table) : delta.version(table);
  }

  /**
   * What a version of a Delta table states as known at several moments, read in one pass; see
   * {@link KnownRows}.
   *
   * @return moment → content; empty when the version no longer exists
   */
  public Optional<Map<Instant, ContentHash.Content>> asKnown(
      Table table, long version, List<Instant> moments) {
    try {
      return readEarlier(table, version).map(rows -> ContentHash.asKnown(table, rows, moments));
    } catch (Exception cause) {
      if (!FailureExplainer.isDamage(cause)) {
        throw cause;
      }
      return Optional.empty();
    }
  }

  /**
   * All rows of an earlier version of a Delta table.
   *
   * @return empty when its log or one of its files no longer exists
   */
  public Optional<Dataset<Row>> readEarlier(Table table, long version) {
    return new DeltaVersions(delta, files()).read(table, version);
  }

  /**
   * The rows added to a Delta table since an earlier version.
   *
   * @return empty when rows have been removed or rewritten as well, or when the version can no
   *     longer be compared
   */
  public Optional<Dataset<Row>> addedSince(Table table, long version) {
    return new DeltaVersions(delta, files()).addedSince(table, version);
  }

  /** The condition of a table according to its metadata and the list of its files. */
  public TableCondition condition(Table table) {
    return table.layer() == Layer.PUBLISHED
        ? publishedCondition().of(table)
        : new DeltaCondition(delta, files()).of(table);
  }

  private PublishedCondition publishedCondition() {
    return new PublishedCondition(
        published, config.warehouse(), spark.sparkContext().hadoopConfiguration());
  }

  /**
   * Whether a version recorded in the ledger still exists in the table: a log or a catalog may have
   * been truncated or restored from a backup.
   */
  public boolean hasVersion(Table table, long version) {
    return exists(table)
        && (table.layer() == Layer.PUBLISHED
            ? published.hasSnapshot(table, version)
            : delta.version(table) >= version);
  }

  /** The days with rows in a table that is partitioned by day, according to its metadata. */
  public Set<LocalDate> days(Table table) {
    return !exists(table)
        ? Set.of()
        : table.layer() == Layer.PUBLISHED ? published.days(table) : delta.days(table);
  }

  /** Differences between a table and its contract; none when it does not exist. */
  public SchemaDrift drift(Table table) {
    return exists(table)
        ? SchemaDrift.of(
            table,
            table.layer() == Layer.PUBLISHED ? published.read(table).schema() : delta.schema(table))
        : SchemaDrift.NONE;
  }

  /**
   * Removes unreadable files from a table, so that the rest can be read and all of it rewritten.
   *
   * @param days days whose rows are removed
   * @param isAll whether all rows are removed
   */
  public void removeLost(Table table, Set<LocalDate> days, boolean isAll) {
    if (table.layer() == Layer.PUBLISHED) {
      published.removeDays(table, days);
    } else {
      delta.removeFromLog(table, file -> isAll || days.contains(DeltaTables.day(file)));
    }
  }

  /**
   * Moves a table whose log cannot be read to another folder, so that a new one can be created in
   * its place.
   *
   * @return the new location
   */
  public String putAside(Table table, String name) {
    String aside = "ops/aside/%s/%s".formatted(name, table.fullName());
    files().move("%s/%s".formatted(table.layer().schema(), table.name()), aside);
    delta.invalidateCache(table);
    return files().path(aside).toString();
  }

  /**
   * Registers a published table in the catalog again, with the latest metadata in its folder, when
   * the catalog does not list it, cannot open it, or is older than the ledger.
   *
   * @param snapshots snapshots recorded in the ledger
   * @return whether it was registered; false when the entry is correct or no metadata was found
   */
  public boolean reregister(Table table, Set<Long> snapshots) {
    boolean isListed = published.isListed(table);
    Optional<TableMetadata> found = publishedCondition().latestMetadata(table);
    if (found.isEmpty() || found.get().currentSnapshot() == null) {
      return false;
    }
    boolean isAsKnown =
        isListed
            && condition(table).state() != TableCondition.State.BROKEN
            && snapshots.stream()
                .allMatch(
                    snapshot ->
                        published.hasSnapshot(table, snapshot)
                            || found.get().snapshot(snapshot) == null);
    if (!isAsKnown) {
      published.register(table, found.get());
    }
    return !isAsKnown;
  }

  /**
   * Names of the files of a Delta table in all its versions, as written in its log; none when the
   * table was never committed.
   */
  List<String> filesOfAllVersions(Table table) {
    return delta.filesOfAllVersions(table);
  }

  /** Whether a folder for a Delta table exists, whatever its content. */
  public boolean hasFolder(Table table) {
    return files().exists("%s/%s".formatted(table.layer().schema(), table.name()));
  }

  /** Location of the catalog of the published tables, for messages. */
  public String catalogPlace() {
    return config.catalog().place();
  }

  /** Location of the files of a Delta table. */
  public String path(Table table) {
    return delta.path(table);
  }
}
