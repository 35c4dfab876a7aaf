package org.regulake.pipelines.pull;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.regulake.pipelines.collect.Manifest;

/**
 * What is new in a table with a watermark.
 *
 * <p>A transaction may end after a pull and add rows with the highest watermark of that pull, or,
 * within the overlap, with lower ones. So every pull notes a digest of the rows of that boundary,
 * and the next one compares: where it is the same, only rows above are new; where it differs, the
 * boundary is delivered again, and the rows that were known are merged as repetitions.
 */
final class Progression {

  private final Snapshot snapshot;
  private final DatabaseDescription described;
  private final RowLines lines;
  private final List<PulledColumn> columns;
  private final WatermarkKind kind;
  private final String column;
  private final Optional<String> present;

  Progression(
      Snapshot snapshot,
      DatabaseDescription described,
      List<PulledColumn> columns,
      WatermarkKind kind,
      Instant now) {
    this.snapshot = snapshot;
    this.described = described;
    this.columns = columns;
    this.lines = new RowLines(columns, described.zoneId());
    this.kind = kind;
    this.column = Dialect.quoted(described.watermark());
    this.present = kind.present(now, described.zoneId());
  }

  /**
   * Rows to read.
   *
   * @param from lowest watermark that was looked for; null = from the beginning
   * @param condition which rows are new
   */
  record Part(String from, Condition condition) {}

  /** The rows that have a watermark, none of them later than the present. */
  Condition dated() {
    Condition stated = Condition.ALL.and(column + " IS NOT NULL");
    return present.map(now -> stated.and(column + " <= ?", now)).orElse(stated);
  }

  /**
   * The pull where the next one goes on: the last one of those that leave no gap from the beginning
   * on. Behind a delivery that was withdrawn or removed there is a gap, so it is pulled again.
   */
  Optional<Manifest.Pull> last(List<Manifest.Pull> pulls) {
    Manifest.Pull last = null;
    for (Manifest.Pull pull : pulls) {
      boolean isDated = pull.upTo() != null;
      boolean leavesNoGap =
          pull.from() == null
              || last != null && isDated && kind.compare(pull.from(), last.upTo()) <= 0;
      if (isDated && leavesNoGap && (last == null || kind.compare(pull.upTo(), last.upTo()) >= 0)) {
        last = pull;
      }
    }
    return Optional.ofNullable(last);
  }

  /** What is new since a pull. */
  Part since(Manifest.Pull last) throws SQLException, IOException {
    RowDigest boundary = boundary(last.boundaryFrom(), last.upTo());
    boolean isAsBefore =
        boundary.rows() == last.boundaryRows() && boundary.text().equals(last.digest());
    return isAsBefore
        ? new Part(last.upTo(), dated().and(column + " > ?", last.upTo()))
        : new Part(last.boundaryFrom(), dated().and(column + " >= ?", last.boundaryFrom()));
  }

  /**
   * How rows were pulled, for their manifest.
   *
   * @param relation what was read
   * @param highest highest watermark among them; empty when none has one
   */
  Manifest.Pull pulled(
      String database, String relation, Part part, Optional<String> highest, long unfitRows)
      throws SQLException, IOException {
    String upTo = highest.orElse(null);
    String boundaryFrom = highest.map(top -> kind.before(top, described.overlap())).orElse(null);
    RowDigest boundary = upTo == null ? new RowDigest() : boundary(boundaryFrom, upTo);
    return new Manifest.Pull(
        database,
        relation,
        described.watermark(),
        part.from(),
        upTo,
        boundaryFrom,
        boundary.rows(),
        boundary.text(),
        withoutWatermark(),
        unfitRows);
  }

  private RowDigest boundary(String from, String upTo) throws SQLException, IOException {
    RowDigest digest = new RowDigest();
    snapshot.read(
        columns.stream().map(PulledColumn::column).toList(),
        dated().and(column + " >= ?", from).and(column + " <= ?", upTo),
        kind,
        row -> digest.add(lines.line(row).json()));
    return digest;
  }

  /** Rows without a watermark. */
  long withoutWatermark() throws SQLException {
    return snapshot.count(Condition.ALL.and(column + " IS NULL"), kind);
  }

  /** Rows with a watermark later than the present. */
  long later() throws SQLException {
    return present.isEmpty()
        ? 0
        : snapshot.count(Condition.ALL.and(column + " > ?", present.get()), kind);
  }
}
