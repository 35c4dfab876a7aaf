package org.regulake.pipelines.lakehouse;

/**
 * A run of the pipeline.
 *
 * @param runId its id
 * @param status running, done or failed
 * @param startedAt start, ISO 8601
 * @param endedAt end, ISO 8601; null while it runs
 * @param codeVersion hash of the program
 * @param ruleVersion hash of all rule files
 * @param configurationHash hash of the configuration without secrets
 * @param personKeyPrint fingerprint of the key by which persons are hashed
 * @param landing landing folder
 * @param present the moment that the run took as the present; null in ledgers of earlier versions
 * @param message reason of the failure; null otherwise
 */
public record RunRecord(
    String runId,
    String status,
    String startedAt,
    String endedAt,
    String codeVersion,
    String ruleVersion,
    String configurationHash,
    String personKeyPrint,
    String landing,
    String present,
    String message) {

  public static final String RUNNING = "running";
  public static final String DONE = "done";
  public static final String FAILED = "failed";

  /** The same run with its end. */
  public RunRecord ended(String newStatus, String when, String newMessage) {
    return new RunRecord(
        runId,
        newStatus,
        startedAt,
        when,
        codeVersion,
        ruleVersion,
        configurationHash,
        personKeyPrint,
        landing,
        present,
        newMessage);
  }
}
