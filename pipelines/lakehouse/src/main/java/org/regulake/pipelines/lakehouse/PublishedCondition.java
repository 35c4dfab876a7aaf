package org.regulake.pipelines.lakehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.io.CloseableIterable;
import org.regulake.models.table.Table;

/**
 * Checks a published table without reading rows: whether the catalog lists it, its metadata can be
 * read, and the files of its current snapshot exist.
 */
final class PublishedCondition {

  private static final String METADATA = ".metadata.json";

  /**
   * Tolerance for the clocks of storage and writer; files are written before the snapshot that
   * names them.
   */
  private static final long LATE_MILLIS = 2_000;

  private final PublishedTables tables;
  private final String warehouse;
  private final Configuration configuration;

  PublishedCondition(PublishedTables tables, String warehouse, Configuration configuration) {
    this.tables = tables;
    this.warehouse = warehouse;
    this.configuration = configuration;
  }

  TableCondition of(Table table) {
    try {
      if (!tables.isListed(table)) {
        return latestMetadata(table)
                .filter(metadata -> metadata.currentSnapshot() != null)
                .isEmpty()
            ? TableCondition.ABSENT
            : TableCondition.broken("the catalog does not list it, though its files exist");
      }
    } catch (Exception cause) {
      return TableCondition.broken("the catalog of the published tables cannot be read", cause);
    }
    try {
      return scan(table);
    } catch (Exception cause) {
      if (!FailureExplainer.isDamage(cause)) {
        throw cause;
      }
      return TableCondition.broken("its metadata cannot be read", cause);
    }
  }

  private TableCondition scan(Table table) {
    org.apache.iceberg.Table iceberg = tables.load(table);
    TableCondition.Count count = new TableCondition.Count();
    Snapshot shown = iceberg.currentSnapshot();
    if (shown != null) {
      count(iceberg, shown, count);
    }
    return count.condition();
  }

  private void count(org.apache.iceberg.Table iceberg, Snapshot shown, TableCondition.Count count) {
    Path folder = new Path(iceberg.location());
    Map<Path, FileStatus> found = FilesBelow.of(fileSystem(folder), folder);
    Map<Long, Long> writtenAt = new HashMap<>();
    iceberg
        .snapshots()
        .forEach(snapshot -> writtenAt.put(snapshot.sequenceNumber(), snapshot.timestampMillis()));
    try (CloseableIterable<FileScanTask> tasks =
        iceberg.newScan().useSnapshot(shown.snapshotId()).planFiles()) {
      for (FileScanTask task : tasks) {
        DataFile file = task.file();
        FileStatus status = found.get(qualified(new Path(file.location())));
        boolean isThere = status != null && status.getLen() == file.fileSizeInBytes();
        LocalDate day = PublishedTables.day(iceberg, file);
        long committed =
            writtenAt.getOrDefault(file.dataSequenceNumber(), Long.MAX_VALUE - LATE_MILLIS);
        count.add(
            file.location(),
            day,
            isThere,
            isThere && status.getModificationTime() > committed + LATE_MILLIS);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(
          "cannot close the list of the files of " + iceberg.name(), cause);
    }
  }

  /** The latest readable metadata of a table, whatever the catalog says. */
  Optional<TableMetadata> latestMetadata(Table table) {
    Path folder =
        new Path(warehouse, "%s/%s/metadata".formatted(table.layer().schema(), table.name()));
    HadoopFileIO files = new HadoopFileIO(configuration);
    List<String> newestFirst =
        FilesBelow.of(fileSystem(folder), folder).keySet().stream()
            .filter(file -> file.getName().endsWith(METADATA))
            .map(Path::toString)
            .sorted(
                Comparator.comparingInt(PublishedCondition::number)
                    .thenComparing(Comparator.naturalOrder())
                    .reversed())
            .toList();
    for (String file : newestFirst) {
      try {
        return Optional.of(TableMetadataParser.read(files, file));
      } catch (Exception unreadable) {
        if (!FailureExplainer.isDamage(unreadable)) {
          throw unreadable;
        }
        // An older file may be readable.
      }
    }
    return Optional.empty();
  }

  /**
   * Version number in the name of a metadata file: {@code 00003-….metadata.json}, or {@code
   * v3.metadata.json} in a catalog of type hadoop.
   */
  private static int number(String file) {
    String digits =
        file.substring(file.lastIndexOf('/') + 1).replaceFirst("^v?(\\d{1,9})[-.].*", "$1");
    return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
  }

  private Path qualified(Path file) {
    return fileSystem(file).makeQualified(file);
  }

  private FileSystem fileSystem(Path place) {
    try {
      return place.getFileSystem(configuration);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot reach the storage of " + place, cause);
    }
  }
}
