package org.regulake.pipelines.lakehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;

/**
 * Orphan files: files in the folder of a table that belong to no version of it, written by a run
 * that was interrupted before its commit. They only take space, because readers follow the table's
 * log. The caller holds the run lock, so that no other run is about to commit them.
 */
public final class Orphans {

  /**
   * The orphan files of one table.
   *
   * @param files their number
   * @param bytes their size; -1 where the format does not report it
   */
  public record Found(Table table, long files, long bytes) {}

  private static final String DELTA_LOG = "_delta_log";

  private final Lakehouse lake;
  private final FileSystem storage;

  public Orphans(Lakehouse lake) {
    this.lake = lake;
    this.storage = lake.files().fileSystem();
  }

  /**
   * Finds the orphan files of a table.
   *
   * @param isRemoved whether they are removed
   */
  public Found of(Table table, boolean isRemoved) {
    if (table.layer() == Layer.PUBLISHED) {
      return new Found(table, lake.published().orphans(table, isRemoved), -1);
    }
    try {
      return ofDelta(table, isRemoved ? this::remove : file -> {});
    } catch (IOException cause) {
      throw new UncheckedIOException(
          "cannot look for files that belong to no version of %s; check that %s can be reached"
              .formatted(table.fullName(), lake.path(table)),
          cause);
    }
  }

  private Found ofDelta(Table table, Consumer<Path> each) throws IOException {
    Path folder = storage.makeQualified(new Path(lake.path(table)));
    Set<Path> known = new HashSet<>();
    lake.filesOfAllVersions(table)
        .forEach(name -> known.add(new Path(folder, new Path(URI.create(name)))));
    List<LocatedFileStatus> orphans = new ArrayList<>();
    for (LocatedFileStatus file : filesBelow(folder)) {
      if (isOrphan(file.getPath(), folder, known)) {
        orphans.add(file);
      }
    }
    orphans.forEach(file -> each.accept(file.getPath()));
    return new Found(
        table, orphans.size(), orphans.stream().mapToLong(LocatedFileStatus::getLen).sum());
  }

  private static boolean isOrphan(Path file, Path folder, Set<Path> known) {
    if (file.toString().startsWith(new Path(folder, DELTA_LOG) + "/")) {
      // A log entry whose writer was interrupted before it got its name.
      return file.getName().startsWith(".") && file.getName().endsWith(".tmp");
    }
    return !known.contains(file);
  }

  private List<LocatedFileStatus> filesBelow(Path folder) throws IOException {
    List<LocatedFileStatus> files = new ArrayList<>();
    try {
      RemoteIterator<LocatedFileStatus> found = storage.listFiles(folder, true);
      while (found.hasNext()) {
        files.add(found.next());
      }
    } catch (FileNotFoundException missing) {
      return List.of();
    }
    return files;
  }

  private void remove(Path file) {
    try {
      storage.delete(file, false);
    } catch (IOException cause) {
      throw new UncheckedIOException(
          "cannot remove " + file + ", which belongs to no version of its table", cause);
    }
  }
}
