package org.regulake.pipelines.source.shareholding;

import org.regulake.models.table.Field;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Type;

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

  private Shareholding() {}
}
