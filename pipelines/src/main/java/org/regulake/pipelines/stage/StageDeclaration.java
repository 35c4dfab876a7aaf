package org.regulake.pipelines.stage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.regulake.models.table.Table;
import org.regulake.pipelines.stage.Reading.Rows;

/**
 * Declaration of the tables that a stage reads and writes. The order of the stages, the fingerprint
 * of a stage, the list of all tables and the lineage follow from it.
 *
 * @param name name of the stage
 * @param title short description in Chinese and English
 * @param isDaily whether it writes the rows of one judged day; otherwise it writes whole tables
 * @param reads tables that it reads
 * @param writes tables that only this stage writes; it may read them as well
 */
public record StageDeclaration(
    String name, String title, boolean isDaily, List<Reading> reads, List<Table> writes) {

  public StageDeclaration {
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
  }

  /** A stage that writes whole tables. */
  public static StageDeclaration whole(String name, String title) {
    return new StageDeclaration(name, title, false, List.of(), List.of());
  }

  /** A stage that writes the rows of a judged day. */
  public static StageDeclaration daily(String name, String title) {
    return new StageDeclaration(name, title, true, List.of(), List.of());
  }

  /** The same declaration, reading all rows of tables. */
  public StageDeclaration reading(Table... tables) {
    return reading(List.of(tables));
  }

  /** The same declaration, reading all rows of tables. */
  public StageDeclaration reading(Collection<Table> tables) {
    return reading(Rows.ALL, tables);
  }

  /** The same declaration, reading rows known at the moment of the judged day. */
  public StageDeclaration readingKnown(Table... tables) {
    return readingKnown(List.of(tables));
  }

  /** The same declaration, reading rows known at the moment of the judged day. */
  public StageDeclaration readingKnown(Collection<Table> tables) {
    return reading(Rows.KNOWN, tables);
  }

  /** The same declaration, reading rows of the judged day. */
  public StageDeclaration readingDay(Table... tables) {
    return reading(Rows.OF_DAY, List.of(tables));
  }

  /** The same declaration, reading rows of the previous day. */
  public StageDeclaration readingPreviousDay(Table... tables) {
    return reading(Rows.OF_PREVIOUS_DAY, List.of(tables));
  }

  private StageDeclaration reading(Rows rows, Collection<Table> tables) {
    return readingRows(tables.stream().map(table -> new Reading(table, rows)).toList());
  }

  /** The same declaration with additional rows to read. */
  public StageDeclaration readingRows(Collection<Reading> readings) {
    return new StageDeclaration(
        name, title, isDaily, Stream.concat(reads.stream(), readings.stream()).toList(), writes);
  }

  /** The same declaration, writing tables. */
  public StageDeclaration writing(Table... tables) {
    return writing(List.of(tables));
  }

  /** The same declaration, writing tables. */
  public StageDeclaration writing(Collection<Table> tables) {
    return new StageDeclaration(
        name, title, isDaily, reads, Stream.concat(writes.stream(), tables.stream()).toList());
  }

  /** Whether rows of a table are declared to be read. */
  public boolean isReading(Table table, Rows rows) {
    return reads.contains(new Reading(table, rows));
  }

  /** Name of the stage in the ledger, with the day if it judges one: {@code score@2025-03-31}. */
  public String key(LocalDate day) {
    return isDaily ? name + "@" + day : name;
  }

  /** The day in the name of a stage in the ledger. */
  public static Optional<LocalDate> day(String key) {
    int at = key.indexOf('@');
    return at < 0 ? Optional.empty() : Optional.of(LocalDate.parse(key.substring(at + 1)));
  }
}
