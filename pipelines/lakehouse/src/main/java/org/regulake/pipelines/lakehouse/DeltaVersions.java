package org.regulake.pipelines.lakehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.regulake.models.table.Table;

/** Earlier versions of Delta tables, as far as their logs and files still exist. */
final class DeltaVersions {

  private final DeltaTables tables;
  private final FileSystem storage;

  DeltaVersions(DeltaTables tables, LakeFiles files) {
    this.tables = tables;
    this.storage = files.fileSystem();
  }

  /** The rows of a version; empty when its log or one of its files no longer exists. */
  Optional<Dataset<Row>> read(Table table, long version) {
    return snapshot(table, version)
        .filter(earlier -> tables.filesOf(earlier).stream().allMatch(file -> isStored(table, file)))
        .map(earlier -> tables.rows(table, earlier, tables.filesOf(earlier)));
  }

  /**
   * The rows added since a version; empty when rows have been removed or rewritten as well, or when
   * the log of the version no longer exists.
   */
  Optional<Dataset<Row>> addedSince(Table table, long version) {
    Snapshot now = tables.latest(table);
    List<AddFile> files = tables.filesOf(now);
    return snapshot(table, version)
        .map(earlier -> paths(tables.filesOf(earlier)))
        .filter(before -> paths(files).containsAll(before))
        .map(
            before ->
                tables.rows(
                    table,
                    now,
                    files.stream().filter(file -> !before.contains(file.path())).toList()));
  }

  private static Set<String> paths(List<AddFile> files) {
    return files.stream().map(AddFile::path).collect(Collectors.toSet());
  }

  private boolean isStored(Table table, AddFile file) {
    Path path = new Path(new Path(tables.path(table)), new Path(URI.create(file.path())));
    try {
      return storage.exists(path);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot look for " + path, cause);
    }
  }

  private Optional<Snapshot> snapshot(Table table, long version) {
    try {
      return Optional.of(tables.snapshot(table, version));
    } catch (Exception cause) {
      if (!FailureExplainer.isDamage(cause)) {
        throw cause;
      }
      return Optional.empty();
    }
  }
}
