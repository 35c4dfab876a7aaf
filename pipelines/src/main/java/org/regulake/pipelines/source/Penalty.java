package org.regulake.pipelines.source;

import org.regulake.models.table.Field;
import org.regulake.models.table.Table;

/** Penalty decisions: the columns of {@code conf/sources/penalty.yml} that code refers to. */
public final class Penalty {

  public static final Source SOURCE = Sources.known("penalty");

  public static final Field DECISION_ID = SOURCE.field("decision_id");
  public static final Field AUTHORITY = SOURCE.field("authority");
  public static final Field DECISION_DATE = SOURCE.field("decision_date");
  public static final Field PENALTY_TYPE = SOURCE.field("penalty_type");
  public static final Field FINE_YUAN = SOURCE.field("fine_yuan");
  public static final Field VIOLATION = SOURCE.field("violation");

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private Penalty() {}
}
