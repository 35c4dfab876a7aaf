package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.delivery.PersonName;
import org.regulake.pipelines.lakehouse.TableReader;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/** Finds all persons named in usable rows. */
final class Persons {

  private static final String PERSON_ID = Person.PERSON_ID.name();
  private static final String NAME_ID = PersonName.NAME_ID.name();
  private static final String PERSON_NAME = PersonName.PERSON_NAME.name();

  /** Column with the party of its row that a person is. */
  private static final String ROLE = "role";

  private Persons() {}

  /** Whether rows of a source may name persons. */
  static boolean areIn(Source source) {
    return persons(source).findAny().isPresent();
  }

  /**
   * Rows of {@code silver.person}, one per person, with the name under which the person first
   * became known.
   *
   * @param sources the sources that were delivered; rows of at least one may name persons
   * @param lake the silver tables, with the ids of parties, and the bronze tables, with the ids of
   *     names and the names
   */
  static Dataset<Row> of(Collection<Source> sources, TableReader lake) {
    Column first = struct(col("known_from"), col("record_id"), col(ROLE));
    Dataset<Row> names =
        lake.read(PersonName.TABLE)
            .groupBy(NAME_ID)
            .agg(
                min_by(col(PERSON_NAME), struct(col("received_at"), col("record_id")))
                    .as(PERSON_NAME));
    return stated(sources, lake)
        .groupBy(PERSON_ID)
        .agg(min(first).as("first"))
        .select(col(PERSON_ID), col("first.*"))
        .join(nameIds(sources, lake), new String[] {"record_id", ROLE}, "left")
        .join(names, new String[] {NAME_ID}, "left")
        .withColumn("is_suspected", col(PERSON_ID).startsWith("S"))
        .drop(ROLE);
  }

  /** Every statement that names a person. */
  private static Dataset<Row> stated(Collection<Source> sources, TableReader lake) {
    return SourceRecords.union(
            sources.stream()
                .flatMap(source -> stated(source, lake.read(Recorder.silverOf(source))).stream())
                .toList())
        .orElseThrow();
  }

  private static List<Dataset<Row>> stated(Source source, Dataset<Row> silver) {
    return persons(source)
        .map(
            party -> {
              Column id = col(party.idField().name());
              return silver
                  .where(id.rlike("^[PS]"))
                  .select(id.as(PERSON_ID), col("known_from"), col("record_id"), role(party));
            })
        .toList();
  }

  /** The id of the name that each landed row states of a person. */
  private static Dataset<Row> nameIds(Collection<Source> sources, TableReader lake) {
    return SourceRecords.union(
            sources.stream()
                .flatMap(
                    source ->
                        persons(source).map(party -> nameIds(lake.read(source.bronze()), party)))
                .toList())
        .orElseThrow();
  }

  private static Dataset<Row> nameIds(Dataset<Row> bronze, Party party) {
    Column name = col(party.nameColumn());
    return bronze
        .where(PersonName.isId(name))
        .select(col("record_id"), role(party), name.as(NAME_ID));
  }

  private static Column role(Party party) {
    return lit(party.idField().name()).as(ROLE);
  }

  /** The parties of a source that are, or may be, persons. */
  private static Stream<Party> persons(Source source) {
    return source.parties().stream().filter(party -> party.nature() != Party.Nature.ENTERPRISE);
  }
}
