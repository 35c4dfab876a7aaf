package org.regulake.pipelines.source;

import org.regulake.models.table.Field;
import org.regulake.models.table.Table;

/**
 * Taxes and contributions owed: the columns of {@code conf/sources/arrears.yml} that code refers
 * to.
 */
public final class Arrears {

  public static final Source SOURCE = Sources.known("arrears");

  public static final Field KIND = SOURCE.field("kind");
  public static final Field AMOUNT_YUAN = SOURCE.field("amount_yuan");

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private Arrears() {}
}
