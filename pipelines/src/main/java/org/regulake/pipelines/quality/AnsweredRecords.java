package org.regulake.pipelines.quality;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.transform;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.regulake.models.quality.QualityAnswer;
import org.regulake.models.table.Bitemporal;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.lakehouse.TableReader;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/** The records of some sources with the answers of their rules, and what follows from these. */
final class AnsweredRecords {

  private static final String RECORD_ID = Provenance.RECORD_ID.name();
  private static final String DELIVERY_ID = Provenance.DELIVERY_ID.name();
  private static final String SOURCE = QualityFinding.SOURCE.name();
  private static final String ROW = "row";
  private static final String ANSWER = "answer";

  private AnsweredRecords() {}

  /**
   * Every record of the sources once, with the answers.
   *
   * @param tables reads the silver tables of the sources, {@code ops.delivered_file}, and what
   *     {@link RegisterKnowledge} reads
   */
  static Dataset<Row> of(List<CheckedSource> sources, TableReader tables) {
    Dataset<Row> deliveries = deliveries(tables.read(DeliveredFile.TABLE));
    Optional<RegisterKnowledge> register =
        sources.stream().anyMatch(CheckedSource::isAskingRegister)
            ? Optional.of(RegisterKnowledge.of(tables, registerSince(tables)))
            : Optional.empty();
    return sources.stream()
        .map(
            source -> {
              Dataset<Row> rows =
                  records(source, tables.read(source.silver()))
                      .join(broadcast(deliveries), DELIVERY_ID);
              for (String party : source.joined()) {
                rows = register.orElseThrow().of(rows, party);
              }
              return source
                  .answered(rows)
                  .select(
                      lit(source.source().name()).as(SOURCE),
                      col(RECORD_ID),
                      col(DELIVERY_ID),
                      column(Provenance.MESSAGE_KIND),
                      column(Provenance.EVENT_DATE),
                      column(Provenance.RECEIVED_AT),
                      source
                          .source()
                          .subject()
                          .map(Party::idField)
                          .map(id -> col(id.name()))
                          .orElse(lit(null).cast("string"))
                          .as(QualityFinding.ENTITY_ID.name()),
                      column(Bitemporal.KNOWN_TO),
                      col(CheckedSource.ANSWERS));
            })
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  /**
   * Each landed row that is or was a version of a record, once: what it states is the same in all
   * intervals of the version; where others added to it, the earliest counts.
   */
  private static Dataset<Row> records(CheckedSource source, Dataset<Row> silver) {
    Dataset<Row> versions =
        source.source().isRegister()
            ? silver.where(column(Enterprise.RECORD_STATE).equalTo(Enterprise.REGISTERED))
            : silver;
    return versions
        .groupBy(RECORD_ID)
        .agg(
            min_by(
                    struct(source.read().stream().map(functions::col).toArray(Column[]::new)),
                    struct(column(Bitemporal.KNOWN_FROM), column(Bitemporal.VALID_FROM)))
                .as(ROW),
            max(column(Bitemporal.KNOWN_TO)).as(Bitemporal.KNOWN_TO.name()))
        .select(
            col(RECORD_ID),
            // The id of a record begins with source and folder of its delivery.
            substring_index(col(RECORD_ID), "/", 2).as(DELIVERY_ID),
            column(Bitemporal.KNOWN_TO),
            col(ROW + ".*"));
  }

  private static Dataset<Row> deliveries(Dataset<Row> files) {
    return files
        .where(column(DeliveredFile.STATE).equalTo(DeliveredFile.COLLECTED))
        .groupBy(DELIVERY_ID)
        .agg(
            min(column(DeliveredFile.RECEIVED_AT)).as(Provenance.RECEIVED_AT.name()),
            min(column(DeliveredFile.EVENT_DATE)).as(Provenance.EVENT_DATE.name()),
            min(column(DeliveredFile.MESSAGE_KIND)).as(Provenance.MESSAGE_KIND.name()))
        .withColumn(CheckedSource.RECEIVED_DATE, to_date(column(Provenance.RECEIVED_AT)));
  }

  private static Optional<Instant> registerSince(TableReader tables) {
    Row first =
        tables
            .read(DeliveredFile.TABLE)
            .where(
                column(DeliveredFile.STATE)
                    .equalTo(DeliveredFile.COLLECTED)
                    .and(
                        column(DeliveredFile.SOURCE)
                            .isin(
                                Sources.ALL.stream()
                                    .filter(Source::isRegister)
                                    .map(Source::name)
                                    .toArray())))
            .agg(min(column(DeliveredFile.RECEIVED_AT)))
            .first();
    return first.isNullAt(0) ? Optional.empty() : Optional.of(first.getAs(0));
  }

  /**
   * Rows of {@code monitor.delivery_quality}.
   *
   * @param answered rows of {@link #of}
   */
  static Dataset<Row> counts(Dataset<Row> answered) {
    Column answer = col(ANSWER + "." + ANSWER);
    Column isExcepted = answer.equalTo(QualityAnswer.EXCEPTED.code());
    return answered
        .withColumn(ANSWER, explode(col(CheckedSource.ANSWERS)))
        .where(answer.isNotNull())
        .groupBy(
            col(SOURCE),
            col(DELIVERY_ID),
            column(Provenance.MESSAGE_KIND),
            column(Provenance.EVENT_DATE),
            column(Provenance.RECEIVED_AT),
            col(ANSWER + ".rule_code"),
            col(ANSWER + ".severity"))
        .agg(
            count(lit(1)).as(DeliveryQuality.RECORD_COUNT.name()),
            count_if(isExcepted).as(DeliveryQuality.EXCEPTED_COUNT.name()),
            count_if(functions.not(isExcepted)).as(DeliveryQuality.CHECKED_COUNT.name()),
            counted(QualityAnswer.PASSED).as(DeliveryQuality.PASSED_COUNT.name()),
            counted(QualityAnswer.FAILED).as(DeliveryQuality.FAILED_COUNT.name()),
            counted(QualityAnswer.UNKNOWN).as(DeliveryQuality.UNKNOWN_COUNT.name()));
  }

  private static Column counted(QualityAnswer answer) {
    return count_if(col(ANSWER + "." + ANSWER).equalTo(answer.code()));
  }

  /**
   * Rows of {@code silver.quality_finding}.
   *
   * @param answered rows of {@link #of}
   */
  static Dataset<Row> findings(Dataset<Row> answered) {
    Column breaches =
        transform(
            filter(
                col(CheckedSource.ANSWERS),
                each -> each.getField(ANSWER).equalTo(QualityAnswer.FAILED.code())),
            each ->
                struct(
                    each.getField("rule_code").as("rule_code"),
                    each.getField("severity").as("severity"),
                    each.getField("stated").as("stated")));
    return answered
        .withColumn(QualityFinding.BREACHES.name(), breaches)
        .where(size(column(QualityFinding.BREACHES)).gt(0))
        .withColumn(Bitemporal.KNOWN_FROM.name(), column(Provenance.RECEIVED_AT));
  }
}
