package org.regulake.pipelines.record;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.pipelines.source.Party;

/** Finds all persons named in usable rows. */
final class Persons {

  private Persons() {}

  /**
   * Rows of {@code silver.person}, one per person, with the name under which the person first
   * became known.
   *
   * @param sources the records of each source, with the ids of their parties
   * @param personNames rows of {@code bronze.person}
   */
  static Dataset<Row> of(List<SourceRecords> sources, Dataset<Row> personNames) {
    List<Dataset<Row>> parts = new ArrayList<>();
    for (SourceRecords records : sources) {
      for (Party party : records.source().parties()) {
        if (party.nature() != Party.Nature.ENTERPRISE) {
          Column id = col(party.idField().name());
          parts.add(
              records
                  .versions()
                  .where(id.rlike("^[PS]"))
                  .select(
                      id.as("person_id"),
                      col(records.source().silverName(party.nameColumn())).as("name_id"),
                      col("known_from"),
                      col("record_id")));
        }
      }
    }
    Column first = struct(col("known_from"), col("record_id"));
    Dataset<Row> names =
        personNames
            .groupBy("name_id")
            .agg(
                min_by(col("person_name"), struct(col("received_at"), col("record_id")))
                    .as("person_name"));
    return SourceRecords.union(parts)
        .orElseThrow()
        .groupBy("person_id")
        .agg(
            min_by(col("name_id"), first).as("name_id"),
            min("known_from").as("first_known"),
            min_by(col("record_id"), first).as("record_id"))
        .join(names, "name_id", "left")
        .withColumn("is_suspected", col("person_id").startsWith("S"))
        .withColumnRenamed("first_known", "known_from");
  }
}
