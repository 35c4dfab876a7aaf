package org.regulake.pipelines.source.abnormallisting;

import org.regulake.models.table.Field;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

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

  /** The landed columns and their types. */
  public static final Source SOURCE =
      Source.named("abnormal_listing", AbnormalListing.class)
          .grain("one row per listing and version")
          .parties(Party.enterprise(ENTITY_ID, "enterprise_code", "enterprise_name"))
          .required("enterprise_code", CellType.CODE, ENTERPRISE_CODE)
          .optional("enterprise_name", CellType.NAME, ENTERPRISE_NAME)
          .required("listed_date", CellType.DATE, LISTED_DATE)
          .required("reason", CellType.TEXT, REASON)
          .required("reason", CellType.PHRASE, GROUND)
          .optional("authority", CellType.TEXT, AUTHORITY)
          .optional("removed_date", CellType.DATE, REMOVED_DATE)
          .optional("removal_reason", CellType.TEXT, REMOVAL_REASON)
          .key(ENTITY_ID, LISTED_DATE, GROUND)
          .valid(LISTED_DATE, REMOVED_DATE)
          .build();

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private AbnormalListing() {}
}
