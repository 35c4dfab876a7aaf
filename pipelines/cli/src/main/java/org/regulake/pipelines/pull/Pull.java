package org.regulake.pipelines.pull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regulake.pipelines.collect.LandedPulls;
import org.regulake.pipelines.collect.Manifest;
import org.regulake.pipelines.collect.PulledColumns;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.source.CellType;

/**
 * Reads what is new in a table of a database, in one state of it, and lands it as one delivery, or
 * as none.
 */
public final class Pull {

  private final Database database;
  private final DatabaseDescription described;
  private final PullSettings settings;
  private final List<String> remarks = new ArrayList<>();

  /** A pull of a described table. */
  public Pull(Database database, PullSettings settings) {
    this.database = database;
    this.described = database.description();
    this.settings = settings;
  }

  /**
   * Pulls.
   *
   * @throws IllegalArgumentException when the description, the table and the source do not fit
   *     together; nothing is landed
   * @throws IllegalStateException when the database cannot be read; nothing is landed
   */
  public PullReport run() {
    LandedPulls landed =
        LandedPulls.of(
            settings.configuration(), settings.landing(), database.source().name(), settings.now());
    try (Snapshot snapshot = new Snapshot(described, password())) {
      List<Column> all = snapshot.columns();
      List<PulledColumn> columns = columns(snapshot, all);
      String relation = relation(snapshot);
      List<Manifest.Pull> pulls =
          landed.pulls().stream()
              .filter(pull -> pull.database().equals(database.name()))
              .filter(pull -> isOfSame(pull, relation))
              .toList();
      return described.watermark() == null
          ? all(snapshot, columns, relation, landed, pulls)
          : since(snapshot, all, columns, relation, landed, pulls);
    } catch (SQLException failure) {
      throw new IllegalStateException(
          "the database cannot be read: %s".formatted(failure.getMessage()), failure);
    } catch (IOException failure) {
      throw new UncheckedIOException("the delivery cannot be written", failure);
    }
  }

  private String password() {
    if (described.passwordFile() != null) {
      return LakeFiles.readSecret(described.passwordFile());
    }
    if (described.passwordVariable() == null) {
      return null;
    }
    String password = settings.environment().apply(described.passwordVariable());
    if (password == null || password.isBlank()) {
      throw new IllegalArgumentException(
          "the environment variable %s with its password is not set"
              .formatted(described.passwordVariable()));
    }
    return password;
  }

  /** The columns that the source understands; the others are not read. */
  private List<PulledColumn> columns(Snapshot snapshot, List<Column> all) {
    PulledColumns found =
        PulledColumns.of(
            database.source(),
            database.delivery(),
            described.table() == null ? "the query" : described.table(),
            all.stream().map(Column::name).toList());
    if (!found.unknown().isEmpty()) {
      remarks.add(
          "not read, because source %s has no such column: %s; map it under 'delivery: headers', or list it under 'delivery: ignore'"
              .formatted(database.source().name(), String.join(", ", found.unknown())));
    }
    List<PulledColumn> columns = new ArrayList<>();
    for (Column column : all) {
      CellType ours = found.known().get(column.name());
      if (ours == null) {
        continue;
      }
      ColumnKind kind =
          snapshot
              .kind(column)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "column '%s' has the type %s, which no cell can hold; ignore it, or cast it in a 'query'"
                              .formatted(column.name(), column.typeName())));
      PulledColumn pulled = new PulledColumn(column, kind, ours);
      pulled
          .problem()
          .ifPresent(
              problem -> {
                throw new IllegalArgumentException(problem);
              });
      pulled.remark().ifPresent(remarks::add);
      columns.add(pulled);
    }
    return columns;
  }

  /** The table, or the hash of the query, whose text may contain what is not for a manifest. */
  private String relation(Snapshot snapshot) {
    RowDigest digest = new RowDigest();
    digest.add(snapshot.relation().getBytes(StandardCharsets.UTF_8));
    return described.query() == null ? snapshot.relation() : "query " + digest.text();
  }

  private boolean isOfSame(Manifest.Pull pull, String relation) {
    boolean isSame =
        relation.equals(pull.relation())
            && String.valueOf(described.watermark()).equals(String.valueOf(pull.watermark()));
    String remark =
        "earlier pulls read another table, query or watermark, so all rows are read again";
    if (!isSame && !remarks.contains(remark)) {
      remarks.add(remark);
    }
    return isSame;
  }

  /** All rows of a table without a watermark, unless they are those of the last pull. */
  private PullReport all(
      Snapshot snapshot,
      List<PulledColumn> columns,
      String relation,
      LandedPulls landed,
      List<Manifest.Pull> pulls)
      throws SQLException, IOException {
    long rows = snapshot.count(Condition.ALL, null);
    requireSome(rows);
    try (PulledDelivery landing = new PulledDelivery(database, settings, landed)) {
      landing.write(snapshot, columns, Condition.ALL, null, rows);
      remarks.addAll(landing.remarks());
      String digest = landing.digest();
      boolean isAsBefore = !pulls.isEmpty() && pulls.get(pulls.size() - 1).digest().equals(digest);
      if (isAsBefore && !settings.isWhole()) {
        return report(null, 0, "");
      }
      Manifest.Pull pull =
          new Manifest.Pull(
              database.name(),
              relation,
              null,
              null,
              null,
              null,
              rows,
              digest,
              0L,
              landing.unfitRows());
      return report(landing.land(MessageKind.FULL, pull), rows, "");
    }
  }

  private static void requireSome(long rows) {
    if (rows == 0) {
      throw new IllegalArgumentException(
          "it has no rows, and a full delivery of nothing would end all records of the source; land"
              + " it by hand if that is meant");
    }
  }

  /** The rows that are new by the watermark, or all rows where a whole pull is asked for. */
  private PullReport since(
      Snapshot snapshot,
      List<Column> all,
      List<PulledColumn> columns,
      String relation,
      LandedPulls landed,
      List<Manifest.Pull> pulls)
      throws SQLException, IOException {
    WatermarkKind kind = snapshot.watermark(all);
    Progression progression = new Progression(snapshot, described, columns, kind, settings.now());
    Optional<Manifest.Pull> last = settings.isWhole() ? Optional.empty() : progression.last(pulls);
    Progression.Part part =
        settings.isWhole()
            ? new Progression.Part(null, Condition.ALL)
            : last.isPresent()
                ? progression.since(last.get())
                : new Progression.Part(null, progression.dated());
    long rows = snapshot.count(part.condition(), kind);
    remarkOn(progression);
    if (settings.isWhole()) {
      requireSome(rows);
    }
    if (rows == 0) {
      return report(null, 0, last.map(pull -> after(pull.upTo())).orElse(""));
    }
    Optional<String> highest =
        snapshot.highest(settings.isWhole() ? progression.dated() : part.condition(), kind);
    try (PulledDelivery landing = new PulledDelivery(database, settings, landed)) {
      landing.write(snapshot, columns, part.condition(), kind, rows);
      remarks.addAll(landing.remarks());
      Manifest.Pull pull =
          progression.pulled(database.name(), relation, part, highest, landing.unfitRows());
      String delivery =
          landing.land(settings.isWhole() ? MessageKind.FULL : MessageKind.INCREMENTAL, pull);
      return report(
          delivery,
          rows,
          highest.map(top -> "%s – %s".formatted(after(part.from()), top)).orElse(""));
    }
  }

  private String after(String watermark) {
    return "%s %s".formatted(described.watermark(), watermark == null ? "…" : watermark);
  }

  private void remarkOn(Progression progression) throws SQLException {
    long without = progression.withoutWatermark();
    if (without > 0 && !settings.isWhole()) {
      remarks.add(
          "%,d rows have no '%s' and were not read; fill it, or pull them with --whole"
              .formatted(without, described.watermark()));
    }
    long later = progression.later();
    if (later > 0 && !settings.isWhole()) {
      remarks.add(
          "%,d rows have a '%s' later than now and wait until then; correct it where it is wrong"
              .formatted(later, described.watermark()));
    }
  }

  private PullReport report(String delivery, long rows, String range) {
    return new PullReport(database.name(), delivery, rows, range, List.copyOf(remarks));
  }
}
