package org.regulake.pipelines.bench;

import java.util.Comparator;
import java.util.List;
import org.regulake.pipelines.bench.BenchmarkCase.Work;

/**
 * Measurement of a case.
 *
 * @param seconds wall time, from the first read to the last written file
 * @param rows number of rows written
 * @param peakBytes peak heap in use, garbage included; for a separate process, peak memory
 * @param failure reason why there is no result; null when there is one
 */
public record Measurement(
    BenchmarkCase benchmarkCase, double seconds, long rows, long peakBytes, String failure) {

  /** Runs a case after a garbage collection. */
  public static Measurement of(BenchmarkCase benchmarkCase) {
    System.gc();
    long started = System.nanoTime();
    PeakHeap heap = PeakHeap.watch();
    Work work = new Work(() -> 0, 0);
    String failure = null;
    try {
      work = benchmarkCase.run().get();
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
    return new Measurement(
        benchmarkCase,
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
  public static Measurement median(List<Measurement> runs) {
    List<Measurement> quickestFirst =
        runs.stream()
            .sorted(
                Comparator.comparing(Measurement::isDone).thenComparingDouble(Measurement::seconds))
            .toList();
    Measurement median =
        quickestFirst.get(0).isDone() ? quickestFirst.get(runs.size() / 2) : quickestFirst.get(0);
    long peak = runs.stream().mapToLong(Measurement::peakBytes).max().orElseThrow();
    return new Measurement(
        median.benchmarkCase(), median.seconds(), median.rows(), peak, median.failure());
  }

  public boolean isDone() {
    return failure == null;
  }

  /** Edges or scenarios per second. */
  public double rate() {
    return benchmarkCase.size() / seconds;
  }

  /**
   * Number of rows in which the result of a peer differs from that of Regulake; see {@link
   * Workload}.
   */
  public long differences(Measurement ours) {
    return benchmarkCase
        .workload()
        .differences(ours.benchmarkCase().answer().get(), benchmarkCase.answer().get());
  }
}
