package org.regulake.pipelines.lakehouse;

/** The record of a run that has begun, for tests that need any. */
public final class StartedRun {

  private StartedRun() {}

  /** A running run of an id. */
  public static RunRecord of(String runId) {
    return new RunRecord(
        runId,
        RunRecord.RUNNING,
        "2025-04-06T00:00:00Z",
        null,
        "code",
        "rules",
        "configuration",
        "print",
        "landing",
        "2025-04-06T00:00:00Z",
        null);
  }
}
