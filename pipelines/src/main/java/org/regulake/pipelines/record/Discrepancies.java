package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.code.Folding;
import org.regulake.pipelines.collect.PersonName;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.registration.Registration;

/** Compares the names under which sources state enterprises with all names that the register ever gave them. */
final class Discrepancies {

  private static final Column EARLIEST = struct(col("known_from"), col("record_id"));

  private Discrepancies() {}

  /**
   * Rows of {@code silver.discrepancy}.
   *
   * @param sources the records of each source, with the ids of their parties
   */
  static Dataset<Row> of(List<SourceRecords> sources) {
    Dataset<Row> register = null;
    List<Dataset<Row>> others = new ArrayList<>();
    for (SourceRecords records : sources) {
      for (Party party : records.source().parties()) {
        if (party.nature() == Party.Nature.PERSON || party.nameColumn() == null) {
          continue;
        }
        Dataset<Row> named = named(records.source(), records.versions(), party);
        if (records.source().isRegister()) {
          register = named;
        } else {
          others.add(named);
        }
      }
    }
    Dataset<Row> latest = register.groupBy(col("entity_id").as("registered_id"))
        .agg(max_by(struct(col("value"), col("record_id")), struct(col("known_from"), col("record_id"))).as("latest"));
    Dataset<Row> everStated = register.select(col("entity_id").as("known_id"), key(col("value")).as("known_key")).distinct();
    return others.stream().reduce(Dataset::unionAll).orElseThrow()
        .groupBy("entity_id", "source", "value")
        .agg(min_by(col("record_id"), EARLIEST).as("record_id"), min("known_from").as("known_from"))
        .withColumn("value_key", key(col("value")))
        .join(everStated, col("entity_id").equalTo(col("known_id")).and(col("value_key").equalTo(col("known_key"))), "left_anti")
        .join(latest, col("entity_id").equalTo(col("registered_id")))
        .select(col("entity_id"), lit(Registration.ENTERPRISE_NAME.name()).as("attribute"), col("source"), col("value").as("stated_value"),
            col("record_id"), col("latest.value").as("register_value"), col("latest.record_id").as("register_record_id"), col("known_from"));
  }

  private static Dataset<Row> named(Source source, Dataset<Row> versions, Party party) {
    String name = source.silverName(party.nameColumn());
    String id = party.idField().name();
    return versions.where(col(id).startsWith("E").and(col(name).isNotNull()).and(not(PersonName.isId(col(name)))))
        .select(col(id).as("entity_id"), lit(source.name()).as("source"), col(name).as("value"), col("known_from"), col("record_id"));
  }

  private static Column key(Column text) {
    UserDefinedFunction key = udf((String stated) -> Folding.key(stated), DataTypes.StringType);
    return key.apply(text);
  }
}
