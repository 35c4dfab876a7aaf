package org.regulake.pipelines.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.regulake.models.rule.Names;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.table.Field;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/**
 * A source: the landed columns and how each is read, the parties of a row, the key of a record, and
 * the validity of the stated fact. It determines the bronze and the silver contract and the
 * processing of its rows.
 */
public final class Source {

  /** Number of identical landed rows that became one silver row. */
  public static final Field LANDED_COUNT =
      Field.required(
          "landed_count",
          Type.LONG,
          "Number of identical rows in the delivery; more than 1 when the sender repeated the row");

  /** Cells of the row that could not be read. */
  public static final Field UNREAD_CELLS =
      Field.required(
          "unread_cells",
          Type.listOf(Type.STRING),
          "Columns whose cell could not be read, so that their value is unknown rather than absent"
              + " (quarantine.cell has the reasons); empty when all could");

  private static final String REGISTER = "registration";

  private final String name;
  private final SourceDescription description;
  private final List<LandedColumn> columns;
  private final List<Party> parties;
  private final List<String> key;
  private final List<String> parts;
  private final List<String> sums;
  private final String validFrom;
  private final String validTo;
  private final Table bronze;
  private final Table silver;

  Source(SourceBuilder builder) {
    this.name = builder.name;
    this.description = describe(builder.anchor, builder.name);
    this.columns = List.copyOf(builder.columns);
    this.parties = List.copyOf(builder.parties);
    this.key = List.copyOf(builder.key);
    this.parts = List.copyOf(builder.parts);
    this.sums = List.copyOf(builder.sums);
    this.validFrom = builder.validFrom;
    this.validTo = builder.validTo;
    requireColumns(description.freeText(), "free_text");
    SourceTables tables = new SourceTables(this);
    this.bronze = tables.bronze();
    this.silver = tables.silver(builder.grain, builder.checks);
  }

  private static SourceDescription describe(Class<?> anchor, String name) {
    try (InputStream in = anchor.getResourceAsStream(name + ".yml")) {
      if (in == null) {
        throw new IllegalStateException(
            "source '%s' has no description: %s.yml is missing next to %s"
                .formatted(name, name, anchor));
      }
      return RuleFiles.read(in, name + ".yml", SourceDescription.class);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read " + name + ".yml", cause);
    }
  }

  private void requireColumns(List<String> stated, String key) {
    stated.stream()
        .filter(column -> !landedNames().contains(column))
        .findFirst()
        .ifPresent(
            column -> {
              throw new IllegalStateException(
                  "%s.yml, %s: source %s has no column '%s'; %s"
                      .formatted(name, key, name, column, Names.hint(column, landedNames())));
            });
  }

  /** Whether a landed column states a given attribute of one of the parties. */
  boolean isOfParty(String landed, Function<Party, String> column) {
    return parties.stream().anyMatch(party -> landed.equals(column.apply(party)));
  }

  /** Starts a source; {@code <name>.yml} lies next to the class {@code anchor}. */
  public static SourceBuilder named(String name, Class<?> anchor) {
    return new SourceBuilder(name, anchor);
  }

  public String name() {
    return name;
  }

  /**
   * Whether this is the register of market entities, which confirms codes and whose records are
   * successive states.
   */
  public boolean isRegister() {
    return name.equals(REGISTER);
  }

  public SourceDescription description() {
    return description;
  }

  public List<LandedColumn> columns() {
    return columns;
  }

  public List<Party> parties() {
    return parties;
  }

  /** The subject of the record: the first party named. */
  public Party subject() {
    return parties.get(0);
  }

  /** The silver column of a landed column; the first where there are several. */
  public String silverName(String landed) {
    return columns.stream()
        .filter(column -> column.name().equals(landed))
        .findFirst()
        .orElseThrow()
        .field()
        .name();
  }

  /** Silver columns that identify a record within the source. */
  public List<String> key() {
    return key;
  }

  /**
   * Silver columns that distinguish several facts under one key, such as the parties and the kinds
   * of one decision. A row replaces an earlier one with the same key and parts; a correction
   * replaces everything stated under its key.
   */
  public List<String> parts() {
    return parts;
  }

  /**
   * Silver columns with sums that add up: rows of one delivery that differ in them are separate
   * facts, such as two stakes of one holder. Without such columns, such rows contradict each other.
   */
  public List<String> sums() {
    return sums;
  }

  /**
   * Silver columns of the key and its parts that hold text, which is compared in folded form
   * ({@link #folded}).
   */
  public List<String> textsOfKey() {
    return columns.stream()
        .filter(column -> column.type() == CellType.TEXT || column.type() == CellType.PHRASE)
        .map(column -> column.field().name())
        .filter(name -> key.contains(name) || parts.contains(name))
        .distinct()
        .toList();
  }

  /**
   * Column that holds the folded form of a text of the key while records are compared; the column
   * itself where it is not such a text.
   */
  public String folded(String column) {
    return textsOfKey().contains(column) ? column + "_folded" : column;
  }

  /** Silver column with the start of the fact; null when only the delivery's own day is known. */
  public String validFrom() {
    return validFrom;
  }

  /** Silver column with the end of the fact; null when it does not end. */
  public String validTo() {
    return validTo;
  }

  public Table bronze() {
    return bronze;
  }

  public Table silver() {
    return silver;
  }

  /** Names of the landed columns, in order, each once. */
  public List<String> landedNames() {
    return columns.stream().map(LandedColumn::name).distinct().toList();
  }

  /** Landed columns that hold numbers of identity documents. */
  public Set<String> personNumberColumns() {
    Set<String> names = new LinkedHashSet<>();
    columns.stream()
        .filter(column -> column.type() == CellType.PERSON_NUMBER)
        .forEach(column -> names.add(column.name()));
    return names;
  }

  /**
   * Whether a landed column identifies records or parties, so that a truncated text could identify
   * another one: of the key, required, or of a party.
   */
  public boolean tellsApart(String landed) {
    return columns.stream()
            .filter(column -> column.name().equals(landed))
            .anyMatch(
                column ->
                    column.isRequired()
                        || key.contains(column.field().name())
                        || parts.contains(column.field().name()))
        || parties.stream().anyMatch(party -> party.codeColumns().contains(landed))
        || isOfParty(landed, Party::nameColumn)
        || isOfParty(landed, Party::numberColumn);
  }

  /** Landed columns without which a row cannot be used. */
  public Set<String> requiredNames() {
    Set<String> names = new LinkedHashSet<>();
    columns.stream().filter(LandedColumn::isRequired).forEach(column -> names.add(column.name()));
    return names;
  }

  /** Required landed columns of the record's key: a deletion has to state only these. */
  public Set<String> keyNames() {
    Set<String> names = new LinkedHashSet<>();
    columns.stream()
        .filter(LandedColumn::isRequired)
        .filter(column -> key.contains(column.field().name()) || isCodeOfKeyParty(column.name()))
        .forEach(column -> names.add(column.name()));
    return names;
  }

  private boolean isCodeOfKeyParty(String column) {
    return parties.stream()
        .anyMatch(
            party -> key.contains(party.idField().name()) && party.codeColumns().contains(column));
  }

  /** Every header under which a landed column may come → the column. */
  public Map<String, String> columnByHeader() {
    Map<String, String> columnByHeader = new LinkedHashMap<>();
    landedNames().forEach(column -> columnByHeader.put(column, column));
    description
        .headers()
        .forEach(
            (column, headers) -> headers.forEach(header -> columnByHeader.put(header, column)));
    return columnByHeader;
  }

  /** The spellings of a CHOICE column; the words themselves are spellings too. */
  public CellType.Lookup lookup(LandedColumn column) {
    Map<String, List<String>> words = description.lookups().get(column.name());
    if (words == null) {
      return CellType.Lookup.NONE;
    }
    Map<String, String> meanings = new LinkedHashMap<>();
    words.forEach(
        (word, spellings) -> {
          meanings.put(word, word);
          spellings.forEach(spelling -> meanings.put(spelling, word));
        });
    return new CellType.Lookup(meanings);
  }

  @Override
  public String toString() {
    return name;
  }
}
