package org.regulake.pipelines.bench;

import java.util.List;

/**
 * Measured figures of a piece of work.
 *
 * @param what name of a stage, of several stages together, or of a peer
 * @param rows rows written by a stage; rows landed for a whole run or a peer
 * @param peakBytes peak heap in use, garbage included; for a peer, peak memory of its process
 * @param writtenBytes size of the files written
 */
public record Figures(String what, Cost cost, long rows, long peakBytes, long writtenBytes) {

  /** Rows per second of wall time. */
  public double rowsPerSecond() {
    return rows / cost.seconds();
  }

  /** Figures of several pieces of work together: sums, and the highest peak. */
  static Figures sum(String what, List<Figures> parts) {
    return new Figures(
        what,
        parts.stream().map(Figures::cost).reduce(Cost.NONE, Cost::plus),
        parts.stream().mapToLong(Figures::rows).sum(),
        parts.stream().mapToLong(Figures::peakBytes).max().orElse(0),
        parts.stream().mapToLong(Figures::writtenBytes).sum());
  }
}
