package org.regulake.pipelines.source;

import org.regulake.models.table.Field;
import org.regulake.models.table.Table;

/**
 * Inspections with their results: the columns of {@code conf/sources/inspection.yml} that code
 * refers to.
 */
public final class Inspection {

  public static final Source SOURCE = Sources.known("inspection");

  public static final Field INSPECTED_DATE = SOURCE.field("inspected_date");
  public static final Field RESULT = SOURCE.field("result");

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private Inspection() {}
}
