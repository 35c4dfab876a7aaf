package org.regulake.pipelines.lakehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.regulake.models.table.Table;

/**
 * Releases the tables of a run together. Iceberg moves one table at a time, so the release is
 * recorded in a journal first: a release that was interrupted between two tables is completed at
 * the next start, or rolled back when a branch is missing.
 */
public final class Releases {

  private static final String PENDING = "ops/release.pending.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LakeFiles files;
  private final PublishedTables published;
  private final Map<String, Table> tables;

  public Releases(Lakehouse lake, Collection<Table> tables) {
    this.files = lake.files();
    this.published = lake.published();
    this.tables = tables.stream().collect(Collectors.toMap(Table::fullName, Function.identity()));
  }

  /** Makes all tables of a release visible. */
  public void release(Release release) {
    files.write(PENDING, json(release));
    release.tables().forEach(this::forward);
    finish(release);
  }

  /** The interrupted release, if there is one. */
  public static Optional<Release> pending(LakeFiles files) {
    return files
        .read(PENDING)
        .map(
            text -> {
              try {
                return JSON.readValue(text, Release.class);
              } catch (JsonProcessingException cause) {
                throw new IllegalStateException(
                    ("the record of an interrupted release, %s, cannot be read; move it away, and"
                            + " the next run publishes the day again")
                        .formatted(files.path(PENDING)),
                    cause);
              }
            });
  }

  /**
   * Completes an interrupted release, or rolls it back.
   *
   * @return a sentence about the recovery, if there was one
   */
  public Optional<String> recover() {
    return pending(files)
        .map(
            release -> {
              boolean canComplete =
                  release.tables().stream()
                      .allMatch(table -> isReleased(table) || canForward(table));
              if (canComplete) {
                release.tables().stream()
                    .filter(table -> !isReleased(table))
                    .forEach(this::forward);
                finish(release);
                return ("the release of run %s was interrupted between two tables; it has been"
                        + " completed")
                    .formatted(release.runId());
              }
              List<Release.ReleasedTable> done =
                  release.tables().stream().filter(this::isReleased).toList();
              done.forEach(
                  table -> published.rollBack(tables.get(table.table()), table.fromSnapshot()));
              finish(release);
              return ("the release of run %s was interrupted and could not be completed; it has"
                      + " been rolled back")
                  .formatted(release.runId());
            });
  }

  private boolean isReleased(Release.ReleasedTable table) {
    return published.snapshotId(tables.get(table.table())) == table.toSnapshot();
  }

  private boolean canForward(Release.ReleasedTable table) {
    return published
        .head(tables.get(table.table()), table.branch())
        .filter(head -> head == table.toSnapshot())
        .isPresent();
  }

  private void forward(Release.ReleasedTable table) {
    published.release(tables.get(table.table()), table.branch());
  }

  private void finish(Release release) {
    release
        .tables()
        .forEach(table -> published.dropBranch(tables.get(table.table()), table.branch()));
    files.delete(PENDING);
  }

  /** The journal entry of a release. */
  static String json(Release release) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(release);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("cannot write the record of a release", cause);
    }
  }
}
