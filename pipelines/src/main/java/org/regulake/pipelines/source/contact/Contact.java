package org.regulake.pipelines.source.contact;

import org.regulake.models.table.Field;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Type;

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

  private Contact() {}
}
