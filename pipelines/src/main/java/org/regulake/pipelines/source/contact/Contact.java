package org.regulake.pipelines.source.contact;

import org.regulake.models.table.Field;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/** The columns of {@code silver.contact}: one row per address or telephone and version. */
public final class Contact {

  public static final Field ENTITY_ID = Field.required("entity_id", Type.STRING, "The enterprise");
  public static final Field ENTERPRISE_CODE =
      Field.optional(
          "enterprise_code",
          Type.STRING,
          "Code of the enterprise as the sender writes it; null when not stated");
  public static final Field ENTERPRISE_NAME =
      Field.optional(
          "enterprise_name", Type.STRING, "Name as the sender writes it; null when not stated");
  public static final Field KIND = Field.required("kind", Type.STRING, "address or phone");
  public static final Field VALUE =
      Field.required("value", Type.STRING, "The address or number as stated")
          .secrecy(Secrecy.RESTRICTED);
  public static final Field FROM_DATE =
      Field.optional("from_date", Type.DATE, "First day of use; null when not stated");
  public static final Field TO_DATE =
      Field.optional(
          "to_date",
          Type.DATE,
          "Day on which it was given up; null while in use or when not stated");

  /** The landed columns and their types. */
  public static final Source SOURCE =
      Source.named("contact", Contact.class)
          .grain("one row per address or telephone and version")
          .parties(Party.enterprise(ENTITY_ID, "enterprise_code", "enterprise_name"))
          .required("enterprise_code", CellType.CODE, ENTERPRISE_CODE)
          .optional("enterprise_name", CellType.NAME, ENTERPRISE_NAME)
          .required("kind", CellType.CHOICE, KIND)
          .required("value", CellType.TEXT, VALUE)
          .optional("from_date", CellType.DATE, FROM_DATE)
          .optional("to_date", CellType.DATE, TO_DATE)
          .key(ENTITY_ID, KIND, VALUE)
          .valid(FROM_DATE, TO_DATE)
          .build();

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private Contact() {}
}
