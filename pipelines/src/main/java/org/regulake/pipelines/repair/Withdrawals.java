package org.regulake.pipelines.repair;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.code.Folding;
import org.regulake.models.table.Bitemporal;
import org.regulake.pipelines.lakehouse.TableReader;
import org.regulake.pipelines.source.CreditRepair;
import org.regulake.pipelines.source.Objection;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/**
 * Which records are withdrawn by which decision. A decision names a record of its enterprise by
 * source and number; where the source is not stated, the number alone names it. In a source without
 * numbers it names the records that had begun by the application.
 */
final class Withdrawals {

  /** State of a repair that withdraws a record. */
  static final String GRANTED = "granted";

  /** State of an objection that withdraws nothing. */
  static final String REFUSED = "refused";

  private static final String NAMED_ENTITY = "named_entity";
  private static final String NAMED_SOURCE = "named_source";
  private static final String NAMED_NUMBER = "named_number";
  private static final String APPLIED_DATE = "applied_date";
  private static final String DECIDED_FROM = "decided_from";
  private static final String DECIDED_TO = "decided_to";
  private static final String CORRECTED_FROM = "corrected_from";
  private static final String NUMBER = RecordWithdrawal.NUMBER.name();
  private static final String BEGUN = "begun";

  private Withdrawals() {}

  /**
   * Granted repairs as decisions: in force from the day on which they take effect. A repair that
   * does not state it takes effect when display stopped, when it was decided, or at the latest when
   * it became known.
   *
   * @param repairs rows of {@code silver.credit_repair}
   */
  static Dataset<Row> ofRepairs(Dataset<Row> repairs) {
    Column effective =
        coalesce(
            column(CreditRepair.EFFECTIVE_DATE),
            column(CreditRepair.DISPLAY_STOP_DATE),
            column(CreditRepair.DECIDED_DATE),
            knownDay());
    return repairs
        .where(column(CreditRepair.STATE).equalTo(GRANTED))
        .select(
            col("entity_id").as(NAMED_ENTITY),
            named(column(CreditRepair.RECORD_SOURCE)),
            number(column(CreditRepair.RECORD_NUMBER)).as(NAMED_NUMBER),
            coalesce(column(CreditRepair.APPLIED_DATE), effective).as(APPLIED_DATE),
            lit(RecordWithdrawal.REPAIR).as(RecordWithdrawal.GROUND.name()),
            column(Provenance.RECORD_ID).as(RecordWithdrawal.DECISION_RECORD_ID.name()),
            effective.as(Bitemporal.VALID_FROM.name()),
            lit(Bitemporal.OPEN_DATE).as(Bitemporal.VALID_TO.name()),
            column(Bitemporal.KNOWN_FROM).as(DECIDED_FROM),
            column(Bitemporal.KNOWN_TO).as(DECIDED_TO),
            lit(null).cast("timestamp").as(CORRECTED_FROM));
  }

  /**
   * Objections as decisions: in force from the day on which they are raised, until they are
   * refused. An upheld one stays in force against what was known when it was upheld; what is stated
   * since then is the correction.
   *
   * @param objections rows of {@code silver.objection}
   */
  static Dataset<Row> ofObjections(Dataset<Row> objections) {
    Column raised = coalesce(column(Objection.RAISED_DATE), knownDay());
    Column isUpheld = column(Objection.STATE).equalTo("upheld");
    Column isRefused = column(Objection.STATE).equalTo(REFUSED);
    Column refused = greatest(coalesce(column(Objection.DECIDED_DATE), knownDay()), raised);
    return objections.select(
        col("entity_id").as(NAMED_ENTITY),
        named(column(Objection.RECORD_SOURCE)),
        number(column(Objection.RECORD_NUMBER)).as(NAMED_NUMBER),
        raised.as(APPLIED_DATE),
        when(isUpheld, RecordWithdrawal.OBJECTION_UPHELD)
            .otherwise(RecordWithdrawal.OBJECTION_OPEN)
            .as(RecordWithdrawal.GROUND.name()),
        column(Provenance.RECORD_ID).as(RecordWithdrawal.DECISION_RECORD_ID.name()),
        raised.as(Bitemporal.VALID_FROM.name()),
        when(isRefused, refused)
            .otherwise(lit(Bitemporal.OPEN_DATE))
            .as(Bitemporal.VALID_TO.name()),
        column(Bitemporal.KNOWN_FROM).as(DECIDED_FROM),
        column(Bitemporal.KNOWN_TO).as(DECIDED_TO),
        when(isUpheld, correctedFrom(isUpheld)).as(CORRECTED_FROM));
  }

  /**
   * From when on a statement of the record is its correction: the day of the decision, or the
   * moment at which the first version that upholds the objection became known, whichever is
   * earlier.
   */
  private static Column correctedFrom(Column isUpheld) {
    Column firstKnown =
        min(when(isUpheld, column(Bitemporal.KNOWN_FROM)))
            .over(
                Window.partitionBy(
                    Stream.concat(
                            Objection.SOURCE.key().stream(), Objection.SOURCE.parts().stream())
                        .map(name -> col(name))
                        .toArray(Column[]::new)));
    return least(column(Objection.DECIDED_DATE).cast("timestamp"), firstKnown);
  }

  /**
   * The versions of adverse records, as decisions name them.
   *
   * @param adverse the sources
   * @param silver the silver table of each source
   */
  static Dataset<Row> records(List<Source> adverse, TableReader silver) {
    return adverse.stream()
        .map(source -> records(source, silver.read(source.silver())))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  private static Dataset<Row> records(Source source, Dataset<Row> versions) {
    return versions.select(
        col(source.subject().orElseThrow().idField().name()).as(RecordWithdrawal.ENTITY_ID.name()),
        lit(source.name()).as(RecordWithdrawal.SOURCE.name()),
        source
            .adverseNumber()
            .map(number -> number(col(number)))
            .orElse(lit(null).cast("string"))
            .as(NUMBER),
        lit(source.adverseNumber().isPresent()).as("has_number"),
        column(Bitemporal.VALID_FROM).as(BEGUN),
        column(Provenance.RECORD_ID),
        column(Bitemporal.KNOWN_FROM),
        column(Bitemporal.KNOWN_TO));
  }

  /**
   * The versions of records that decisions name, at whatever time.
   *
   * @param decisions rows of {@link #ofRepairs} and {@link #ofObjections}
   * @param records rows of {@link #records}
   */
  static Dataset<Row> named(Dataset<Row> decisions, Dataset<Row> records) {
    Column isNamedByNumber =
        col("has_number")
            .and(col(NAMED_NUMBER).equalTo(col(NUMBER)))
            .and(col(NAMED_SOURCE).isNull().or(col(NAMED_SOURCE).equalTo(col("source"))));
    Column isNamedBySource =
        col("has_number")
            .equalTo(false)
            .and(col(NAMED_SOURCE).equalTo(col("source")))
            .and(col(BEGUN).leq(col(APPLIED_DATE)));
    return decisions
        .join(records, col(NAMED_ENTITY).equalTo(col("entity_id")))
        .where(isNamedByNumber.or(isNamedBySource));
  }

  /**
   * Rows of {@code silver.record_withdrawal}: the versions of records that decisions withdraw,
   * known since both the version and the decision are known.
   *
   * @param named rows of {@link #named}
   */
  static Dataset<Row> of(Dataset<Row> named) {
    Column isCorrected = column(Bitemporal.KNOWN_FROM).geq(col(CORRECTED_FROM));
    Column from = greatest(column(Bitemporal.KNOWN_FROM), col(DECIDED_FROM));
    Column to = least(column(Bitemporal.KNOWN_TO), col(DECIDED_TO));
    return named
        .where(not(coalesce(isCorrected, lit(false))).and(from.lt(to)))
        .groupBy(
            column(RecordWithdrawal.ENTITY_ID),
            column(RecordWithdrawal.SOURCE),
            column(RecordWithdrawal.RECORD_ID),
            column(RecordWithdrawal.NUMBER),
            column(RecordWithdrawal.GROUND),
            column(RecordWithdrawal.DECISION_RECORD_ID),
            column(Bitemporal.VALID_FROM),
            from.as("from"))
        .agg(
            max(column(Bitemporal.VALID_TO)).as(Bitemporal.VALID_TO.name()),
            max(to).as(Bitemporal.KNOWN_TO.name()))
        .withColumnRenamed("from", Bitemporal.KNOWN_FROM.name());
  }

  /** The day on which a decision became known. */
  private static Column knownDay() {
    return to_date(column(Bitemporal.KNOWN_FROM));
  }

  /** The source, if it is an adverse one; null where none is stated, or a word for none of them. */
  private static Column named(Column stated) {
    return when(stated.isin(Sources.adverse().stream().map(Source::name).toArray()), stated)
        .as(NAMED_SOURCE);
  }

  /** The form in which numbers of records are compared. */
  static Column number(Column text) {
    UserDefinedFunction key = udf((String stated) -> Folding.key(stated), DataTypes.StringType);
    return key.apply(text);
  }
}
