package org.regulake.pipelines.source;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regulake.models.rule.Require;
import org.regulake.models.table.Field;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.SourceDescription.DescribedColumn;
import org.regulake.pipelines.source.SourceDescription.DescribedParty;

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
              "Number of identical rows in the delivery; more than 1 when the sender repeated the"
                  + " row")
          .chinese("来文重复行数");

  /** Cells of the row that could not be read. */
  public static final Field UNREAD_CELLS =
      Field.required(
              "unread_cells",
              Type.listOf(Type.STRING),
              "Columns whose cell could not be read, so that their value is unknown rather than"
                  + " absent (quarantine.cell has the reasons); empty when all could")
          .chinese("未能解析的字段");

  private static final String REGISTER = "registration";

  private final String name;
  private final SourceDescription description;
  private final List<Party> parties;
  private final List<LandedColumn> columns;
  private final Table bronze;
  private final Table silver;

  /**
   * A source as described.
   *
   * @throws IllegalArgumentException when the description names a column that the source does not
   *     have, or names one twice
   */
  public Source(String name, SourceDescription description) {
    this.name = Require.id("a source", name);
    this.description = description;
    this.parties = description.parties().stream().map(Source::party).toList();
    this.columns =
        description.columns().stream()
            .flatMap(column -> LandedColumn.of(column, parties).stream())
            .toList();
    new SourceCheck(this).check();
    SourceTables tables = new SourceTables(this);
    this.bronze = tables.bronze();
    this.silver = tables.silver(description.grain(), description.checks());
  }

  private static Party party(DescribedParty described) {
    Field id =
        described.required()
            ? Field.required(described.column(), Type.STRING, described.sentence())
            : Field.optional(described.column(), Type.STRING, described.sentence());
    return new Party(
        id.secrecy(
            switch (described.nature()) {
              case PERSON -> Secrecy.PERSONAL;
              case EITHER -> Secrecy.RESTRICTED;
              case ENTERPRISE -> Secrecy.PUBLIC;
            }),
        described.nature(),
        described.codes(),
        described.name(),
        described.number(),
        described.kind(),
        described.required());
  }

  /** Whether a landed column states a given attribute of one of the parties. */
  boolean isOfParty(String landed, Function<Party, String> column) {
    return parties.stream().anyMatch(party -> landed.equals(column.apply(party)));
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

  /**
   * The subject of the record: the first party named. A source without parties, such as a series of
   * statistics, has none.
   */
  public Optional<Party> subject() {
    return parties.stream().findFirst();
  }

  /** Whether a party is the subject of the record. */
  public boolean isSubject(Party party) {
    return party.equals(parties.get(0));
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
    return description.key();
  }

  /**
   * Silver columns that distinguish several facts under one key, such as the parties and the kinds
   * of one decision. A row replaces an earlier one with the same key and parts; a correction
   * replaces everything stated under its key.
   */
  public List<String> parts() {
    return description.parts();
  }

  /**
   * Silver columns with sums that add up: rows of one delivery that differ in them are separate
   * facts, such as two stakes of one holder. Without such columns, such rows contradict each other.
   */
  public List<String> sums() {
    return description.sums();
  }

  /**
   * Silver columns of the key and its parts that hold text, which is compared in folded form
   * ({@link #folded}).
   */
  public List<String> textsOfKey() {
    return columns.stream()
        .filter(column -> column.type() == CellType.TEXT || column.type() == CellType.PHRASE)
        .map(column -> column.field().name())
        .filter(name -> key().contains(name) || parts().contains(name))
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
    return description.valid().from();
  }

  /** Silver column with the end of the fact; null when it does not end. */
  public String validTo() {
    return description.valid().to();
  }

  /**
   * Whether its records count against an enterprise until a repair or an objection withdraws them.
   */
  public boolean isAdverse() {
    return description.adverse() != null;
  }

  /** Silver column with the number by which a repair or an objection names an adverse record. */
  public Optional<String> adverseNumber() {
    return Optional.ofNullable(description.adverse()).map(SourceDescription.Adverse::number);
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
                        || key().contains(column.field().name())
                        || parts().contains(column.field().name()))
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
        .filter(column -> key().contains(column.field().name()) || isCodeOfKeyParty(column.name()))
        .forEach(column -> names.add(column.name()));
    return names;
  }

  private boolean isCodeOfKeyParty(String column) {
    return parties.stream()
        .anyMatch(
            party ->
                key().contains(party.idField().name()) && party.codeColumns().contains(column));
  }

  /** Every header under which a landed column may come → the column. */
  public Map<String, String> columnByHeader() {
    Map<String, String> columnByHeader = new LinkedHashMap<>();
    landedNames().forEach(column -> columnByHeader.put(column, column));
    description
        .columns()
        .forEach(
            column ->
                column.headers().forEach(header -> columnByHeader.put(header, column.name())));
    return columnByHeader;
  }

  /** Headers that files may have and that are not used. */
  public Set<String> ignoredHeaders() {
    return Set.copyOf(description.ignored());
  }

  /** Landed columns whose text may contain line breaks. */
  public Set<String> freeText() {
    return description.columns().stream()
        .filter(DescribedColumn::freeText)
        .map(DescribedColumn::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Word of a landed column → its spellings; empty when the column has no list of words. */
  public Map<String, List<String>> words(String landed) {
    return description.columns().stream()
        .filter(column -> column.name().equals(landed))
        .findFirst()
        .map(DescribedColumn::words)
        .orElse(Map.of());
  }

  /** The spellings of a column with a list of words; the words themselves are spellings too. */
  public CellType.Lookup lookup(LandedColumn column) {
    return CellType.Lookup.of(words(column.name()));
  }

  /**
   * The column that a name stands for in silver, or that states a person there.
   *
   * @throws IllegalStateException when there is none: code refers to it, so the description of the
   *     source must have it
   */
  Field field(String column) {
    return fields()
        .filter(field -> field.name().equals(column))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the program refers to the column %s of the source %s; restore it in conf/sources/%s.yml"
                        .formatted(column, name, name)));
  }

  /** The ids of the parties, then the columns that the landed cells become. */
  Stream<Field> fields() {
    return Stream.concat(
        parties.stream().map(Party::idField), columns.stream().map(LandedColumn::field));
  }

  @Override
  public String toString() {
    return name;
  }
}
