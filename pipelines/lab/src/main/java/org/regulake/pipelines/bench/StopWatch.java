package org.regulake.pipelines.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Measures the cost of what this process does from now on. */
public final class StopWatch {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final long started = System.nanoTime();
  private final long cpuStarted = SYSTEM.getProcessCpuTime();

  private StopWatch() {}

  /** Starts a measurement. */
  public static StopWatch start() {
    return new StopWatch();
  }

  /** Cost since the start. */
  public Cost cost() {
    return new Cost(
        (System.nanoTime() - started) / 1e9, (SYSTEM.getProcessCpuTime() - cpuStarted) / 1e9);
  }
}
