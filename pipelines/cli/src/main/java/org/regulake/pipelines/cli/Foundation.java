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
 * What a run builds on. Before it begins, every table is held against the books, by its metadata
 * and the list of its files; rows are read only where a file was written again. What can be made
 * again is cleared for that, what can be found again is entered again, and what was collected and
 * is lost stops the run, as no later stage can tell.
 */
final class Foundation {

  private static final String CHANGED = "its files were changed and do not hold what the books say";

  private final Lakehouse lake;
  private final RunLedger.State books;
  private final Map<String, List<Statement>> statements;
  private final Remedies remedies;
  private final Set<LocalDate> lostOfGraph = new TreeSet<>();
  private boolean isGraphLost;

  Foundation(Lakehouse lake, RunLedger.State books) {
    this.lake = lake;
    this.books = books;
    this.statements = statements(books);
    this.remedies = new Remedies(lake);
  }

  /** What a stage says of a table: of one day, or of all of it when the day is null. */
  record Statement(LocalDate day, TableVersion version) {

    /** The rows of the table that it speaks of. */
    Dataset<Row> of(Dataset<Row> rows) {
      return day == null ? rows : rows.where(RunStamp.condition(day));
    }

    boolean isTrueOf(ContentHash.Content content) {
      return content.rows() == version.rows() && content.hash().equals(version.contentHash());
    }
  }

  /**
   * Looks at all tables and mends what can be mended.
   *
   * @param name a name under which tables are put aside that cannot be read
   * @param note takes a sentence about each thing that was done
   */
  void lay(String name, Consumer<String> note) {
    requireCollected();
    for (Table table : Tables.ALL) {
      if (Products.tables().contains(table)) {
        layPublished(table, note);
      } else if (!isCollected(table)) {
        layDerived(table, name, note);
      }
    }
    // The graph of a day is built on that of an earlier one, which has to be there.
    if (isGraphLost || !lostOfGraph.isEmpty()) {
      GraphBuilder.takeBasisAway(lake, lostOfGraph, isGraphLost);
    }
  }

  /**
   * Days of which the books know rows that are no longer there, and how to bring them back; a
   * sentence each.
   */
  List<String> goneDays() {
    Map<LocalDate, Set<String>> gone = new TreeMap<>();
    Map<String, Set<LocalDate>> there = new LinkedHashMap<>();
    statements.forEach(
        (name, ofTable) ->
            Tables.named(name)
                .ifPresent(
                    table ->
                        ofTable.stream()
                            .filter(
                                statement ->
                                    statement.day() != null && statement.version().rows() > 0)
                            .filter(
                                statement ->
                                    !there
                                        .computeIfAbsent(name, any -> lake.days(table))
                                        .contains(statement.day()))
                            .forEach(
                                statement ->
                                    gone.computeIfAbsent(statement.day(), day -> new TreeSet<>())
                                        .add(name))));
    return gone.entrySet().stream()
        .map(
            entry ->
                "%s is gone from %s: './regulake run --as-of %s' with the same lake and landing brings it back"
                    .formatted(entry.getKey(), String.join(", ", entry.getValue()), entry.getKey()))
        .toList();
  }

  private static Map<String, List<Statement>> statements(RunLedger.State books) {
    Map<String, List<Statement>> statements = new LinkedHashMap<>();
    for (StageRecord stage : books.stages().values()) {
      stage
          .outputs()
          .forEach(
              output ->
                  statements
                      .computeIfAbsent(output.table(), name -> new ArrayList<>())
                      .add(new Statement(StageDeclaration.day(stage.key()).orElse(null), output)));
    }
    return statements;
  }

  /** What the books say of a table. */
  List<Statement> statements(Table table) {
    return statements.getOrDefault(table.fullName(), List.of());
  }

  /** Whether the table was there when the books were written last. */
  private boolean isKnown(Table table) {
    return RunLedger.TABLES.contains(table)
        ? books.run() != null && !books.run().status().equals(RunRecord.RUNNING)
        : !statements(table).isEmpty();
  }

  /** What is wrong with a table, by its metadata, its files and the books. */
  Optional<String> damage(Table table, TableCondition condition) {
    if (condition.isDamaged()
        || condition.state() == TableCondition.State.LOG_GONE && isKnown(table)) {
      return Optional.of(condition.detail());
    }
    if (condition.state() == TableCondition.State.ABSENT
        && statements(table).stream().anyMatch(statement -> statement.version().rows() > 0)) {
      return Optional.of("it is gone");
    }
    return statements(table).stream()
        .map(statement -> statement.version().version())
        .filter(
            version ->
                condition.state() != TableCondition.State.ABSENT
                    && condition.state() != TableCondition.State.LOG_GONE)
        .filter(version -> !lake.hasVersion(table, version))
        .findFirst()
        .map("it was put back to an earlier state, and the books know version %d"::formatted);
  }

  /**
   * Asks that every table can be seen: which files belong to none cannot be told otherwise.
   *
   * @throws IllegalStateException when one cannot, with what is wrong
   */
  void requireWhole() {
    List<String> problems = new ArrayList<>();
    if (books.run() == null && Tables.ALL.stream().anyMatch(lake::hasFolder)) {
      problems.add("the books of the runs, ops/ledger.json, are gone");
    }
    Tables.ALL.forEach(
        table ->
            damage(table, lake.condition(table))
                .ifPresent(damage -> problems.add(table.fullName() + ": " + damage)));
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          ("nothing was removed: files of a table that cannot be seen would be taken for left over."
                  + " %s. './regulake verify' says what to do; then sweep")
              .formatted(String.join("; ", problems)));
    }
  }

  static boolean isCollected(Table table) {
    return Collection.DECLARATION.writes().contains(table);
  }

  /**
   * When nothing of what was collected is there, all is collected anew; a part of it cannot be told
   * from the whole.
   */
  private void requireCollected() {
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
          "what was collected is damaged, and nothing was built on it. %s. %s"
              .formatted(String.join("; ", problems), remedies.ofCollected()));
    }
  }

  private Optional<String> changed(Table table, TableCondition condition) {
    return condition.isDoubtful()
            && statements(table).stream()
                .anyMatch(
                    statement ->
                        lake.version(table) == statement.version().version()
                            && !holds(table, statement))
        ? Optional.of(CHANGED)
        : Optional.empty();
  }

  private void layDerived(Table table, String name, Consumer<String> note) {
    TableCondition condition = lake.condition(table);
    if (condition.state() == TableCondition.State.BROKEN
        || condition.state() == TableCondition.State.LOG_GONE && isKnown(table)) {
      note.accept(
          "%s could not be read: %s. It lies in %s now, and is made again as far as this run goes"
              .formatted(table.fullName(), condition.detail(), lake.putAside(table, name)));
      isGraphLost |= GraphBuilder.DECLARATION.writes().contains(table);
    } else if (condition.state() == TableCondition.State.ABSENT) {
      isGraphLost |= GraphBuilder.DECLARATION.writes().contains(table) && isKnown(table);
    } else if (!RunLedger.TABLES.contains(table)) {
      clear(table, condition, note);
    }
  }

  private void layPublished(Table table, Consumer<String> note) {
    Set<Long> snapshots = new HashSet<>();
    statements(table).forEach(statement -> snapshots.add(statement.version().version()));
    if (entered(table, snapshots)) {
      note.accept(
          "the catalog did not list %s as the books know it; it was entered again as its own folder has it, with %d days"
              .formatted(table.fullName(), lake.days(table).size()));
    }
    TableCondition condition = lake.condition(table);
    if (condition.state() == TableCondition.State.BROKEN) {
      throw new IllegalStateException(
          "%s cannot be read: %s. %s"
              .formatted(table.fullName(), condition.detail(), remedies.of(table, condition)));
    }
    clear(table, condition, note);
  }

  private boolean entered(Table table, Set<Long> snapshots) {
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
   * Takes out what is lost, so that the stages of this run see that it is missing and the rest can
   * be read.
   */
  private void clear(Table table, TableCondition condition, Consumer<String> note) {
    List<Statement> untrue =
        statements(table).stream()
            .filter(
                statement ->
                    condition.isInDoubt(statement.day())
                        && !condition.isLost(statement.day())
                        && !holds(table, statement))
            .toList();
    boolean isAllLost =
        condition.isLost(null) || untrue.stream().anyMatch(statement -> statement.day() == null);
    Set<LocalDate> lost = new TreeSet<>(condition.lostDays());
    untrue.stream().map(Statement::day).filter(Objects::nonNull).forEach(lost::add);
    if (isAllLost || !lost.isEmpty()) {
      lake.removeLost(table, lost, isAllLost);
      if (GraphBuilder.DECLARATION.writes().contains(table)) {
        lostOfGraph.addAll(lost);
        isGraphLost |= isAllLost;
      }
      note.accept(
          "%s is damaged: %s. %s taken out of it, to be made again"
              .formatted(
                  table.fullName(),
                  condition.isDamaged() ? condition.detail() : CHANGED,
                  isAllLost ? "Its rows were" : "The rows of %s were".formatted(lost)));
    }
  }

  /** Whether the rows are there as the books say; they are read. */
  private boolean holds(Table table, Statement statement) {
    try {
      return statement.isTrueOf(ContentHash.of(table, statement.of(lake.read(table))));
    } catch (Exception unreadable) {
      // Scala throws checked exceptions, such as Spark's own, without saying so.
      if (!FailureExplainer.isDamage(unreadable)) {
        throw unreadable;
      }
      return false;
    }
  }
}
