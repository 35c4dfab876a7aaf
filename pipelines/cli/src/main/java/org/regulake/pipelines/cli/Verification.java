package org.regulake.pipelines.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.law.Law;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.pipelines.catalogue.CatalogueFiles;
import org.regulake.pipelines.lakehouse.ContentHash;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.TableCondition;
import org.regulake.pipelines.lakehouse.TableHistory;
import org.regulake.pipelines.publish.Products;
import org.regulake.pipelines.run.Tables;

/**
 * Reads all tables and compares them with the ledger. Each table is checked separately, so that no
 * damage hides another.
 */
final class Verification {

  /**
   * A damaged table or file, and how to repair it.
   *
   * @param where table or file
   * @param what description of the damage
   * @param remedy how to repair it
   */
  record Damage(String where, String what, String remedy) {}

  /** Result of the check of a table, or of a day of it. */
  record Finding(String table, String day, long rows, String content, boolean isSound) {}

  private final Lakehouse lake;
  private final LedgerCheck ledgerCheck;
  private final Remedies remedies;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Damage> damages = new ArrayList<>();

  /** Whether the published tables tell their days, which the catalogue states. */
  private boolean areDaysKnown = true;

  Verification(Lakehouse lake, RunLedger.State ledger) {
    this.lake = lake;
    this.ledgerCheck = new LedgerCheck(lake, ledger);
    this.remedies = new Remedies(lake);
  }

  /** Checks every table of the lake, and the files of its catalogue. */
  void verify() {
    verifyTables();
    if (areDaysKnown) {
      verifyCatalogue();
    }
  }

  private void verifyCatalogue() {
    CatalogueFiles.of(lake, Products.contracts(), Law.load())
        .problems()
        .forEach(
            (file, problem) ->
                damages.add(new Damage(file, problem, "'./regulake run' writes it again")));
  }

  private void verifyTables() {
    for (Table table : Tables.ALL) {
      try {
        TableCondition condition = lake.condition(table);
        areDaysKnown &= table.layer() != Layer.PUBLISHED || !condition.isDamaged();
        verify(table, condition);
      } catch (Exception failure) {
        areDaysKnown &= table.layer() != Layer.PUBLISHED;
        damages.add(
            new Damage(
                table.fullName(),
                "it cannot be checked (%s)".formatted(TableCondition.reason(failure)),
                remedies.of(table, TableCondition.UNKNOWN)));
      }
    }
  }

  List<Finding> findings() {
    return findings;
  }

  List<Damage> damages() {
    return damages;
  }

  private void verify(Table table, TableCondition condition) {
    Optional<String> damage =
        ledgerCheck
            .damage(table, condition)
            .or(
                () ->
                    condition.state() == TableCondition.State.POINTER_BROKEN
                        ? Optional.of(condition.detail())
                        : Optional.empty());
    damage.ifPresent(
        what -> damages.add(new Damage(table.fullName(), what, remedies.of(table, condition))));
    boolean isReadable =
        condition.state() != TableCondition.State.BROKEN
            && condition.state() != TableCondition.State.LOG_GONE;
    if (isReadable) {
      lake.drift(table)
          .all()
          .forEach(
              difference ->
                  damages.add(new Damage(table.fullName(), difference, remedies.ofDrift(table))));
    }
    if (isReadable
        && ledgerCheck.entries(table).isEmpty()
        && condition.state() != TableCondition.State.ABSENT) {
      readable(table, null, lake.read(table), condition);
    }
    for (LedgerCheck.Entry entry : ledgerCheck.entries(table)) {
      boolean isSound =
          isReadable
              && (condition.state() != TableCondition.State.ABSENT
                  ? matchesLedger(table, entry, condition)
                  : entry.version().rows() == 0);
      findings.add(
          new Finding(
              table.fullName(),
              entry.day() == null ? "" : entry.day().toString(),
              entry.version().rows(),
              entry.version().contentHash(),
              isSound));
    }
    if (isReadable && table.layer() == Layer.PUBLISHED) {
      verifyEarlierVersions(table);
    }
  }

  private boolean matchesLedger(Table table, LedgerCheck.Entry entry, TableCondition condition) {
    Optional<ContentHash.Content> content =
        readable(table, entry.day(), entry.rowsOf(lake.read(table)), condition);
    String onDay = entry.day() == null ? "" : "on %s ".formatted(entry.day());
    content
        .filter(found -> !entry.matches(found))
        .ifPresent(
            found ->
                damages.add(
                    new Damage(
                        table.fullName(),
                        "%sit has %,d rows with content %s, but the ledger has %,d with %s"
                            .formatted(
                                onDay,
                                found.rows(),
                                found.hash(),
                                entry.version().rows(),
                                entry.version().contentHash()),
                        remedies.of(table, condition))));
    return content.filter(entry::matches).isPresent();
  }

  private Optional<ContentHash.Content> readable(
      Table table, LocalDate day, Dataset<Row> rows, TableCondition condition) {
    try {
      return Optional.of(ContentHash.of(table, rows));
    } catch (Exception failure) {
      Damage unreadable =
          new Damage(
              table.fullName(),
              "rows cannot be read (%s)".formatted(TableCondition.reason(failure)),
              remedies.of(table, condition));
      if (!condition.isLost(day) && !damages.contains(unreadable)) {
        damages.add(unreadable);
      }
      return Optional.empty();
    }
  }

  /** Reads the earlier versions of a published table. */
  private void verifyEarlierVersions(Table table) {
    Map<Long, Dataset<Row>> versions = new TableHistory(lake).of(table);
    List<String> unreadable = new ArrayList<>();
    versions.forEach(
        (version, rows) -> {
          try {
            ContentHash.of(table, rows);
          } catch (Exception failure) {
            unreadable.add("%d (%s)".formatted(version, TableCondition.reason(failure)));
          }
        });
    if (!unreadable.isEmpty()) {
      damages.add(
          new Damage(
              table.fullName(),
              "%d of its %d earlier versions cannot be read, for example %s"
                  .formatted(unreadable.size(), versions.size(), unreadable.get(0)),
              "restore the files from a copy; earlier versions are not recomputed, and the current"
                  + " version does not need them"));
    }
  }
}
