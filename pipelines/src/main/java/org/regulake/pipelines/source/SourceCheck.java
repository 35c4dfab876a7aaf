package org.regulake.pipelines.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.regulake.models.code.Folding;
import org.regulake.models.rule.Condition;
import org.regulake.models.rule.Require;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.SourceDescription.DescribedColumn;

/** Checks that the parts of a described source fit together. */
final class SourceCheck {

  private static final List<String> SHARING = List.of("unconditional", "conditional", "not_shared");

  private final Source source;
  private final Collection<String> silver;

  SourceCheck(Source source) {
    this.source = source;
    this.silver =
        Stream.concat(
                source.parties().stream().map(Party::idField),
                source.columns().stream()
                    .filter(column -> !column.type().isPersonal())
                    .map(LandedColumn::field))
            .map(Field::name)
            .toList();
  }

  /**
   * Checks the source.
   *
   * @throws IllegalArgumentException with the name that is unknown, given twice or reserved
   */
  void check() {
    SourceDescription description = source.description();
    Require.known("the source", "frequency", description.frequency(), Frequency.codes());
    Require.known("the source", "sharing", description.sharing(), SHARING);
    Require.unique("columns", description.columns().stream().map(DescribedColumn::name).toList());
    Require.unique(
        "the silver columns", Stream.concat(source.fields().map(Field::name), reserved()).toList());
    requireHeaders(description);
    source.parties().forEach(this::requireParty);
    description.columns().forEach(this::requireOfPerson);
    requireSilver("key", source.key());
    requireSilver("parts", source.parts());
    requireSilver("sums", source.sums());
    requireDay("valid, from", source.validFrom());
    requireDay("valid, to", source.validTo());
    if (source.isAdverse() && source.subject().isEmpty()) {
      throw new IllegalArgumentException(
          "an adverse source names its enterprise: list it under parties, or leave out adverse");
    }
    source.adverseNumber().ifPresent(number -> requireSilver("adverse, number", List.of(number)));
    source.columns().forEach(this::requireWords);
    description.checks().forEach((name, sql) -> new Condition(sql).check("check " + name, silver));
  }

  /** Columns that every silver table has. */
  private static Stream<String> reserved() {
    return Stream.concat(
            Bitemporal.fields().stream(),
            Stream.of(Source.LANDED_COUNT, Source.UNREAD_CELLS, Provenance.RECORD_ID))
        .map(Field::name);
  }

  /** Two columns with the same header, in any spelling, would take each other's cells. */
  private static void requireHeaders(SourceDescription description) {
    Map<String, String> columns = new HashMap<>();
    description.ignored().forEach(header -> columns.put(Folding.key(header), "ignored"));
    description
        .columns()
        .forEach(
            column ->
                Stream.concat(Stream.of(column.name()), column.headers().stream())
                    .forEach(
                        header -> {
                          String other = columns.put(Folding.key(header), column.name());
                          if (other != null && !other.equals(column.name())) {
                            throw new IllegalArgumentException(
                                "the header '%s' stands for %s and for %s; keep it for one of them"
                                    .formatted(header, other, column.name()));
                          }
                        }));
  }

  private void requireParty(Party party) {
    String owner = "party " + party.idField().name();
    List<String> landed = new ArrayList<>(party.codeColumns());
    Stream.of(party.nameColumn(), party.numberColumn(), party.kindColumn())
        .filter(Objects::nonNull)
        .forEach(landed::add);
    landed.forEach(column -> Require.known(owner, "column", column, source.landedNames()));
    switch (party.nature()) {
      case ENTERPRISE -> Require.nonEmpty(owner, "codes", party.codeColumns());
      case PERSON ->
          Require.present(
              owner,
              "name or number",
              party.nameColumn() == null ? party.numberColumn() : party.nameColumn());
      case EITHER -> {
        Require.nonEmpty(owner, "codes", party.codeColumns());
        Require.present(owner, "name", party.nameColumn());
        Require.present(owner, "number", party.numberColumn());
        Require.present(owner, "kind", party.kindColumn());
        Require.known(
            owner + ", column " + party.kindColumn(),
            "word",
            Party.KIND_PERSON,
            source.words(party.kindColumn()).keySet());
      }
    }
    if (source.isSubject(party) && party.nature() == Party.Nature.PERSON) {
      throw new IllegalArgumentException(
          owner + ": the first party is an enterprise, because features are about enterprises");
    }
  }

  /** A name or number of a person is hashed as an attribute of a party. */
  private void requireOfPerson(DescribedColumn column) {
    boolean isOfParty =
        source.isOfParty(column.name(), Party::nameColumn)
            || source.isOfParty(column.name(), Party::numberColumn);
    if (column.type().isPersonal() && !isOfParty) {
      throw new IllegalArgumentException(
          "column %s is about a person, but no party names it under name or number"
              .formatted(column.name()));
    }
  }

  private void requireSilver(String key, List<String> columns) {
    columns.forEach(column -> Require.known("the source", key, column, silver));
  }

  private void requireDay(String key, String column) {
    if (column == null) {
      return;
    }
    requireSilver(key, List.of(column));
    if (source.field(column).type() != Type.DATE) {
      throw new IllegalArgumentException("%s: '%s' is no date".formatted(key, column));
    }
  }

  private void requireWords(LandedColumn column) {
    Map<String, List<String>> words = source.words(column.name());
    boolean isOfWords = column.type() == CellType.CHOICE || column.type() == CellType.PHRASE;
    if (isOfWords && words.isEmpty()) {
      throw new IllegalArgumentException(
          "column %s is a %s and has no words: list them under words"
              .formatted(column.name(), column.type().name().toLowerCase(Locale.ROOT)));
    }
    // Builds the spellings, none of which may have two meanings.
    source.lookup(column);
  }
}
