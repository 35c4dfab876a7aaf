package org.regulake.pipelines.source;

import org.regulake.models.table.Field;
import org.regulake.models.table.Table;

/**
 * Court cases, enforcement and dishonest debtors: the columns of {@code conf/sources/judgment.yml}
 * that code refers to.
 */
public final class Judgment {

  public static final Source SOURCE = Sources.known("judgment");

  public static final Field KIND = SOURCE.field("kind");
  public static final Field ROLE = SOURCE.field("role");
  public static final Field DECISION_DATE = SOURCE.field("decision_date");
  public static final Field AMOUNT_YUAN = SOURCE.field("amount_yuan");

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private Judgment() {}
}
