package org.regulake.pipelines.source;

import org.regulake.models.table.Field;
import org.regulake.models.table.Table;

/**
 * Entries in red lists: the columns of {@code conf/sources/red_listing.yml} that code refers to.
 */
public final class RedListing {

  public static final Source SOURCE = Sources.known("red_listing");

  public static final Field LIST_NAME = SOURCE.field("list_name");
  public static final Field LISTED_DATE = SOURCE.field("listed_date");
  public static final Field REMOVED_DATE = SOURCE.field("removed_date");

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private RedListing() {}
}
