package org.regulake.pipelines.source;

import org.regulake.models.table.Field;
import org.regulake.models.table.Table;

/**
 * Decisions on applications for credit repair: the columns of {@code
 * conf/sources/credit_repair.yml} that code refers to.
 */
public final class CreditRepair {

  public static final Source SOURCE = Sources.known("credit_repair");

  public static final Field APPLICATION_ID = SOURCE.field("application_id");
  public static final Field RECORD_SOURCE = SOURCE.field("record_source");
  public static final Field RECORD_NUMBER = SOURCE.field("record_number");
  public static final Field STATE = SOURCE.field("state");
  public static final Field APPLIED_DATE = SOURCE.field("applied_date");
  public static final Field DECIDED_DATE = SOURCE.field("decided_date");
  public static final Field EFFECTIVE_DATE = SOURCE.field("effective_date");
  public static final Field DISPLAY_STOP_DATE = SOURCE.field("display_stop_date");

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private CreditRepair() {}
}
