package org.regulake.pipelines.lakehouse;

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
 * each write; a table that is not there yet is created from its contract with comments, NOT NULL
 * and CHECK constraints.
 */
public final class Lakehouse implements TableReader {

  /**
   * Spark's own choice, INT96, is read by others as nanoseconds: the year 9999 wraps around to 1816
   * there, or ends in an error.
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

  /** Where the lake lies. */
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
   * Writes several tables, two at a time: while Spark prepares one write the cores are free for the
   * other. Waits for all of them.
   *
   * @throws RuntimeException the first failure in the order of the writes; the others go along with
   *     it
   */
  public void together(List<Runnable> writes) {
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
   * What was written last to a table.
   *
   * @param isAddition whether the rows were added to those that were there
   * @param condition SQL condition of the rows that were replaced; null for all, or for a day that
   *     was published
   */
  private record Written(ContentHash.Content content, boolean isAddition, String condition) {

    /**
     * Whether it is all that the table holds of the rows asked for; others may be there when only
     * some of them were replaced.
     */
    boolean isAllOf(Table table, String asked) {
      return !isAddition
          && (table.layer() == Layer.PUBLISHED || condition == null || condition.equals(asked));
    }
  }

  /** Forgets what was written, before a stage begins. */
  public void beginStage() {
    written.clear();
  }

  /**
   * The version of a table after a stage, with row count and content hash. What the stage wrote was
   * counted while it was written; only where that does not tell is the table read.
   *
   * @param before the table after the stage's last run, if it ran before
   * @param condition SQL condition of the rows that the stage answers for; null for all
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
    // The first addition to a new table makes the table.
    if (write != null && before.isEmpty() && version == 0) {
      return write.content();
    }
    return ContentHash.of(table, condition == null ? read(table) : read(table).where(condition));
  }

  /** Delta version or Iceberg snapshot id; -1 when the table is not there. */
  public long version(Table table) {
    if (!exists(table)) {
      return -1;
    }
    return table.layer() == Layer.PUBLISHED ? published.snapshotId(table) : delta.version(table);
  }

  /** What the metadata of a table and the list of its files tell. */
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
   * Whether a version that the books name is still one of the table's: a log or a catalog may have
   * been cut, or put back to an earlier day.
   */
  public boolean hasVersion(Table table, long version) {
    return exists(table)
        && (table.layer() == Layer.PUBLISHED
            ? published.hasSnapshot(table, version)
            : delta.version(table) >= version);
  }

  /** The days of which a table has rows, where it is divided by days. */
  public Set<LocalDate> days(Table table) {
    return !exists(table)
        ? Set.of()
        : table.layer() == Layer.PUBLISHED
            ? publishedCondition().of(table).days()
            : delta.days(table);
  }

  /**
   * Takes what cannot be read any more out of a table, so that the rest of it can be read, and all
   * of it written again.
   *
   * @param days days whose rows go
   * @param isAll whether all rows go
   */
  public void forget(Table table, Set<LocalDate> days, boolean isAll) {
    if (table.layer() == Layer.PUBLISHED) {
      published.forget(table, days);
    } else {
      delta.forget(table, file -> isAll || days.contains(DeltaTables.day(file)));
    }
  }

  /**
   * Puts a table aside whose log cannot be read, so that a new one can be made in its place; tells
   * where it lies then.
   */
  public String putAside(Table table, String name) {
    String aside = "ops/aside/%s/%s".formatted(name, table.fullName());
    files().move("%s/%s".formatted(table.layer().schema(), table.name()), aside);
    delta.reread(table);
    return files().path(aside).toString();
  }

  /**
   * Enters a published table into the catalog again, as the latest metadata in its folder says,
   * where the catalog does not list it, cannot open it, or is older than the books.
   *
   * @param snapshots snapshots that the books name
   * @return whether it was entered; false when it is as it should be, or when nothing was found to
   *     enter
   */
  public boolean enterAgain(Table table, Set<Long> snapshots) {
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
      published.enter(table, found.get());
    }
    return !isAsKnown;
  }

  /**
   * Names of the files of a Delta table in all its versions, as its log writes them; none when the
   * table was never committed.
   */
  List<String> filesOfAllVersions(Table table) {
    return delta.filesOfAllVersions(table);
  }

  /** Whether there is a folder for a Delta table, whatever is in it. */
  public boolean hasFolder(Table table) {
    return files().exists("%s/%s".formatted(table.layer().schema(), table.name()));
  }

  /** Where the catalog of the published tables is, for people. */
  public String catalogPlace() {
    return config.catalog().place();
  }

  /** Where the files of a Delta table lie. */
  public String path(Table table) {
    return delta.path(table);
  }
}
