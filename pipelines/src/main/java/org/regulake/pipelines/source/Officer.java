package org.regulake.pipelines.source;

import org.regulake.models.table.Table;

/**
 * Directors, supervisors and managers: the columns of {@code conf/sources/officer.yml} that code
 * refers to.
 */
public final class Officer {

  public static final Source SOURCE = Sources.known("officer");

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private Officer() {}
}
