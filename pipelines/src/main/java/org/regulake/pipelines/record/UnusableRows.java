package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.regulake.models.table.Table;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.delivery.WithdrawnDelivery;
import org.regulake.pipelines.identity.Identifier;
import org.regulake.pipelines.lakehouse.TableReader;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;

/**
 * Unusable rows known at a moment, by the enterprise that they are, or may be, about: more was
 * delivered about it than its records contain, so that a missing record proves nothing.
 */
public final class UnusableRows implements AutoCloseable {

  private static final String RECORD_ID = Provenance.RECORD_ID.name();
  private static final String SOURCE = QuarantinedRecord.SOURCE.name();
  private static final String ENTITY_ID = QuarantinedRecord.ENTITY_ID.name();
  private static final String HAS_RECORDS = "has_records";
  private static final String HAS_UNASSIGNED = "has_unassigned";
  private static final String HAS_BROKEN = "has_broken";

  private final TableReader lake;
  private final Map<String, Row> kinds;
  private final Optional<Dataset<Row>> mentioned;

  private UnusableRows(TableReader lake, List<Source> sources, Map<String, Row> kinds) {
    this.lake = lake;
    this.kinds = kinds;
    this.mentioned =
        sources.stream()
            .flatMap(source -> words(source).stream())
            .reduce(Dataset::unionByName)
            .map(
                words ->
                    names()
                        .join(words.distinct(), Mentions.WORD)
                        .select(SOURCE, ENTITY_ID)
                        .distinct()
                        .persist(StorageLevel.MEMORY_AND_DISK()));
  }

  /** Tables that are searched for rows of some sources. */
  public static List<Table> tables(List<Source> sources) {
    return Stream.concat(
            sources.stream().map(Source::bronze),
            Stream.of(
                WithdrawnDelivery.TABLE,
                QuarantinedLandedRow.TABLE,
                QuarantinedRecord.TABLE,
                Identifier.TABLE,
                Enterprise.TABLE))
        .toList();
  }

  /**
   * The rows of some sources in quarantine. Checks once which sources have any; for the others
   * nothing more is read.
   *
   * @param known the tables, with the rows known at the moment
   */
  public static UnusableRows of(TableReader known, List<Source> sources) {
    Dataset<Row> kinds =
        known
            .read(QuarantinedRecord.TABLE)
            .select(
                col(SOURCE),
                col(ENTITY_ID).isNotNull().as(HAS_RECORDS),
                col(ENTITY_ID).isNull().as(HAS_UNASSIGNED),
                lit(false).as(HAS_BROKEN))
            .union(
                known
                    .read(QuarantinedLandedRow.TABLE)
                    .select(col(SOURCE), lit(false), lit(false), lit(true)));
    Map<String, Row> bySource = new TreeMap<>();
    kinds
        .groupBy(SOURCE)
        .agg(
            bool_or(col(HAS_RECORDS)).as(HAS_RECORDS),
            bool_or(col(HAS_UNASSIGNED)).as(HAS_UNASSIGNED),
            bool_or(col(HAS_BROKEN)).as(HAS_BROKEN))
        .collectAsList()
        .forEach(row -> bySource.put(row.getAs(SOURCE), row));
    return new UnusableRows(known, sources, bySource);
  }

  /**
   * Enterprises with unusable rows of a source.
   *
   * @return {@code unusable_id} (the enterprise, once), {@code unusable_rows} (rows certainly about
   *     it) and {@code is_mentioned}: whether it is named, by code or name, in unreadable lines,
   *     which may contain any number of rows, or in rows that cannot be assigned; empty where the
   *     source has none
   */
  public Optional<Dataset<Row>> of(Source source) {
    List<Dataset<Row>> parts = new ArrayList<>();
    if (has(source, HAS_RECORDS)) {
      parts.add(
          records(source)
              .where(col(ENTITY_ID).isNotNull())
              .select(col(ENTITY_ID), col(RECORD_ID), lit(false).as("is_mentioned")));
    }
    if (has(source, HAS_BROKEN) || has(source, HAS_UNASSIGNED)) {
      mentioned.ifPresent(
          all ->
              parts.add(
                  all.where(col(SOURCE).equalTo(source.name()))
                      .select(
                          col(ENTITY_ID),
                          lit(null).cast("string").as(RECORD_ID),
                          lit(true).as("is_mentioned"))));
    }
    return parts.stream()
        .reduce(Dataset::unionByName)
        .map(
            rows ->
                rows.groupBy(col(ENTITY_ID).as("unusable_id"))
                    .agg(
                        countDistinct(RECORD_ID).as("unusable_rows"),
                        bool_or(col("is_mentioned")).as("is_mentioned")));
  }

  @Override
  public void close() {
    mentioned.ifPresent(Dataset::unpersist);
  }

  private boolean has(Source source, String what) {
    return kinds.containsKey(source.name()) && kinds.get(source.name()).<Boolean>getAs(what);
  }

  private Dataset<Row> records(Source source) {
    return notWithdrawn(
        lake.read(QuarantinedRecord.TABLE).where(col(SOURCE).equalTo(source.name())));
  }

  /**
   * The words, possibly names, of rows of a source that cannot be assigned to an enterprise; empty
   * where there are no such rows.
   */
  private Optional<Dataset<Row>> words(Source source) {
    List<Dataset<Row>> words = new ArrayList<>();
    if (has(source, HAS_BROKEN)) {
      words.add(
          Mentions.words(
              notWithdrawn(
                  lake.read(QuarantinedLandedRow.TABLE).where(col(SOURCE).equalTo(source.name()))),
              col(QuarantinedLandedRow.RAW.name())));
    }
    if (has(source, HAS_UNASSIGNED)) {
      words.add(
          Mentions.words(
              lake.read(source.bronze())
                  .join(
                      records(source).where(col(ENTITY_ID).isNull()).select(RECORD_ID),
                      new String[] {RECORD_ID},
                      "left_semi"),
              landedNames(source)));
    }
    return words.stream()
        .reduce(Dataset::unionByName)
        .map(all -> all.select(col(Mentions.WORD), lit(source.name()).as(SOURCE)));
  }

  private static Column landedNames(Source source) {
    return concat_ws(
        ",",
        source.subject().stream()
            .flatMap(
                subject ->
                    Stream.concat(
                        subject.codeColumns().stream(), Stream.ofNullable(subject.nameColumn())))
            .map(name -> col(name))
            .toArray(Column[]::new));
  }

  /** All codes and names under which enterprises are known, as {@link Mentions} compares them. */
  private Dataset<Row> names() {
    Dataset<Row> codes =
        lake.read(Identifier.TABLE)
            .where(col(Identifier.ENTITY_ID.name()).isNotNull())
            .select(
                col(Identifier.ENTITY_ID.name()).as(ENTITY_ID),
                explode(
                        array(
                            col(Identifier.STATED_CODE.name()),
                            col(Identifier.CODE.name()),
                            col(Identifier.ENTERPRISE_NAME.name())))
                    .as("name"));
    Dataset<Row> registered =
        lake.read(Enterprise.TABLE)
            .select(
                col(Enterprise.ENTITY_ID.name()).as(ENTITY_ID),
                col(Enterprise.ENTERPRISE_NAME.name()).as("name"));
    return codes
        .unionByName(registered)
        .where(col("name").isNotNull())
        .select(col(ENTITY_ID), Mentions.key(col("name")).as(Mentions.WORD));
  }

  private Dataset<Row> notWithdrawn(Dataset<Row> rows) {
    return WithdrawnDelivery.standing(rows, lake.read(WithdrawnDelivery.TABLE));
  }
}
