package org.regulake.pipelines.bench;

import java.util.Comparator;
import java.util.List;
import org.regulake.pipelines.bench.Contender.Work;

/**
 * What a contender came to.
 *
 * @param seconds wall time, from the first read to the last file written
 * @param rows rows written
 * @param peakBytes most heap in use at once, garbage included; of a process of its own, all its
 *     memory
 * @param failure why there is no result; null when there is one
 */
public record Measured(
    Contender contender, double seconds, long rows, long peakBytes, String failure) {

  /** Lets a contender run, on a heap swept before. */
  public static Measured of(Contender contender) {
    System.gc();
    long started = System.nanoTime();
    PeakHeap heap = PeakHeap.watch();
    Work work = new Work(() -> 0, 0);
    String failure = null;
    try {
      work = contender.run().get();
    } catch (RuntimeException | OutOfMemoryError cause) {
      // A peer that does not fit is a result too.
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
   * What several runs of one contender come to: the middle one by time, with the most memory that
   * any took; one that failed, if any did.
   *
   * @param runs at least one
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

  /** Edges or scenarios a second. */
  public double rate() {
    return contender.size() / seconds;
  }

  /** Rows in which the answer of a peer is not ours, 0 when they agree; see {@link Question}. */
  public long differences(Measured ours) {
    return contender
        .question()
        .differences(ours.contender().answer().get(), contender.answer().get());
  }
}
