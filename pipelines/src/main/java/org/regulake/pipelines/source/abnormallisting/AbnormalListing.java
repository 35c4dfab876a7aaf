package org.regulake.pipelines.source.abnormallisting;

import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/** The columns of {@code silver.abnormal_listing}: one row per listing and version. */
public final class AbnormalListing {

  public static final Field ENTITY_ID =
      Field.required("entity_id", Type.STRING, "The enterprise that is listed");
  public static final Field ENTERPRISE_CODE =
      Field.optional(
          "enterprise_code",
          Type.STRING,
          "Code of the enterprise as the sender writes it; null when not stated");
  public static final Field ENTERPRISE_NAME =
      Field.optional(
          "enterprise_name", Type.STRING, "Name as the sender writes it; null when not stated");
  public static final Field LISTED_DATE =
      Field.required("listed_date", Type.DATE, "Day of listing");
  public static final Field REASON =
      Field.required("reason", Type.STRING, "Ground of the listing, as the sender writes it");
  public static final Field GROUND =
      Field.required(
          "ground",
          Type.STRING,
          "Ground of the listing: no_annual_report, not_published_when_ordered, concealment,"
              + " unreachable, or the reason as stated where it is none of these");
  public static final Field AUTHORITY =
      Field.optional("authority", Type.STRING, "Authority that decided; null when not stated");
  public static final Field REMOVED_DATE =
      Field.optional("removed_date", Type.DATE, "Day of removal; null while listed");
  public static final Field REMOVAL_REASON =
      Field.optional(
          "removal_reason",
          Type.STRING,
          "Ground of the removal; null while listed or when not stated");

  private AbnormalListing() {}
}
