package org.regulake.pipelines.lakehouse;

import java.util.List;

/**
 * The record of one release: of each table the snapshot that becomes visible and the one visible
 * before.
 *
 * @param runId run that wrote the tables
 * @param asOf judged day, as text
 * @param tables the tables, in the order in which they are released
 */
public record Release(String runId, String asOf, List<ReleasedTable> tables) {

  /**
   * One table of a release.
   *
   * @param table full name
   * @param branch branch on which the rows were written and audited
   * @param fromSnapshot snapshot visible before; -1 when there was none
   * @param toSnapshot snapshot to become visible
   */
  public record ReleasedTable(String table, String branch, long fromSnapshot, long toSnapshot) {}
}
