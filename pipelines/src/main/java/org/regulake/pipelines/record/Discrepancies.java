package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.code.Folding;
import org.regulake.pipelines.delivery.PersonName;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.registration.Registration;

/**
 * Compares the names of enterprises in the sources with all names that the register ever stated for
 * them.
 */
final class Discrepancies {

  private static final Column MOMENT = struct(col("known_from"), col("record_id"));

  private Discrepancies() {}

  /**
   * Rows of {@code silver.discrepancy}.
   *
   * @param sources the records of each source, with the ids of their parties
   */
  static Dataset<Row> of(List<SourceRecords> sources) {
    Column isOfRegister = col("source").equalTo(Registration.SOURCE.name());
    // One shuffle brings together the statements of all sources about an enterprise.
    return SourceRecords.union(named(sources))
        .orElseThrow()
        .repartition(col("entity_id"))
        .groupBy("entity_id", "source", "value")
        .agg(
            min_by(col("record_id"), MOMENT).as("record_id"),
            min("known_from").as("known_from"),
            max(MOMENT).as("latest"))
        .withColumn("value_key", key(col("value")))
        .groupBy("entity_id")
        .agg(
            collect_set(when(isOfRegister, col("value_key"))).as("registered_keys"),
            max_by(struct(col("value"), col("latest.record_id")), when(isOfRegister, col("latest")))
                .as("registered"),
            collect_list(
                    when(
                        not(isOfRegister),
                        struct(
                            col("source"),
                            col("value"),
                            col("value_key"),
                            col("record_id"),
                            col("known_from"))))
                .as("stated"))
        .where(col("registered").isNotNull())
        .select(
            col("entity_id"),
            col("registered_keys"),
            col("registered"),
            explode(col("stated")).as("stated"))
        .where(not(array_contains(col("registered_keys"), col("stated.value_key"))))
        .select(
            col("entity_id"),
            lit(Registration.ENTERPRISE_NAME.name()).as("attribute"),
            col("stated.source"),
            col("stated.value").as("stated_value"),
            col("stated.record_id"),
            col("registered.value").as("register_value"),
            col("registered.record_id").as("register_record_id"),
            col("stated.known_from"));
  }

  /** Every stated name with the id of its enterprise. */
  private static List<Dataset<Row>> named(List<SourceRecords> sources) {
    List<Dataset<Row>> named = new ArrayList<>();
    for (SourceRecords records : sources) {
      for (Party party : records.source().parties()) {
        if (party.nature() != Party.Nature.PERSON && party.nameColumn() != null) {
          named.add(named(records.source(), records.versions(), party));
        }
      }
    }
    return named;
  }

  private static Dataset<Row> named(Source source, Dataset<Row> versions, Party party) {
    String name = source.silverName(party.nameColumn());
    String id = party.idField().name();
    return versions
        .where(
            col(id).startsWith("E").and(col(name).isNotNull()).and(not(PersonName.isId(col(name)))))
        .select(
            col(id).as("entity_id"),
            lit(source.name()).as("source"),
            col(name).as("value"),
            col("known_from"),
            col("record_id"));
  }

  private static Column key(Column text) {
    UserDefinedFunction key = udf((String stated) -> Folding.key(stated), DataTypes.StringType);
    return key.apply(text);
  }
}
