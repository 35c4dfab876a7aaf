package org.regulake.pipelines.lakehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.actions.AddFile;
import org.regulake.models.table.Table;

/**
 * Checks a Delta table without reading rows: whether its log has no gap and can be read, and
 * whether the files of its latest version exist.
 */
final class DeltaCondition {

  private static final String LOG = "_delta_log";
  private static final String POINTER = "_last_checkpoint";
  private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");
  private static final Pattern SUM = Pattern.compile("(\\d{20})\\.crc");
  private static final Pattern CHECKPOINT = Pattern.compile("(\\d{20})\\.checkpoint\\..*");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DeltaTables tables;
  private final LakeFiles files;
  private final FileSystem storage;

  DeltaCondition(DeltaTables tables, LakeFiles files) {
    this.tables = tables;
    this.files = files;
    this.storage = files.fileSystem();
  }

  TableCondition of(Table table) {
    try {
      return scan(table);
    } catch (Exception cause) {
      if (!FailureExplainer.isDamage(cause)) {
        throw cause;
      }
      return TableCondition.broken("its log cannot be read", cause);
    }
  }

  private TableCondition scan(Table table) {
    Path folder = storage.makeQualified(new Path(tables.path(table)));
    Map<Path, FileStatus> found = FilesBelow.of(storage, folder);
    boolean hasLog =
        found.keySet().stream()
            .anyMatch(
                file ->
                    file.getParent().equals(new Path(folder, LOG))
                        && !version(COMMIT, file).isEmpty());
    if (!hasLog) {
      return found.keySet().stream().anyMatch(file -> file.getName().endsWith(".parquet"))
          ? TableCondition.without(
              TableCondition.State.LOG_GONE,
              "its log is missing, and without it the files are not a table")
          : TableCondition.ABSENT;
    }
    Optional<String> log = logDamage(table, found, folder);
    if (log.isPresent()) {
      return TableCondition.broken(log.get());
    }
    TableCondition.Count count = new TableCondition.Count();
    for (AddFile file : tables.filesOf(tables.latest(table))) {
      FileStatus status = found.get(new Path(folder, new Path(URI.create(file.path()))));
      boolean isThere = status != null && status.getLen() == file.size();
      count.add(
          file.path(),
          DeltaTables.day(file),
          isThere,
          isThere && status.getModificationTime() != file.modificationTime());
    }
    TableCondition condition = count.condition();
    return condition.isDamaged() || isJson(table, POINTER)
        ? condition
        : condition.with(
            TableCondition.State.POINTER_BROKEN, "%s of its log is not JSON".formatted(POINTER));
  }

  /** Whether a file of the log is JSON or missing. */
  private boolean isJson(Table table, String name) {
    try {
      return files.read(inLog(table, name)).map(DeltaCondition::isObject).orElse(true);
    } catch (UncheckedIOException unreadable) {
      return false;
    }
  }

  private static boolean isObject(String text) {
    try {
      return JSON.readTree(text).isObject();
    } catch (JsonProcessingException cause) {
      return false;
    }
  }

  private static String inLog(Table table, String name) {
    return "%s/%s/%s/%s".formatted(table.layer().schema(), table.name(), LOG, name);
  }

  private Optional<String> logDamage(Table table, Map<Path, FileStatus> found, Path folder) {
    NavigableSet<Long> commits = versions(COMMIT, found, folder);
    NavigableSet<Long> checkpoints = versions(CHECKPOINT, found, folder);
    NavigableSet<Long> sums = versions(SUM, found, folder);
    long from = checkpoints.isEmpty() ? 0 : checkpoints.last();
    for (long version = from; version <= commits.last(); version++) {
      if (!commits.contains(version) && version != from
          || !commits.contains(version) && checkpoints.isEmpty()) {
        return Optional.of("version %d of its log is missing".formatted(version));
      }
    }
    if (!sums.isEmpty() && sums.last() > commits.last()) {
      return Optional.of("version %d of its log is missing".formatted(sums.last()));
    }
    return isTruncated(table, commits.last())
        ? Optional.of("version %d of its log is truncated or not JSON".formatted(commits.last()))
        : Optional.empty();
  }

  private boolean isTruncated(Table table, long version) {
    String text = files.read(inLog(table, "%020d.json".formatted(version))).orElse("");
    return !text.endsWith("\n") || !text.lines().allMatch(DeltaCondition::isObject);
  }

  private static NavigableSet<Long> versions(
      Pattern name, Map<Path, FileStatus> found, Path folder) {
    NavigableSet<Long> versions = new TreeSet<>();
    found.keySet().stream()
        .filter(file -> file.getParent().equals(new Path(folder, LOG)))
        .forEach(file -> versions.addAll(version(name, file)));
    return versions;
  }

  private static List<Long> version(Pattern name, Path file) {
    Matcher matcher = name.matcher(file.getName());
    return matcher.matches() ? List.of(Long.parseLong(matcher.group(1))) : List.of();
  }
}
