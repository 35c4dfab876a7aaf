package org.regulake.pipelines.lakehouse;

import static org.apache.spark.sql.functions.col;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.DummySnapshot;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.constraints.Constraint;
import org.apache.spark.sql.delta.constraints.Constraints;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Delta tables by path: {@code <lake>/<layer>/<noun>}. */
final class DeltaTables {

  private static final StructType LOGGED_FILE = new StructType().add("path", DataTypes.StringType);
  private static final StructType LOGGED_FILES =
      new StructType().add("add", LOGGED_FILE).add("remove", LOGGED_FILE).add("cdc", LOGGED_FILE);

  private final SparkSession spark;
  private final String location;

  DeltaTables(SparkSession spark, String location) {
    this.spark = spark;
    this.location = location;
  }

  String path(Table table) {
    return location + "/" + table.layer().schema() + "/" + table.name();
  }

  boolean exists(Table table) {
    return log(table).tableExists();
  }

  Dataset<Row> read(Table table) {
    Snapshot snapshot = latest(table);
    requireColumns(table, snapshot);
    Option<Seq<AddFile>> files = files(snapshot);
    return files.isDefined()
        ? log(table).createDataFrame(snapshot, files.get(), false, Option.empty())
        : spark.read().format("delta").load(path(table));
  }

  /** Rows of some files of a version. */
  Dataset<Row> rows(Table table, Snapshot snapshot, List<AddFile> files) {
    return log(table).createDataFrame(snapshot, seq(files), false, Option.empty());
  }

  /**
   * An earlier version of a table.
   *
   * @throws RuntimeException when its log no longer exists
   */
  Snapshot snapshot(Table table, long version) {
    return log(table).getSnapshotAt(version, Option.empty(), Option.empty(), false);
  }

  /** The schema of the latest version. */
  StructType schema(Table table) {
    return latest(table).metadata().schema();
  }

  long version(Table table) {
    return latest(table).version();
  }

  void append(Table table, Dataset<Row> rows) {
    write(table, rows, SaveMode.Append, null);
  }

  void replace(Table table, Dataset<Row> rows, String condition) {
    write(table, rows, SaveMode.Overwrite, condition);
  }

  /**
   * Writes rows in one commit, which also creates the table if it is new. Delta's own writer needs
   * an extra commit for the table's comments and checks and, where rows are replaced, lists the
   * files in Spark jobs; with forty small tables that takes most of a run.
   */
  private void write(Table table, Dataset<Row> rows, SaveMode mode, String condition) {
    spark.sparkContext().setJobDescription("write " + table.fullName());
    DeltaLog log = log(table);
    Snapshot snapshot = latest(table);
    boolean isNew = snapshot.version() < 0;
    if (!isNew) {
      requireContract(table, snapshot);
    }
    Option<Seq<AddFile>> replaced =
        mode == SaveMode.Append || isNew
            ? Option.apply(seq(List.of()))
            : matching(snapshot, table, condition);
    if (replaced.isEmpty()) {
      rows.write()
          .format("delta")
          .mode(mode)
          .options(condition == null ? Map.of() : Map.of("replaceWhere", condition))
          .save(path(table));
      return;
    }
    OptimisticTransaction transaction =
        log.startTransaction(Option.empty(), Option.apply(isNew ? new NoTableYet(log) : snapshot));
    if (isNew) {
      log.createLogDirectoriesIfNotExists();
      transaction.updateMetadataForNewTable(metadata(table));
    } else if (!SchemaDrift.of(table, snapshot.metadata().schema()).comments().isEmpty()) {
      transaction.updateMetadata(described(table, snapshot.metadata()), false);
    }
    if (mode == SaveMode.Overwrite) {
      transaction.readWholeTable();
    }
    List<Action> actions =
        new ArrayList<>(
            CollectionConverters.asJava(transaction.writeFiles(rows, constraints(condition))));
    CollectionConverters.asJava(replaced.get()).forEach(file -> actions.add(file.remove()));
    transaction.commit(seq(actions), operation(mode, table, condition));
  }

  /**
   * The files that contain only rows to be replaced, and all of them; empty when only Delta's own
   * writer can determine them.
   */
  private Option<Seq<AddFile>> matching(Snapshot snapshot, Table table, String condition) {
    Option<Seq<AddFile>> files = files(snapshot);
    if (condition == null || files.isEmpty()) {
      return files;
    }
    Expression parsed = parsed(condition);
    if (!isOf(table.partitions(), parsed)) {
      return Option.empty();
    }
    Dataset<Row> listed =
        spark.createDataset(CollectionConverters.asJava(files.get()), addFileEncoder()).toDF();
    return Option.apply(
        seq(
            DeltaLog.filterFileList(
                    snapshot.metadata().partitionSchema(),
                    listed,
                    seq(List.of(parsed)),
                    seq(List.of()),
                    true)
                .as(addFileEncoder())
                .collectAsList()));
  }

  private static boolean isOf(List<String> columns, Expression condition) {
    return condition instanceof UnresolvedAttribute column
        ? columns.contains(column.name())
        : CollectionConverters.asJava(condition.children()).stream()
            .allMatch(part -> isOf(columns, part));
  }

  private static Encoder<AddFile> addFileEncoder() {
    return org.apache.spark.sql.delta.implicits.package$.MODULE$.addFileEncoder();
  }

  /** Constraint on the rows written: they must fulfil the condition of the rows they replace. */
  private Seq<Constraint> constraints(String condition) {
    return condition == null
        ? seq(List.of())
        : seq(List.of(new Constraints.Check("replaced rows: " + condition, parsed(condition))));
  }

  private Expression parsed(String condition) {
    try {
      return spark.sessionState().sqlParser().parseExpression(condition);
    } catch (ParseException cause) {
      throw new IllegalArgumentException("not a SQL condition: " + condition, cause);
    }
  }

  private static void requireContract(Table table, Snapshot snapshot) {
    if (!snapshot.metadata().schema().catalogString().equals(Schemas.of(table).catalogString())) {
      throw writtenByAnotherVersion(table, snapshot);
    }
  }

  private static void requireColumns(Table table, Snapshot snapshot) {
    Set<String> columns = Set.of(snapshot.metadata().schema().fieldNames());
    if (!table.fields().stream().map(Field::name).allMatch(columns::contains)) {
      throw writtenByAnotherVersion(table, snapshot);
    }
  }

  private static IllegalStateException writtenByAnotherVersion(Table table, Snapshot snapshot) {
    return new IllegalStateException(
        ("%s was written by another version of the program and has other columns (%s, now %s);"
                + " keep that lake for that version and create a new one")
            .formatted(
                table.fullName(),
                snapshot.metadata().schema().catalogString(),
                Schemas.of(table).catalogString()));
  }

  private static DeltaOperations.Operation operation(SaveMode mode, Table table, String condition) {
    return new DeltaOperations.Write(
        mode,
        Option.apply(seq(table.partitions())),
        Option.apply(condition),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  /** The state before the first commit, without files; Delta would list them in a Spark job. */
  private final class NoTableYet extends DummySnapshot {
    private NoTableYet(DeltaLog log) {
      super(log.logPath(), log);
    }

    @Override
    public Dataset<AddFile> allFiles() {
      return spark.emptyDataset(addFileEncoder());
    }
  }

  /**
   * File names of all versions: from the remaining log, which reaches back as far as any version
   * can be read, and from the state in its checkpoints.
   */
  List<String> filesOfAllVersions(Table table) {
    if (!exists(table)) {
      return List.of();
    }
    Snapshot snapshot = latest(table);
    Dataset<String> names =
        snapshot
            .allFiles()
            .select("path")
            .union(snapshot.tombstones().select("path"))
            .as(Encoders.STRING());
    Dataset<Row> log = spark.read().schema(LOGGED_FILES).json(path(table) + "/_delta_log/*.json");
    for (String action : LOGGED_FILES.fieldNames()) {
      names =
          names.union(
              log.where(col(action).isNotNull())
                  .select(col(action).getField("path"))
                  .as(Encoders.STRING()));
    }
    return names.distinct().collectAsList();
  }

  private DeltaLog log(Table table) {
    return DeltaLog.forTable(spark, new Path(path(table)));
  }

  Snapshot latest(Table table) {
    return log(table).update(false, Option.empty(), Option.empty());
  }

  /**
   * The files of a table as listed in the checksum file of its last commit, without a Spark job;
   * empty when there are too many to be listed there.
   */
  private static Option<Seq<AddFile>> files(Snapshot snapshot) {
    return snapshot.checksumOpt().isEmpty()
        ? Option.empty()
        : snapshot.checksumOpt().get().allFiles();
  }

  /** The same, read from the log where the checksum file does not list them. */
  List<AddFile> filesOf(Snapshot snapshot) {
    Option<Seq<AddFile>> files = files(snapshot);
    return files.isDefined()
        ? CollectionConverters.asJava(files.get())
        : snapshot.allFiles().collectAsList();
  }

  /** The day whose rows a file contains; null when the table is not partitioned by day. */
  static LocalDate day(AddFile file) {
    return file.partitionValues().contains(RunStamp.AS_OF.name())
        ? LocalDate.parse(file.partitionValues().apply(RunStamp.AS_OF.name()))
        : null;
  }

  Set<LocalDate> days(Table table) {
    return filesOf(latest(table)).stream()
        .map(DeltaTables::day)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** Removes files from the latest version of a table; the files themselves are not deleted. */
  void removeFromLog(Table table, Predicate<AddFile> condition) {
    Snapshot snapshot = latest(table);
    List<Action> removed =
        filesOf(snapshot).stream().filter(condition).<Action>map(AddFile::remove).toList();
    if (!removed.isEmpty()) {
      log(table)
          .startTransaction(Option.empty(), Option.apply(snapshot))
          .commit(seq(removed), operation(SaveMode.Overwrite, table, null));
    }
  }

  /** Clears the session's cache of a table's log. */
  void invalidateCache(Table table) {
    DeltaLog.invalidateCache(spark, new Path(path(table)));
  }

  private Metadata metadata(Table table) {
    Map<String, String> configuration = new LinkedHashMap<>();
    table
        .checks()
        .forEach((name, condition) -> configuration.put("delta.constraints." + name, condition));
    configuration.put("delta.checkpointInterval", "100");
    if (table.layer() == Layer.BRONZE) {
      configuration.put("delta.appendOnly", "false");
    }
    if (table.layer() == Layer.SILVER) {
      configuration.put("delta.enableChangeDataFeed", "true");
    }
    return new Metadata(
        // The id depends on the path alone, so that a lake built twice has the same ids.
        UUID.nameUUIDFromBytes(path(table).getBytes(StandardCharsets.UTF_8)).toString(),
        table.fullName(),
        table.grain(),
        new Format("parquet", scalaMap(Map.of())),
        Schemas.of(table).json(),
        seq(table.partitions()),
        scalaMap(configuration),
        Option.empty());
  }

  /** The metadata of a table with the comments of its contract. */
  private static Metadata described(Table table, Metadata stored) {
    StructType schema = stored.schema();
    StructType sentences = Schemas.of(table);
    StructType described =
        new StructType(
            Arrays.stream(schema.fields())
                .map(field -> field.withComment(sentences.apply(field.name()).getComment().get()))
                .toArray(StructField[]::new));
    return new Metadata(
        stored.id(),
        stored.name(),
        stored.description(),
        stored.format(),
        described.json(),
        stored.partitionColumns(),
        stored.configuration(),
        stored.createdTime());
  }

  private static <T> Seq<T> seq(List<T> values) {
    return CollectionConverters.asScala(values).toSeq();
  }

  private static scala.collection.immutable.Map<String, String> scalaMap(
      Map<String, String> values) {
    return scala.collection.immutable.Map.from(CollectionConverters.asScala(values));
  }
}
