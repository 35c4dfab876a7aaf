package org.regulake.pipelines.bench;

/**
 * Time that work takes.
 *
 * @param seconds wall time
 * @param cpuSeconds processor time of all threads of the process, garbage collection and
 *     compilation included
 */
public record Cost(double seconds, double cpuSeconds) {

  static final Cost NONE = new Cost(0, 0);

  Cost plus(Cost other) {
    return new Cost(seconds + other.seconds, cpuSeconds + other.cpuSeconds);
  }

  /** How many times as much as another cost. */
  public Cost dividedBy(Cost other) {
    return new Cost(seconds / other.seconds, cpuSeconds / other.cpuSeconds);
  }

  /** The part of one of several equal parts. */
  Cost dividedBy(long parts) {
    return new Cost(seconds / parts, cpuSeconds / parts);
  }
}
