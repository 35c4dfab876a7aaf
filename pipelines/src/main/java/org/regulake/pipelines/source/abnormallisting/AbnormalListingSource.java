package org.regulake.pipelines.source.abnormallisting;

import org.regulake.models.table.Table;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/** Entries in the list of enterprises with abnormal operation: landed columns and their types. */
public final class AbnormalListingSource {

  public static final Source SOURCE =
      Source.named("abnormal_listing", AbnormalListingSource.class)
          .grain("one row per listing and version")
          .parties(
              Party.enterprise(AbnormalListing.ENTITY_ID, "enterprise_code", "enterprise_name"))
          .required("enterprise_code", CellType.CODE, AbnormalListing.ENTERPRISE_CODE)
          .optional("enterprise_name", CellType.NAME, AbnormalListing.ENTERPRISE_NAME)
          .required("listed_date", CellType.DATE, AbnormalListing.LISTED_DATE)
          .required("reason", CellType.TEXT, AbnormalListing.REASON)
          .required("reason", CellType.PHRASE, AbnormalListing.GROUND)
          .optional("authority", CellType.TEXT, AbnormalListing.AUTHORITY)
          .optional("removed_date", CellType.DATE, AbnormalListing.REMOVED_DATE)
          .optional("removal_reason", CellType.TEXT, AbnormalListing.REMOVAL_REASON)
          .key(AbnormalListing.ENTITY_ID, AbnormalListing.LISTED_DATE, AbnormalListing.GROUND)
          .valid(AbnormalListing.LISTED_DATE, AbnormalListing.REMOVED_DATE)
          .build();

  /** Contract of {@code silver}; its columns are in {@link AbnormalListing}. */
  public static final Table TABLE = SOURCE.silver();

  private AbnormalListingSource() {}
}
