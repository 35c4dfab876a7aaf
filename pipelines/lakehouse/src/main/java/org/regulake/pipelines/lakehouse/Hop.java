package org.regulake.pipelines.lakehouse;

/**
 * The balance of one hop for one source: every row that came in went out, into quarantine, or was
 * merged into another row.
 *
 * @param hop the step that counted the rows: {@code collect} (landing → bronze) or {@code record}
 *     (bronze → silver)
 * @param source name of the source
 * @param rowsIn rows that came in
 * @param rowsOut rows passed on
 * @param quarantined rows in quarantine with a reason
 * @param merged rows without new information: duplicates, replaced or withdrawn statements
 */
public record Hop(
    String hop, String source, long rowsIn, long rowsOut, long quarantined, long merged) {

  /**
   * Checks that nothing was lost.
   *
   * @throws IllegalStateException when the two sides differ
   */
  public Hop balanced() {
    if (rowsIn != rowsOut + quarantined + merged) {
      throw new IllegalStateException(
          ("hop %s of source %s does not balance: %d rows in, but %d out + %d quarantined + %d"
                  + " merged = %d; no table of this stage was released")
              .formatted(
                  hop,
                  source,
                  rowsIn,
                  rowsOut,
                  quarantined,
                  merged,
                  rowsOut + quarantined + merged));
    }
    return this;
  }
}
