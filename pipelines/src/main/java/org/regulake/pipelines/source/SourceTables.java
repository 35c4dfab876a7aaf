package org.regulake.pipelines.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/** Contracts of the bronze and the silver table of a source. */
final class SourceTables {

  private final Source source;

  SourceTables(Source source) {
    this.source = source;
  }

  /** Landed rows, with their provenance. */
  Table bronze() {
    List<Field> fields = new ArrayList<>(Provenance.fields());
    for (String column : source.landedNames()) {
      fields.add(
          Field.optional(column, Type.STRING, landedSentence(column))
              .secrecy(landedSecrecy(column)));
    }
    return Table.named(Layer.BRONZE, source.name())
        .grain("one row per landed row of source %s".formatted(source.name()))
        .key(Provenance.RECORD_ID)
        .knownSince(Provenance.RECEIVED_AT)
        .fields(fields)
        .build();
  }

  /**
   * Rows as read, with the intervals in which they were true and known.
   *
   * @param grain what one row is
   * @param checks names of conditions that hold for every row → the conditions
   */
  Table silver(String grain, Map<String, String> checks) {
    List<Field> fields = new ArrayList<>(source.parties().stream().map(Party::idField).toList());
    Set<String> named = new LinkedHashSet<>();
    source
        .columns()
        .forEach(
            column -> {
              if (!column.type().isPersonal() && named.add(column.field().name())) {
                fields.add(
                    column.field().secrecy(secrecyOf(column.name(), column.field().secrecy())));
              }
            });
    fields.addAll(Bitemporal.fields());
    fields.add(Source.LANDED_COUNT);
    fields.add(Source.UNREAD_CELLS);
    fields.add(Provenance.RECORD_ID);
    Table.Builder table =
        Table.named(Layer.SILVER, source.name())
            .grain(grain)
            .fields(fields)
            .key(Provenance.RECORD_ID, Bitemporal.VALID_FROM, Bitemporal.KNOWN_FROM)
            .knownSince(Bitemporal.KNOWN_FROM)
            .check("valid_interval", "valid_from <= valid_to")
            .check("known_interval", "known_from <= known_to");
    checks.forEach(table::check);
    return table.build();
  }

  private String landedSentence(String column) {
    if (source.isOfParty(column, Party::numberColumn)) {
      return "Keyed hash of the landed number; the number itself is not kept";
    }
    if (isNameOf(column, Party.Nature.PERSON)) {
      return "Keyed id of the landed name; the name is in bronze.person";
    }
    return isNameOf(column, Party.Nature.EITHER)
        ? "Name of an enterprise as landed; of a person the keyed id of the name, which is in"
            + " bronze.person"
        : "As landed; null when the cell was not there";
  }

  private Secrecy landedSecrecy(String column) {
    return source.columns().stream()
        .filter(landed -> landed.name().equals(column))
        .map(landed -> secrecyOf(column, landed.field().secrecy()))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Class of a column, at least as strict as that of the attribute of the party. */
  private Secrecy secrecyOf(String landed, Secrecy declared) {
    Secrecy ofParty =
        source.isOfParty(landed, Party::numberColumn) || isNameOf(landed, Party.Nature.PERSON)
            ? Secrecy.PERSONAL
            : isNameOf(landed, Party.Nature.EITHER) ? Secrecy.RESTRICTED : Secrecy.PUBLIC;
    return declared.compareTo(ofParty) >= 0 ? declared : ofParty;
  }

  private boolean isNameOf(String landed, Party.Nature nature) {
    return source.isOfParty(landed, party -> party.nature() == nature ? party.nameColumn() : null);
  }
}
