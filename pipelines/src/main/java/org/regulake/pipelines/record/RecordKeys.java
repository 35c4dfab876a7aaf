package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Field;
import org.regulake.pipelines.identity.LinkedCodes;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.LandedColumn;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;

/** Finds to which record each landed row of a source belongs, from the cells of its key alone. */
final class RecordKeys {

  private final Source source;
  private final PersonKey personKey;

  RecordKeys(Source source, PersonKey personKey) {
    this.source = source;
    this.personKey = personKey;
  }

  /**
   * The records of bronze rows.
   *
   * @param linked the codes that are not resolved by themselves
   * @return {@code record_id} of the row and {@link RecordHistory#KEY_HASH} of its record
   */
  Dataset<Row> of(Dataset<Row> bronze, LinkedCodes linked) {
    Set<String> read = columnsOfKey();
    Column[] columns =
        source.bronze().fields().stream()
            .map(field -> read.contains(field.name()) ? col(field.name()) : nothing(field))
            .toArray(Column[]::new);
    return RecordHistory.withKey(
            source, new ReadRecord(source, personKey).read(bronze.select(columns), linked))
        .select(Provenance.RECORD_ID.name(), RecordHistory.KEY_HASH);
  }

  private static Column nothing(Field field) {
    return lit(null).cast(Schemas.type(field)).as(field.name());
  }

  /** Columns of provenance, and landed columns on which the key depends. */
  private Set<String> columnsOfKey() {
    Set<String> names = new LinkedHashSet<>();
    Provenance.fields().forEach(field -> names.add(field.name()));
    source.columns().stream()
        .filter(column -> source.key().contains(column.field().name()))
        .map(LandedColumn::name)
        .forEach(names::add);
    // The id of a person without a number, and of an enterprise without a code, contains that of
    // the subject.
    source.parties().stream()
        .filter(party -> source.isSubject(party) || source.key().contains(party.idField().name()))
        .forEach(party -> names.addAll(columnsOf(party)));
    return names;
  }

  private static Set<String> columnsOf(Party party) {
    Set<String> names = new LinkedHashSet<>(party.codeColumns());
    names.add(party.nameColumn());
    names.add(party.numberColumn());
    names.add(party.kindColumn());
    return names;
  }
}
