package org.regulake.pipelines.delivery;

import org.apache.spark.sql.Column;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.source.Provenance;

/**
 * The columns of {@code bronze.person}: the names of natural persons, which are stored only here
 * and in {@code silver.person}. The table does not show whose name it is.
 */
public final class PersonName {

  public static final Field NAME_ID =
      Field.required(
              "name_id",
              Type.STRING,
              "Keyed id of the name, which replaces it in the table of the source")
          .secrecy(Secrecy.PERSONAL);
  public static final Field PERSON_NAME =
      Field.required("person_name", Type.STRING, "Name as landed, without white space around it")
          .secrecy(Secrecy.PERSONAL);

  public static final Table TABLE =
      Table.named(Layer.BRONZE, "person")
          .grain("one row per name of a natural person and landed file")
          .key(NAME_ID, Provenance.DELIVERY_ID, Provenance.FILE_NAME)
          .fields(
              NAME_ID,
              PERSON_NAME,
              Provenance.RECORD_ID,
              Provenance.DELIVERY_ID,
              Provenance.FILE_NAME,
              Provenance.LINE_NUMBER,
              Provenance.RECEIVED_AT)
          .build();

  private PersonName() {}

  /** Whether the cell of a name contains the id of a person's name. */
  public static Column isId(Column name) {
    return name.rlike(PersonKey.ID_OF_NAME_FORM);
  }
}
