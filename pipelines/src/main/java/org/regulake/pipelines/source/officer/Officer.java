package org.regulake.pipelines.source.officer;

import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.table.Field;
import org.regulake.models.table.Secrecy;

/** The columns of {@code silver.officer}: one row per post and version. */
public final class Officer {

  public static final Field ENTITY_ID =
      Field.required("entity_id", DataTypes.StringType, "The enterprise");
  public static final Field PERSON_ID =
      Field.required("person_id", DataTypes.StringType, "The officer, as a keyed hash").secrecy(Secrecy.PERSONAL);
  public static final Field ENTERPRISE_CODE =
      Field.optional("enterprise_code", DataTypes.StringType, "Code of the enterprise as the sender writes it; null when not stated");
  public static final Field ENTERPRISE_NAME =
      Field.optional("enterprise_name", DataTypes.StringType, "Name as the sender writes it; null when not stated");
  public static final Field PERSON_NAME =
      Field.optional("person_name", DataTypes.StringType, "Keyed id of the officer's name").secrecy(Secrecy.PERSONAL);
  public static final Field PERSON_NUMBER =
      Field.optional("person_number", DataTypes.StringType, "Keyed hash of the identity number").secrecy(Secrecy.PERSONAL);
  public static final Field POSITION =
      Field.required("position", DataTypes.StringType, "Post: director, supervisor, manager …, as stated");
  public static final Field FROM_DATE =
      Field.optional("from_date", DataTypes.DateType, "First day in the post; null when not stated");
  public static final Field TO_DATE =
      Field.optional("to_date", DataTypes.DateType, "Day on which the post was left; null while it is held or when not stated");

  private Officer() {}
}
