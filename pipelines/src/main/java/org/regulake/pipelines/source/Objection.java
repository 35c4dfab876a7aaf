package org.regulake.pipelines.source;

import org.regulake.models.table.Field;
import org.regulake.models.table.Table;

/** Objections to records: the columns of {@code conf/sources/objection.yml} that code refers to. */
public final class Objection {

  public static final Source SOURCE = Sources.known("objection");

  public static final Field OBJECTION_ID = SOURCE.field("objection_id");
  public static final Field RECORD_SOURCE = SOURCE.field("record_source");
  public static final Field RECORD_NUMBER = SOURCE.field("record_number");
  public static final Field STATE = SOURCE.field("state");
  public static final Field RAISED_DATE = SOURCE.field("raised_date");
  public static final Field DECIDED_DATE = SOURCE.field("decided_date");

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private Objection() {}
}
