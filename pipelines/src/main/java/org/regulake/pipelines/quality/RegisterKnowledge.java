package org.regulake.pipelines.quality;

import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Bitemporal;
import org.regulake.pipelines.lakehouse.TableReader;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.record.QuarantinedRecord;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Registration;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/**
 * What the register had stated of an enterprise by the moment at which a row was received. Nothing
 * is known without a register by then, of an enterprise that only quarantined rows of the register
 * are about, and of other parties than enterprises with a Chinese code.
 */
final class RegisterKnowledge {

  private static final String IN_REGISTER = "_in_register";
  private static final String ESTABLISHED_DATE = "_established_date";
  private static final String ID = "registered_id";
  private static final String STATES = "register_states";
  private static final String UNUSABLE_SINCE = "register_unusable_since";

  private final Dataset<Row> register;
  private final Optional<Instant> since;

  private RegisterKnowledge(Dataset<Row> register, Optional<Instant> since) {
    this.register = register;
    this.since = since;
  }

  /** Columns that say what the register knows of parties, by their ids. */
  static List<String> columns(List<String> parties) {
    return parties.stream()
        .flatMap(party -> Stream.of(party + IN_REGISTER, party + ESTABLISHED_DATE))
        .toList();
  }

  /**
   * The knowledge of the register.
   *
   * @param tables reads {@code silver.enterprise} and {@code quarantine.record}
   * @param since when the first delivery of the register was received; empty without any
   */
  static RegisterKnowledge of(TableReader tables, Optional<Instant> since) {
    Dataset<Row> states =
        tables
            .read(Enterprise.TABLE)
            .where(column(Enterprise.RECORD_STATE).equalTo(Enterprise.REGISTERED))
            .groupBy(column(Enterprise.ENTITY_ID).as(ID))
            .agg(
                collect_set(
                        struct(
                            column(Bitemporal.KNOWN_FROM), column(Registration.ESTABLISHED_DATE)))
                    .as(STATES));
    Dataset<Row> unusable =
        tables
            .read(QuarantinedRecord.TABLE)
            .where(
                column(QuarantinedRecord.SOURCE)
                    .isin(
                        Sources.ALL.stream().filter(Source::isRegister).map(Source::name).toArray())
                    .and(column(QuarantinedRecord.ENTITY_ID).isNotNull()))
            .groupBy(column(QuarantinedRecord.ENTITY_ID).as(ID))
            .agg(min(column(Provenance.RECEIVED_AT)).as(UNUSABLE_SINCE));
    return new RegisterKnowledge(states.join(unusable, ID, "full"), since);
  }

  /**
   * Adds what the register knows of a party.
   *
   * @param rows with the party's id and {@code received_at}
   */
  Dataset<Row> of(Dataset<Row> rows, String party) {
    Column received = column(Provenance.RECEIVED_AT);
    Column states =
        filter(col(STATES), state -> state.getField(Bitemporal.KNOWN_FROM.name()).leq(received));
    Column isStated = size(states).gt(0);
    Column isUnusable = col(UNUSABLE_SINCE).leq(received);
    Column isKnowable =
        since
            .map(first -> received.geq(lit(first)))
            .orElse(lit(false))
            .and(col(party).startsWith("E"));
    return rows.join(register, col(party).equalTo(col(ID)), "left")
        .withColumn(
            party + IN_REGISTER,
            when(isStated, true).when(isKnowable.and(not(isTrue(isUnusable))), false))
        .withColumn(
            party + ESTABLISHED_DATE,
            when(isStated, array_max(states).getField(Registration.ESTABLISHED_DATE.name())))
        .drop(ID, STATES, UNUSABLE_SINCE);
  }

  private static Column isTrue(Column condition) {
    return condition.isNotNull().and(condition);
  }
}
