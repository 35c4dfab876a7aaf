package org.regulake.pipelines.source;

import org.regulake.models.table.Field;
import org.regulake.models.table.Table;

/**
 * Guarantees for the debts of others: the columns of {@code conf/sources/guarantee.yml} that code
 * refers to.
 */
public final class Guarantee {

  public static final Source SOURCE = Sources.known("guarantee");

  public static final Field GUARANTOR_ID = SOURCE.field("guarantor_id");
  public static final Field AMOUNT_YUAN = SOURCE.field("amount_yuan");

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private Guarantee() {}
}
