package org.regulake.pipelines.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;

/**
 * Write-audit-publish: the day's tables are written to a branch, audited there, and become visible
 * together.
 */
public final class Publication {

  private static final long NOTHING_RELEASED = -1;

  private final Lakehouse lake;
  private final List<Table> tables;

  /**
   * Creates a publication.
   *
   * @param tables all published tables
   */
  public Publication(Lakehouse lake, List<Table> tables) {
    this.lake = lake;
    this.tables = tables;
  }

  /** Audits the rows of a table before they become visible. */
  @FunctionalInterface
  public interface Auditor {

    /**
     * Audits one table.
     *
     * @param fresh the day's rows on the branch
     * @param before rows released for the latest earlier day, if any
     * @return the problems that forbid the release
     */
    List<AuditProblem> problems(Table table, Dataset<Row> fresh, Optional<Dataset<Row>> before);
  }

  /**
   * Publishes one day.
   *
   * @param rows rows of the day by table, in the order in which they are released
   * @throws AuditFailedException when the tables may not be released; the published tables are
   *     unchanged then
   */
  public void publish(RunStamp stamp, Map<Table, Dataset<Row>> rows, Auditor auditor) {
    requireContracts(stamp, rows.keySet());
    PublishedTables published = lake.published();
    String branch =
        "audit_"
            + stamp.runId().replaceAll("[^A-Za-z0-9]", "_")
            + "_"
            + stamp.asOf().toString().replace("-", "");
    List<Release.ReleasedTable> staged = new ArrayList<>();
    List<AuditProblem> problems = new ArrayList<>();
    rows.forEach(
        (table, ofDay) -> {
          long before = published.snapshotId(table);
          long snapshot = lake.stage(table, ofDay, branch, stamp.asOf());
          staged.add(new Release.ReleasedTable(table.fullName(), branch, before, snapshot));
          Dataset<Row> fresh = published.readBranch(table, branch).where(stamp.condition());
          problems.addAll(auditor.problems(table, fresh, releasedBefore(table, stamp, before)));
        });
    if (!problems.isEmpty()) {
      tables.forEach(table -> published.dropBranch(table, branch));
      throw new AuditFailedException(stamp.asOf(), problems);
    }
    new Releases(lake, tables).release(new Release(stamp.runId(), stamp.asOf().toString(), staged));
  }

  /** A table that departs from its contract cannot take rows that keep to it. */
  private void requireContracts(RunStamp stamp, Collection<Table> published) {
    List<AuditProblem> departures =
        published.stream()
            .flatMap(
                table ->
                    lake.drift(table).columns().stream()
                        .map(
                            difference ->
                                AuditProblem.ofRows(
                                    ("%s departs from its contract: %s; it was changed from"
                                         + " outside, or written by another version of the program")
                                        .formatted(table.fullName(), difference))))
            .toList();
    if (!departures.isEmpty()) {
      throw new AuditFailedException(stamp.asOf(), departures);
    }
  }

  /** The rows released for the latest earlier day, if any. */
  private Optional<Dataset<Row>> releasedBefore(Table table, RunStamp stamp, long snapshot) {
    if (snapshot == NOTHING_RELEASED) {
      return Optional.empty();
    }
    Dataset<Row> released = lake.read(table).where(col("as_of").lt(lit(stamp.asOf())));
    Row latest = released.selectExpr("max(as_of)").first();
    return latest.isNullAt(0)
        ? Optional.empty()
        : Optional.of(released.where(col("as_of").equalTo(lit(latest.get(0)))));
  }
}
