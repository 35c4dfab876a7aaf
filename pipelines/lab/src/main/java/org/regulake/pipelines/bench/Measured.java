package org.regulake.pipelines.bench;

import java.util.Comparator;
import java.util.List;
import org.regulake.pipelines.bench.Contender.Work;

/**
 * Measurement of a case.
 *
 * @param seconds wall time, from the first read to the last written file
 * @param rows number of rows written
 * @param peakBytes peak heap in use, garbage included; for a separate process, peak memory
 * @param failure reason why there is no result; null when there is one
 */
public record Measured(
    Contender contender, double seconds, long rows, long peakBytes, String failure) {

  /** Runs a case after a garbage collection. */
  public static Measured of(Contender contender) {
    System.gc();
    long started = System.nanoTime();
    PeakHeap heap = PeakHeap.watch();
    Work work = new Work(() -> 0, 0);
    String failure = null;
    try {
      work = contender.run().get();
    } catch (RuntimeException | OutOfMemoryError cause) {
      // A peer that runs out of memory is a result, too.
      failure =
          String.valueOf(cause.getMessage())
              .lines()
              .findFirst()
              .orElse(cause.getClass().getSimpleName());
    } finally {
      heap.close();
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    return new Measured(
        contender,
        seconds,
        work.rows().getAsLong(),
        work.peakBytes() == 0 ? heap.bytes() : work.peakBytes(),
        failure);
  }

  /**
   * Median of several runs of one case by time, with the peak memory of all of them; a failed run,
   * if there is one.
   *
   * @param runs at least one run
   */
  public static Measured middle(List<Measured> runs) {
    List<Measured> quickestFirst =
        runs.stream()
            .sorted(Comparator.comparing(Measured::isDone).thenComparingDouble(Measured::seconds))
            .toList();
    Measured middle =
        quickestFirst.get(0).isDone() ? quickestFirst.get(runs.size() / 2) : quickestFirst.get(0);
    long peak = runs.stream().mapToLong(Measured::peakBytes).max().orElseThrow();
    return new Measured(
        middle.contender(), middle.seconds(), middle.rows(), peak, middle.failure());
  }

  public boolean isDone() {
    return failure == null;
  }

  /** Edges or scenarios per second. */
  public double rate() {
    return contender.size() / seconds;
  }

  /**
   * Number of rows in which the result of a peer differs from that of Regulake; see {@link
   * Question}.
   */
  public long differences(Measured ours) {
    return contender
        .question()
        .differences(ours.contender().answer().get(), contender.answer().get());
  }
}
