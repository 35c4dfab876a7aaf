package org.regulake.pipelines.lakehouse;

import java.util.List;

/**
 * The record of one release: which snapshot of each table becomes visible, and which was visible
 * before.
 *
 * @param runId run that made the tables
 * @param asOf day judged, as text
 * @param tables the tables, in the order in which they are released
 */
public record Release(String runId, String asOf, List<ReleasedTable> tables) {

  /**
   * One table of a release.
   *
   * @param table full name
   * @param branch branch on which the rows were written and audited
   * @param fromSnapshot snapshot visible before; -1 when nothing was
   * @param toSnapshot snapshot to become visible
   */
  public record ReleasedTable(String table, String branch, long fromSnapshot, long toSnapshot) {}
}
