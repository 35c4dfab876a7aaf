package org.regulake.pipelines.source.shareholding;

import org.regulake.models.table.Field;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/** The columns of {@code silver.shareholding}: one row per stake and version. */
public final class Shareholding {

  public static final Field ENTITY_ID =
      Field.required("entity_id", Type.STRING, "The enterprise that is held");
  public static final Field HOLDER_ID =
      Field.required(
          "holder_id",
          Type.STRING,
          "The holder: an entity id, the keyed hash of a person, or F and a hash of the name of an"
              + " enterprise without a Chinese code");
  public static final Field ENTERPRISE_CODE =
      Field.optional(
          "enterprise_code",
          Type.STRING,
          "Code of the enterprise as the sender writes it; null when not stated");
  public static final Field ENTERPRISE_NAME =
      Field.optional(
          "enterprise_name", Type.STRING, "Name as the sender writes it; null when not stated");
  public static final Field HOLDER_CODE =
      Field.optional(
          "holder_code",
          Type.STRING,
          "Code of the holder as the sender writes it; null for a person");
  public static final Field HOLDER_NAME =
      Field.optional(
          "holder_name",
          Type.STRING,
          "Name of an enterprise as holder; null for a person and when not stated");
  public static final Field HOLDER_NUMBER =
      Field.optional("holder_number", Type.STRING, "Keyed hash of the identity number")
          .secrecy(Secrecy.PERSONAL);
  public static final Field HOLDER_KIND =
      Field.optional("holder_kind", Type.STRING, "enterprise or person; null when not stated");
  public static final Field PARTNER_KIND =
      Field.optional(
          "partner_kind",
          Type.STRING,
          "Role of the holder in a partnership: managing_partner, general_partner or"
              + " limited_partner; null when not stated");
  public static final Field SHARE_RATIO =
      Field.optional("share_ratio", Field.RATIO, "Share held; null when not stated");
  public static final Field SUBSCRIBED_YUAN =
      Field.optional("subscribed_yuan", Field.YUAN, "Subscribed capital; null when not stated")
          .unit("yuan");
  public static final Field FROM_DATE =
      Field.optional(
          "from_date", Type.DATE, "Day on which the stake was taken; null when not stated");
  public static final Field TO_DATE =
      Field.optional(
          "to_date",
          Type.DATE,
          "Day on which it was given up; null while it is held or when not stated");

  /** Values of {@link #PARTNER_KIND}. */
  public static final String MANAGING_PARTNER = "managing_partner";

  public static final String GENERAL_PARTNER = "general_partner";

  /** The landed columns and their types. */
  public static final Source SOURCE =
      Source.named("shareholding", Shareholding.class)
          .grain("one row per stake and version")
          .parties(
              Party.enterprise(ENTITY_ID, "enterprise_code", "enterprise_name"),
              Party.either(HOLDER_ID, "holder_code", "holder_name", "holder_number", "holder_kind"))
          .required("enterprise_code", CellType.CODE, ENTERPRISE_CODE)
          .optional("enterprise_name", CellType.NAME, ENTERPRISE_NAME)
          .optional("holder_code", CellType.CODE, HOLDER_CODE)
          .optional("holder_name", CellType.NAME, HOLDER_NAME)
          .optional("holder_number", CellType.PERSON_NUMBER, HOLDER_NUMBER)
          .optional("holder_kind", CellType.CHOICE, HOLDER_KIND)
          .optional("partner_kind", CellType.CHOICE, PARTNER_KIND)
          .optional("share_ratio", CellType.RATIO, SHARE_RATIO)
          .optional("subscribed_capital", CellType.YUAN, SUBSCRIBED_YUAN)
          .optional("from_date", CellType.DATE, FROM_DATE)
          .optional("to_date", CellType.DATE, TO_DATE)
          .key(ENTITY_ID, HOLDER_ID, FROM_DATE)
          .sums(SHARE_RATIO, SUBSCRIBED_YUAN)
          .valid(FROM_DATE, TO_DATE)
          .check("share_between_0_and_1", "share_ratio IS NULL OR share_ratio BETWEEN 0 AND 1")
          .build();

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private Shareholding() {}
}
