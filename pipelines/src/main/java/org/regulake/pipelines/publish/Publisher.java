package org.regulake.pipelines.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.PublishedTables;
import org.regulake.pipelines.lakehouse.Release;
import org.regulake.pipelines.lakehouse.Releases;
import org.regulake.pipelines.score.EnterpriseScore;

/** Write, audit, publish: the day's tables go to a branch, are audited there, and become visible together. */
public final class Publisher {

  /** All published tables, in the order in which they are released. */
  public static final List<Table> TABLES =
      Stream.concat(Stream.of(RiskScore.TABLE, RiskReason.TABLE), PublishedMonitor.TABLES.stream()).toList();

  private static final long NOTHING_RELEASED = -1;

  private final Lakehouse lake;

  public Publisher(Lakehouse lake) {
    this.lake = lake;
  }

  /**
   * Publishes one day.
   *
   * @return what was released
   * @throws AuditFailedException when the tables may not be released; nothing has changed then
   */
  public Release publish(RunStamp stamp) {
    PublishedTables published = lake.published();
    String branch = "audit_" + stamp.runId().replaceAll("[^A-Za-z0-9]", "_") + "_" + stamp.asOf().toString().replace("-", "");
    List<Release.ReleasedTable> staged = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    long expectedScores = lake.read(EnterpriseScore.TABLE).where(stamp.condition()).count();
    Audit audit = new Audit();
    for (Map.Entry<Table, Dataset<Row>> product : new Products(lake).of(stamp).entrySet()) {
      Table table = product.getKey();
      long before = published.snapshotId(table);
      long snapshot = lake.stage(table, product.getValue(), branch);
      staged.add(new Release.ReleasedTable(table.fullName(), branch, before, snapshot));
      Dataset<Row> fresh = published.readBranch(table, branch).where(stamp.condition());
      problems.addAll(audit.of(table, fresh, releasedBefore(table, stamp, before), table == RiskScore.TABLE ? expectedScores : -1));
    }
    if (!problems.isEmpty()) {
      TABLES.forEach(table -> published.dropBranch(table, branch));
      throw new AuditFailedException(problems);
    }
    Release release = new Release(stamp.runId(), stamp.asOf().toString(), staged);
    new Releases(lake, TABLES).release(release);
    return release;
  }

  /** The rows released for the latest day before this one, if something was. */
  private Optional<Dataset<Row>> releasedBefore(Table table, RunStamp stamp, long snapshot) {
    if (snapshot == NOTHING_RELEASED) {
      return Optional.empty();
    }
    Dataset<Row> released = lake.read(table).where(col("as_of").lt(lit(stamp.asOf())));
    Row latest = released.selectExpr("max(as_of)").first();
    return latest.isNullAt(0) ? Optional.empty() : Optional.of(released.where(col("as_of").equalTo(lit(latest.get(0)))));
  }
}
