package org.regulake.pipelines.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.collect.Collection;
import org.regulake.pipelines.graph.GraphBuilder;
import org.regulake.pipelines.lakehouse.ContentHash;
import org.regulake.pipelines.lakehouse.FailureExplainer;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.RunRecord;
import org.regulake.pipelines.lakehouse.StageRecord;
import org.regulake.pipelines.lakehouse.TableCondition;
import org.regulake.pipelines.lakehouse.TableVersion;
import org.regulake.pipelines.publish.Products;
import org.regulake.pipelines.run.Tables;
import org.regulake.pipelines.stage.StageDeclaration;

/**
 * Checks all tables against the ledger before a run. It compares metadata and the lists of files,
 * and reads rows only where a file was rewritten. Damaged rows that a stage can recompute are
 * removed, published tables that the catalog has lost are registered again, and damage to collected
 * tables stops the run, since no later stage would detect it.
 */
final class LedgerCheck {

  private static final String CHANGED = "its files were changed and do not match the ledger";

  private final Lakehouse lake;
  private final RunLedger.State ledger;
  private final Map<String, List<Entry>> entries;
  private final Remedies remedies;
  private final Set<LocalDate> lostGraphDays = new TreeSet<>();
  private boolean isGraphLost;

  LedgerCheck(Lakehouse lake, RunLedger.State ledger) {
    this.lake = lake;
    this.ledger = ledger;
    this.entries = entries(ledger);
    this.remedies = new Remedies(lake);
  }

  /**
   * The ledger's entry of a stage for a table: for one day, or for the whole table when the day is
   * null.
   */
  record Entry(LocalDate day, TableVersion version) {

    /** Selects the rows of the table to which the entry applies. */
    Dataset<Row> rowsOf(Dataset<Row> rows) {
      return day == null ? rows : rows.where(RunStamp.condition(day));
    }

    boolean matches(ContentHash.Content content) {
      return content.rows() == version.rows() && content.hash().equals(version.contentHash());
    }
  }

  /**
   * Checks all tables and repairs those that can be repaired.
   *
   * @param name name under which unreadable tables are put aside
   * @param note receives a sentence about each repair
   */
  void repair(String name, Consumer<String> note) {
    requireCollectedIntact();
    for (Table table : Tables.ALL) {
      if (Products.tables().contains(table)) {
        repairPublished(table, note);
      } else if (!isCollected(table)) {
        repairDerived(table, name, note);
      }
    }
    // The graph of a day may reuse that of an earlier day, which has to be complete.
    if (isGraphLost || !lostGraphDays.isEmpty()) {
      GraphBuilder.forgetFingerprints(lake, lostGraphDays, isGraphLost);
    }
  }

  /**
   * Days with rows in the ledger that are missing in the lake, and how to restore them; a sentence
   * each.
   */
  List<String> missingDays() {
    Map<LocalDate, Set<String>> gone = new TreeMap<>();
    Map<String, Set<LocalDate>> there = new LinkedHashMap<>();
    entries.forEach(
        (name, ofTable) ->
            Tables.named(name)
                .ifPresent(
                    table ->
                        ofTable.stream()
                            .filter(entry -> entry.day() != null && entry.version().rows() > 0)
                            .filter(
                                entry ->
                                    !there
                                        .computeIfAbsent(name, any -> lake.days(table))
                                        .contains(entry.day()))
                            .forEach(
                                entry ->
                                    gone.computeIfAbsent(entry.day(), day -> new TreeSet<>())
                                        .add(name))));
    return gone.entrySet().stream()
        .map(
            entry ->
                ("%s is missing from %s: './regulake run --as-of %s' with the same lake and landing"
                        + " restores it")
                    .formatted(entry.getKey(), String.join(", ", entry.getValue()), entry.getKey()))
        .toList();
  }

  private static Map<String, List<Entry>> entries(RunLedger.State ledger) {
    Map<String, List<Entry>> entries = new LinkedHashMap<>();
    for (StageRecord stage : ledger.stages().values()) {
      stage
          .outputs()
          .forEach(
              output ->
                  entries
                      .computeIfAbsent(output.table(), name -> new ArrayList<>())
                      .add(new Entry(StageDeclaration.day(stage.key()).orElse(null), output)));
    }
    return entries;
  }

  /** The ledger's entries for a table. */
  List<Entry> entries(Table table) {
    return entries.getOrDefault(table.fullName(), List.of());
  }

  /** Whether the table existed when the ledger was last written. */
  private boolean isInLedger(Table table) {
    return RunLedger.TABLES.contains(table)
        ? ledger.run() != null && !ledger.run().status().equals(RunRecord.RUNNING)
        : !entries(table).isEmpty();
  }

  /** The damage of a table, by its metadata, its files and the ledger. */
  Optional<String> damage(Table table, TableCondition condition) {
    if (condition.isDamaged()
        || condition.state() == TableCondition.State.LOG_GONE && isInLedger(table)) {
      return Optional.of(condition.detail());
    }
    if (condition.state() == TableCondition.State.ABSENT
        && entries(table).stream().anyMatch(entry -> entry.version().rows() > 0)) {
      return Optional.of("it is missing");
    }
    return entries(table).stream()
        .map(entry -> entry.version().version())
        .filter(
            version ->
                condition.state() != TableCondition.State.ABSENT
                    && condition.state() != TableCondition.State.LOG_GONE)
        .filter(version -> !lake.hasVersion(table, version))
        .findFirst()
        .map("it was restored to an earlier version, and the ledger has version %d"::formatted);
  }

  /**
   * Makes sure that all tables are intact: otherwise orphan files cannot be identified.
   *
   * @throws IllegalStateException when a table is damaged, with the damage
   */
  void requireIntact() {
    List<String> problems = new ArrayList<>();
    if (ledger.run() == null && Tables.ALL.stream().anyMatch(lake::hasFolder)) {
      problems.add("the ledger, ops/ledger.json, is missing");
    }
    Tables.ALL.forEach(
        table ->
            damage(table, lake.condition(table))
                .ifPresent(damage -> problems.add(table.fullName() + ": " + damage)));
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          ("nothing was removed: files of a damaged table would be taken for orphan files. %s."
                  + " './regulake verify' lists the remedies; then sweep")
              .formatted(String.join("; ", problems)));
    }
  }

  static boolean isCollected(Table table) {
    return Collection.DECLARATION.writes().contains(table);
  }

  /**
   * Without any collected table, everything is collected again; a partly lost table could not be
   * distinguished from a complete one.
   */
  private void requireCollectedIntact() {
    Map<Table, TableCondition> conditions = new LinkedHashMap<>();
    Collection.DECLARATION.writes().forEach(table -> conditions.put(table, lake.condition(table)));
    if (conditions.values().stream()
        .allMatch(condition -> condition.state() == TableCondition.State.ABSENT)) {
      return;
    }
    List<String> problems = new ArrayList<>();
    conditions.forEach(
        (table, condition) ->
            damage(table, condition)
                .or(() -> changed(table, condition))
                .ifPresent(damage -> problems.add(table.fullName() + ": " + damage)));
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "collected tables are damaged, so the run has not started. %s. %s"
              .formatted(String.join("; ", problems), remedies.ofCollected()));
    }
  }

  private Optional<String> changed(Table table, TableCondition condition) {
    return condition.isDoubtful()
            && entries(table).stream()
                .anyMatch(
                    entry ->
                        lake.version(table) == entry.version().version()
                            && !matchesLedger(table, entry))
        ? Optional.of(CHANGED)
        : Optional.empty();
  }

  private void repairDerived(Table table, String name, Consumer<String> note) {
    TableCondition condition = lake.condition(table);
    if (condition.state() == TableCondition.State.BROKEN
        || condition.state() == TableCondition.State.LOG_GONE && isInLedger(table)) {
      note.accept(
          "%s could not be read: %s. It was moved to %s, and this run recomputes what it covers"
              .formatted(table.fullName(), condition.detail(), lake.putAside(table, name)));
      isGraphLost |= GraphBuilder.DECLARATION.writes().contains(table);
    } else if (condition.state() == TableCondition.State.ABSENT) {
      isGraphLost |= GraphBuilder.DECLARATION.writes().contains(table) && isInLedger(table);
    } else if (!RunLedger.TABLES.contains(table)) {
      removeLost(table, condition, note);
    }
  }

  private void repairPublished(Table table, Consumer<String> note) {
    Set<Long> snapshots = new HashSet<>();
    entries(table).forEach(entry -> snapshots.add(entry.version().version()));
    if (isRegisteredAgain(table, snapshots)) {
      note.accept(
          ("the catalog did not list %s as recorded in the ledger; it was registered again from its"
                  + " own folder, with %d days")
              .formatted(table.fullName(), lake.days(table).size()));
    }
    TableCondition condition = lake.condition(table);
    if (condition.state() == TableCondition.State.BROKEN) {
      throw new IllegalStateException(
          "%s cannot be read: %s. %s"
              .formatted(table.fullName(), condition.detail(), remedies.of(table, condition)));
    }
    removeLost(table, condition, note);
  }

  private boolean isRegisteredAgain(Table table, Set<Long> snapshots) {
    try {
      return lake.reregister(table, snapshots);
    } catch (RuntimeException cause) {
      throw new IllegalStateException(
          "%s cannot be read (%s). %s"
              .formatted(
                  table.fullName(),
                  TableCondition.reason(cause),
                  remedies.of(table, TableCondition.UNKNOWN)),
          cause);
    }
  }

  /**
   * Removes lost rows, so that the stages of this run detect that they are missing and the rest can
   * be read.
   */
  private void removeLost(Table table, TableCondition condition, Consumer<String> note) {
    List<Entry> mismatched =
        entries(table).stream()
            .filter(
                entry ->
                    condition.isInDoubt(entry.day())
                        && !condition.isLost(entry.day())
                        && !matchesLedger(table, entry))
            .toList();
    boolean isAllLost =
        condition.isLost(null) || mismatched.stream().anyMatch(entry -> entry.day() == null);
    Set<LocalDate> lost = new TreeSet<>(condition.lostDays());
    mismatched.stream().map(Entry::day).filter(Objects::nonNull).forEach(lost::add);
    if (isAllLost || !lost.isEmpty()) {
      lake.removeLost(table, lost, isAllLost);
      if (GraphBuilder.DECLARATION.writes().contains(table)) {
        lostGraphDays.addAll(lost);
        isGraphLost |= isAllLost;
      }
      note.accept(
          "%s is damaged: %s. %s removed, to be recomputed"
              .formatted(
                  table.fullName(),
                  condition.isDamaged() ? condition.detail() : CHANGED,
                  isAllLost ? "Its rows were" : "The rows of %s were".formatted(lost)));
    }
  }

  /** Whether the rows, which are read, match the ledger. */
  private boolean matchesLedger(Table table, Entry entry) {
    try {
      return entry.matches(ContentHash.of(table, entry.rowsOf(lake.read(table))));
    } catch (Exception unreadable) {
      // Scala throws checked exceptions, such as Spark's own, without declaring them.
      if (!FailureExplainer.isDamage(unreadable)) {
        throw unreadable;
      }
      return false;
    }
  }
}
