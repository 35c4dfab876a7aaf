package org.regulake.pipelines.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/**
 * Samples the heap every 10 ms. The peaks of the pools, which Java records itself, occur at
 * different times, so their sum is not the peak of the heap.
 */
final class PeakHeap implements AutoCloseable {

  private static final long INTERVAL_MILLIS = 10;

  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
  private final Thread watcher = new Thread(this::sample, "peak-heap");
  private volatile long bytes;

  private PeakHeap() {}

  static PeakHeap watch() {
    PeakHeap heap = new PeakHeap();
    heap.watcher.setDaemon(true);
    heap.watcher.start();
    return heap;
  }

  /** Peak of the bytes in use so far. */
  long bytes() {
    return bytes;
  }

  private void sample() {
    try {
      while (true) {
        bytes = Math.max(bytes, memory.getHeapMemoryUsage().getUsed());
        Thread.sleep(INTERVAL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}
