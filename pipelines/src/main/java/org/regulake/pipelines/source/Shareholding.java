package org.regulake.pipelines.source;

import org.regulake.models.table.Field;
import org.regulake.models.table.Table;

/**
 * Shareholders and their shares: the columns of {@code conf/sources/shareholding.yml} that code
 * refers to.
 */
public final class Shareholding {

  public static final Source SOURCE = Sources.known("shareholding");

  public static final Field HOLDER_ID = SOURCE.field("holder_id");

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  /** Values of {@code partner_kind}. */
  public static final String MANAGING_PARTNER = "managing_partner";

  public static final String GENERAL_PARTNER = "general_partner";

  private Shareholding() {}
}
