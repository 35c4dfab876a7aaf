package org.regulake.pipelines.source.officer;

import org.regulake.models.table.Field;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Type;

/** The columns of {@code silver.officer}: one row per post and version. */
public final class Officer {

  public static final Field ENTITY_ID = Field.required("entity_id", Type.STRING, "The enterprise");
  public static final Field PERSON_ID =
      Field.required("person_id", Type.STRING, "The officer, as a keyed hash")
          .secrecy(Secrecy.PERSONAL);
  public static final Field ENTERPRISE_CODE =
      Field.optional(
          "enterprise_code",
          Type.STRING,
          "Code of the enterprise as the sender writes it; null when not stated");
  public static final Field ENTERPRISE_NAME =
      Field.optional(
          "enterprise_name", Type.STRING, "Name as the sender writes it; null when not stated");
  public static final Field PERSON_NAME =
      Field.optional("person_name", Type.STRING, "Keyed id of the officer's name")
          .secrecy(Secrecy.PERSONAL);
  public static final Field PERSON_NUMBER =
      Field.optional("person_number", Type.STRING, "Keyed hash of the identity number")
          .secrecy(Secrecy.PERSONAL);
  public static final Field POSITION =
      Field.required("position", Type.STRING, "Post: director, supervisor, manager …, as stated");
  public static final Field FROM_DATE =
      Field.optional("from_date", Type.DATE, "First day in the post; null when not stated");
  public static final Field TO_DATE =
      Field.optional(
          "to_date",
          Type.DATE,
          "Day on which the post was left; null while it is held or when not stated");

  private Officer() {}
}
