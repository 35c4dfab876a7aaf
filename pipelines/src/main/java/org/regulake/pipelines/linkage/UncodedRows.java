package org.regulake.pipelines.linkage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.delivery.WithdrawnDelivery;
import org.regulake.pipelines.identity.NamedEnterprise;
import org.regulake.pipelines.lakehouse.TableReader;
import org.regulake.pipelines.record.QuarantinedRecord;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/** Rows in quarantine whose subject, an enterprise, is named but has no usable code. */
final class UncodedRows {

  /** Sources whose subject has a name by which it can be found. */
  static final List<Source> SOURCES =
      Sources.ALL.stream().filter(source -> subject(source).isPresent()).toList();

  private static final String ADDRESS = "address";

  private UncodedRows() {}

  private static Optional<Party> subject(Source source) {
    return source
        .subject()
        .filter(party -> party.nature() == Party.Nature.ENTERPRISE && party.nameColumn() != null);
  }

  /**
   * The rows.
   *
   * @return {@code id} (the row), {@code source}, {@code enterprise_name}, {@code address} (null
   *     where the source has none) and {@code phone} (null); empty when there is no such row
   */
  static Optional<Dataset<Row>> of(TableReader lake) {
    Dataset<Row> unassigned =
        WithdrawnDelivery.standing(
                lake.read(QuarantinedRecord.TABLE), lake.read(WithdrawnDelivery.TABLE))
            .where(col(QuarantinedRecord.ENTITY_ID.name()).isNull())
            .select(col(QuarantinedRecord.SOURCE.name()), col(Provenance.RECORD_ID.name()))
            .distinct();
    Set<String> concerned = new TreeSet<>();
    unassigned
        .select(QuarantinedRecord.SOURCE.name())
        .distinct()
        .collectAsList()
        .forEach(row -> concerned.add(row.getString(0)));
    return SOURCES.stream()
        .filter(source -> concerned.contains(source.name()))
        .map(source -> named(source, lake))
        .reduce(Dataset::unionByName)
        .map(
            rows ->
                rows.join(
                    unassigned.select(col(Provenance.RECORD_ID.name()).as(LinkageRecords.ID)),
                    new String[] {LinkageRecords.ID},
                    "left_semi"));
  }

  /**
   * What rows state, each once: many rows may state the same, as judgments against one debtor, and
   * they have the same candidates.
   *
   * @param rows as of {@link #of}
   * @return {@code id} ({@link #statement}), {@code enterprise_name}, {@code address}, {@code
   *     phone}
   */
  static Dataset<Row> statements(Dataset<Row> rows) {
    return rows.select(
            statement().as(LinkageRecords.ID),
            col(KnownEnterprises.NAME),
            col(KnownEnterprises.ADDRESS),
            col(KnownEnterprises.PHONE))
        .distinct();
  }

  /** What a row states, as one text. */
  static Column statement() {
    return concat_ws(
        "\n", col(KnownEnterprises.NAME), coalesce(col(KnownEnterprises.ADDRESS), lit("")));
  }

  /** All rows of a source that state a name. */
  private static Dataset<Row> named(Source source, TableReader lake) {
    Party subject = subject(source).orElseThrow();
    boolean hasAddress =
        source.bronze().fields().stream().anyMatch(field -> field.name().equals(ADDRESS));
    return lake.read(source.bronze())
        .where(NamedEnterprise.plain(col(subject.nameColumn())).isNotNull())
        .select(
            col(Provenance.RECORD_ID.name()).as(LinkageRecords.ID),
            lit(source.name()).as(LinkCandidate.SOURCE.name()),
            col(subject.nameColumn()).as(KnownEnterprises.NAME),
            (hasAddress ? col(ADDRESS) : lit(null).cast("string")).as(KnownEnterprises.ADDRESS),
            KnownEnterprises.noPhone());
  }
}
