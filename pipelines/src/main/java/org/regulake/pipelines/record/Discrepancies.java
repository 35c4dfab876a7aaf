package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.code.Folding;
import org.regulake.pipelines.lakehouse.TableReader;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Registration;
import org.regulake.pipelines.source.Source;

/**
 * Compares the names of enterprises in the sources with all names that the register ever stated for
 * them.
 */
final class Discrepancies {

  private static final String ENTITY_ID = Discrepancy.ENTITY_ID.name();
  private static final String VALUE = "value";
  private static final Column MOMENT = struct(col("known_from"), col("record_id"));

  private Discrepancies() {}

  /** Whether names can differ: the register and another source were delivered. */
  static boolean arePossible(Collection<Source> sources) {
    return sources.stream().anyMatch(Source::isRegister) && sources.size() > 1;
  }

  /**
   * Rows of {@code silver.discrepancy}. Nearly all names are spelled as the register spells them;
   * only the others are compared in a form without differences of spelling.
   *
   * @param sources the register and the other sources that were delivered
   * @param silver the silver table of each source
   */
  static Dataset<Row> of(Collection<Source> sources, TableReader silver) {
    Dataset<Row> registered = named(sources, silver, Source::isRegister);
    Dataset<Row> spelled =
        registered.select(col(ENTITY_ID), col(VALUE), lit(true).as("is_spelled_so")).distinct();
    Dataset<Row> otherwise =
        named(sources, silver, source -> !source.isRegister())
            // Spark would repeat an anti-join for every part of the union.
            .join(spelled, new String[] {ENTITY_ID, VALUE}, "left")
            .where(col("is_spelled_so").isNull())
            .groupBy(ENTITY_ID, "source", VALUE)
            .agg(
                min_by(col("record_id"), MOMENT).as("record_id"),
                min("known_from").as("known_from"));
    return otherwise
        .join(inRegister(registered), ENTITY_ID)
        .where(not(array_contains(col("registered_keys"), key(col(VALUE)))))
        .select(
            col(ENTITY_ID),
            lit(Registration.ENTERPRISE_NAME.name()).as("attribute"),
            col("source"),
            col(VALUE).as("stated_value"),
            col("record_id"),
            col("latest." + VALUE).as("register_value"),
            col("latest.record_id").as("register_record_id"),
            col("known_from"));
  }

  /** The names of each enterprise in the register: in comparable form, and the latest. */
  private static Dataset<Row> inRegister(Dataset<Row> registered) {
    return registered
        .groupBy(ENTITY_ID, VALUE)
        .agg(max(MOMENT).as("moment"))
        .groupBy(ENTITY_ID)
        .agg(
            collect_set(key(col(VALUE))).as("registered_keys"),
            max_by(struct(col(VALUE), col("moment.record_id")), col("moment")).as("latest"));
  }

  /** Every stated name with the id of its enterprise. */
  private static Dataset<Row> named(
      Collection<Source> sources, TableReader silver, Predicate<Source> which) {
    return SourceRecords.union(
            sources.stream()
                .filter(which)
                .flatMap(source -> named(source, silver.read(Recorder.silverOf(source))).stream())
                .toList())
        .orElseThrow();
  }

  private static List<Dataset<Row>> named(Source source, Dataset<Row> silver) {
    Dataset<Row> stated =
        source.isRegister()
            ? silver.where(col(Enterprise.RECORD_STATE.name()).equalTo(Enterprise.REGISTERED))
            : silver;
    return source.parties().stream()
        .filter(party -> party.nature() != Party.Nature.PERSON && party.nameColumn() != null)
        .map(party -> named(source, stated, party))
        .toList();
  }

  private static Dataset<Row> named(Source source, Dataset<Row> versions, Party party) {
    String name = source.silverName(party.nameColumn());
    String id = party.idField().name();
    return versions
        .where(col(id).startsWith("E").and(col(name).isNotNull()))
        .select(
            col(id).as(ENTITY_ID),
            lit(source.name()).as("source"),
            col(name).as(VALUE),
            col("known_from"),
            col("record_id"));
  }

  private static Column key(Column text) {
    UserDefinedFunction key = udf((String stated) -> Folding.key(stated), DataTypes.StringType);
    return key.apply(text);
  }
}
