package org.regulake.pipelines.source.officer;

import org.regulake.models.table.Field;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

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

  /** The landed columns and their types. */
  public static final Source SOURCE =
      Source.named("officer", Officer.class)
          .grain("one row per post, term and version")
          .parties(
              Party.enterprise(ENTITY_ID, "enterprise_code", "enterprise_name"),
              Party.person(PERSON_ID, "person_name", "person_number"))
          .required("enterprise_code", CellType.CODE, ENTERPRISE_CODE)
          .optional("enterprise_name", CellType.NAME, ENTERPRISE_NAME)
          .optional("person_name", CellType.PERSON_NAME, PERSON_NAME)
          .optional("person_number", CellType.PERSON_NUMBER, PERSON_NUMBER)
          .required("position", CellType.TEXT, POSITION)
          .optional("from_date", CellType.DATE, FROM_DATE)
          .optional("to_date", CellType.DATE, TO_DATE)
          .key(ENTITY_ID, PERSON_ID, POSITION)
          .parts(FROM_DATE)
          .valid(FROM_DATE, TO_DATE)
          .build();

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private Officer() {}
}
