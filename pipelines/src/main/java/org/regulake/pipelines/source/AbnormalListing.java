package org.regulake.pipelines.source;

import org.regulake.models.table.Field;
import org.regulake.models.table.Table;

/**
 * Entries in the list of abnormal operation: the columns of {@code
 * conf/sources/abnormal_listing.yml} that code refers to.
 */
public final class AbnormalListing {

  public static final Source SOURCE = Sources.known("abnormal_listing");

  public static final Field LISTED_DATE = SOURCE.field("listed_date");
  public static final Field GROUND = SOURCE.field("ground");
  public static final Field REMOVED_DATE = SOURCE.field("removed_date");
  public static final Field REMOVAL_GROUND = SOURCE.field("removal_ground");

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private AbnormalListing() {}
}
