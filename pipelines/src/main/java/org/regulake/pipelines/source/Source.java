package org.regulake.pipelines.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.regulake.models.rule.Names;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/**
 * A source: the landed columns and how each is read, the parties that a row is about, what
 * identifies a record, and when the stated fact was true. From it follow the bronze and the silver
 * contract and the whole treatment of its rows.
 */
public final class Source {

  /** How many identical landed rows a silver row stands for. */
  public static final Field LANDED_COUNT =
      Field.required(
          "landed_count",
          Type.LONG,
          "Rows of the delivery that say exactly this: more than 1 when the sender repeated it");

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

  private Source(Builder builder) {
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
    this.bronze = bronzeTable();
    this.silver = silverTable(builder);
  }

  private static SourceDescription describe(Class<?> anchor, String name) {
    try (InputStream in = anchor.getResourceAsStream(name + ".yml")) {
      if (in == null) {
        throw new IllegalStateException(
            "source '%s' has no description: %s.yml is missing beside %s"
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

  private Table bronzeTable() {
    List<Field> fields = new ArrayList<>(Provenance.fields());
    for (String column : landedNames()) {
      fields.add(
          Field.optional(column, Type.STRING, landedSentence(column))
              .secrecy(landedSecrecy(column)));
    }
    return Table.named(Layer.BRONZE, name)
        .grain("one row per landed row of source %s".formatted(name))
        .key(Provenance.RECORD_ID)
        .fields(fields)
        .build();
  }

  private String landedSentence(String column) {
    if (isOfParty(column, Party::numberColumn)) {
      return "Keyed hash of the landed number; the number itself is not kept";
    }
    if (isNameOf(column, Party.Nature.PERSON)) {
      return "Keyed id of the landed name; the name stands in bronze.person";
    }
    return isNameOf(column, Party.Nature.EITHER)
        ? "Name of an enterprise as landed; of a person the keyed id of the name, which stands in"
            + " bronze.person"
        : "As landed; null when the cell was not there";
  }

  private Secrecy landedSecrecy(String column) {
    return columns.stream()
        .filter(landed -> landed.name().equals(column))
        .map(landed -> secrecyOf(column, landed.field().secrecy()))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** At least as secret as what the column says of a party. */
  private Secrecy secrecyOf(String landed, Secrecy declared) {
    Secrecy ofParty =
        isOfParty(landed, Party::numberColumn) || isNameOf(landed, Party.Nature.PERSON)
            ? Secrecy.PERSONAL
            : isNameOf(landed, Party.Nature.EITHER) ? Secrecy.RESTRICTED : Secrecy.PUBLIC;
    return declared.compareTo(ofParty) >= 0 ? declared : ofParty;
  }

  private boolean isOfParty(String landed, Function<Party, String> column) {
    return parties.stream().anyMatch(party -> landed.equals(column.apply(party)));
  }

  private boolean isNameOf(String landed, Party.Nature nature) {
    return isOfParty(landed, party -> party.nature() == nature ? party.nameColumn() : null);
  }

  private static Field idField(Party party) {
    Secrecy secrecy =
        switch (party.nature()) {
          case PERSON -> Secrecy.PERSONAL;
          case EITHER -> Secrecy.RESTRICTED;
          case ENTERPRISE -> party.idField().secrecy();
        };
    return party.idField().secrecy(secrecy);
  }

  private Table silverTable(Builder builder) {
    List<Field> fields = new ArrayList<>(parties.stream().map(Source::idField).toList());
    Set<String> named = new LinkedHashSet<>();
    columns.forEach(
        column -> {
          if (!column.type().isPersonal() && named.add(column.field().name())) {
            fields.add(column.field().secrecy(secrecyOf(column.name(), column.field().secrecy())));
          }
        });
    fields.addAll(Bitemporal.fields());
    fields.add(LANDED_COUNT);
    fields.add(UNREAD_CELLS);
    fields.add(Provenance.RECORD_ID);
    Table.Builder table =
        Table.named(Layer.SILVER, name)
            .grain(builder.grain)
            .fields(fields)
            .key(Provenance.RECORD_ID, Bitemporal.VALID_FROM, Bitemporal.KNOWN_FROM)
            .check("valid_interval", "valid_from <= valid_to")
            .check("known_interval", "known_from <= known_to");
    builder.checks.forEach(table::check);
    return table.build();
  }

  /** Begins a source; {@code anchor} is the class beside which {@code <name>.yml} lies. */
  public static Builder named(String name, Class<?> anchor) {
    return new Builder(name, anchor);
  }

  public String name() {
    return name;
  }

  /**
   * Whether this is the register of market entities itself, which vouches for codes and whose
   * records are states that follow one another.
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

  /** The party whose record this is: the first one named. */
  public Party subject() {
    return parties.get(0);
  }

  /** The silver column that a landed column becomes; the first where it becomes several. */
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
   * Silver columns that tell apart several facts under one key, such as the parties and the kinds
   * of one decision. A row replaces an earlier one of the same key and parts; a correction replaces
   * all that was stated under its key.
   */
  public List<String> parts() {
    return parts;
  }

  /**
   * Silver columns with sums that add up: rows of one delivery that differ in them are facts side
   * by side, such as two stakes of one holder. Without any, such rows contradict each other.
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
   * itself where it is no such text.
   */
  public String folded(String column) {
    return textsOfKey().contains(column) ? column + "_folded" : column;
  }

  /**
   * Silver column that says when the fact began; null when only the delivery's own day is known.
   */
  public String validFrom() {
    return validFrom;
  }

  /** Silver column that says when it ended; null when it does not end. */
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
   * Whether a landed column tells records or parties apart, so that a part of its text would be
   * another's: of the key, required, or of a party.
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

  /**
   * Required landed columns that take part in the record's key: all that a deletion has to state.
   */
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

  /** Collects the parts of a source. */
  public static final class Builder {
    private final String name;
    private final Class<?> anchor;
    private String grain = "";
    private final List<LandedColumn> columns = new ArrayList<>();
    private final List<Party> parties = new ArrayList<>();
    private List<String> key = List.of();
    private List<String> parts = List.of();
    private List<String> sums = List.of();
    private String validFrom;
    private String validTo;
    private final Map<String, String> checks = new LinkedHashMap<>();

    private Builder(String name, Class<?> anchor) {
      this.name = name;
      this.anchor = anchor;
    }

    /** What one silver row is. */
    public Builder grain(String newGrain) {
      this.grain = newGrain;
      return this;
    }

    /** The parties that a row is about; the first is the subject of the record. */
    public Builder parties(Party... newParties) {
      parties.addAll(List.of(newParties));
      return this;
    }

    /** A column without which a row is quarantined. */
    public Builder required(String landed, CellType type, Field field) {
      columns.add(new LandedColumn(landed, type, field, true));
      return this;
    }

    /** A column that a row may leave open. */
    public Builder optional(String landed, CellType type, Field field) {
      columns.add(new LandedColumn(landed, type, field, false));
      return this;
    }

    /** Silver columns that identify a record. */
    public Builder key(Field... fields) {
      this.key = names(fields);
      return this;
    }

    /** Silver columns that tell apart several facts under one key. */
    public Builder parts(Field... fields) {
      this.parts = names(fields);
      return this;
    }

    /** Silver columns with sums that add up when one delivery states several. */
    public Builder sums(Field... fields) {
      this.sums = names(fields);
      return this;
    }

    private static List<String> names(Field... fields) {
      return List.of(fields).stream().map(Field::name).toList();
    }

    /** Silver columns that say from when to when the stated fact was true; either may be null. */
    public Builder valid(Field from, Field to) {
      this.validFrom = from == null ? null : from.name();
      this.validTo = to == null ? null : to.name();
      return this;
    }

    public Builder check(String checkName, String condition) {
      checks.put(checkName, condition);
      return this;
    }

    public Source build() {
      return new Source(this);
    }
  }
}
