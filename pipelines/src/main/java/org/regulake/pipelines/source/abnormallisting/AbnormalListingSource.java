package org.regulake.pipelines.source.abnormallisting;

import org.regulake.models.table.Table;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Reading;
import org.regulake.pipelines.source.Source;

/**
 * Entries in the list of enterprises with abnormal operation: what is landed and how it is read.
 */
public final class AbnormalListingSource {

  public static final Source SOURCE =
      Source.named("abnormal_listing", AbnormalListingSource.class)
          .grain("one row per listing and version")
          .parties(
              Party.enterprise(AbnormalListing.ENTITY_ID, "enterprise_code", "enterprise_name"))
          .required("enterprise_code", Reading.CODE, AbnormalListing.ENTERPRISE_CODE)
          .optional("enterprise_name", Reading.NAME, AbnormalListing.ENTERPRISE_NAME)
          .required("listed_date", Reading.DATE, AbnormalListing.LISTED_DATE)
          .required("reason", Reading.TEXT, AbnormalListing.REASON)
          .required("reason", Reading.PHRASE, AbnormalListing.GROUND)
          .optional("authority", Reading.TEXT, AbnormalListing.AUTHORITY)
          .optional("removed_date", Reading.DATE, AbnormalListing.REMOVED_DATE)
          .optional("removal_reason", Reading.TEXT, AbnormalListing.REMOVAL_REASON)
          .key(AbnormalListing.ENTITY_ID, AbnormalListing.LISTED_DATE, AbnormalListing.GROUND)
          .valid(AbnormalListing.LISTED_DATE, AbnormalListing.REMOVED_DATE)
          .build();

  /** Contract of {@code silver}; its columns are in {@link AbnormalListing}. */
  public static final Table TABLE = SOURCE.silver();

  private AbnormalListingSource() {}
}
