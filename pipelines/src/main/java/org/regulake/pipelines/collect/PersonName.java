package org.regulake.pipelines.collect;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.source.Provenance;

/**
 * The columns of {@code bronze.person}: the names of natural persons, which stand nowhere else but in {@code silver.person}. Whose name it is
 * cannot be seen here.
 */
public final class PersonName {

  public static final Field NAME_ID = Field.required(
      "name_id", DataTypes.StringType, "Keyed id of the name, which stands in its place in the source's own table").secrecy(Secrecy.PERSONAL);
  public static final Field PERSON_NAME =
      Field.required("person_name", DataTypes.StringType, "Name as landed, without white space around it").secrecy(Secrecy.PERSONAL);

  public static final Table TABLE = Table.named(Layer.BRONZE, "person")
      .grain("one row per name of a natural person and landed file")
      .key(NAME_ID, Provenance.DELIVERY_ID, Provenance.FILE_NAME)
      .fields(NAME_ID, PERSON_NAME, Provenance.RECORD_ID, Provenance.DELIVERY_ID, Provenance.FILE_NAME, Provenance.LINE_NUMBER,
          Provenance.RECEIVED_AT)
      .build();

  private PersonName() {}

  /** Whether the cell of a name holds the id of a person's name. */
  public static Column isId(Column name) {
    return name.rlike(PersonKey.ID_OF_NAME_FORM);
  }

  /** Each name as the first line of its file writes it. */
  static Dataset<Row> oncePerFile(Dataset<Row> names) {
    return names.groupBy("name_id", "delivery_id", "file_name")
        .agg(
            min_by(col("person_name"), col("line_number")).as("person_name"),
            min_by(col("record_id"), col("line_number")).as("record_id"),
            min("line_number").as("line_number"),
            min("received_at").as("received_at"));
  }
}
