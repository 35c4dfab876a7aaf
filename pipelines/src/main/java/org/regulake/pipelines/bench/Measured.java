package org.regulake.pipelines.bench;

/**
 * What a contender came to.
 *
 * @param seconds wall time, from the first read to the last file written
 * @param rows rows written
 * @param peakBytes most heap in use at once, garbage included
 * @param failure why there is no result; null when there is one
 */
public record Measured(Contender contender, double seconds, long rows, long peakBytes, String failure) {

  /** Lets a contender run, on a heap swept before. */
  public static Measured of(Contender contender) {
    System.gc();
    long started = System.nanoTime();
    PeakHeap heap = PeakHeap.watch();
    long rows = 0;
    String failure = null;
    try {
      rows = contender.run().get();
    } catch (RuntimeException | OutOfMemoryError cause) {
      // A peer that does not fit is a result too.
      failure = String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.getClass().getSimpleName());
    } finally {
      heap.close();
    }
    return new Measured(contender, (System.nanoTime() - started) / 1e9, rows, heap.bytes(), failure);
  }

  public boolean isDone() {
    return failure == null;
  }
}
