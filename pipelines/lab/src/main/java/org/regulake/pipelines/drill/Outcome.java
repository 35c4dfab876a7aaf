package org.regulake.pipelines.drill;

/**
 * The outcome of a fault.
 *
 * @param fault name of the fault
 * @param verdict whether the run handled it as it should
 * @param description description of the outcome, or the reason why the fault was skipped
 * @param seconds duration
 */
public record Outcome(String fault, Verdict verdict, String description, double seconds) {

  /** Passed: the run handled the fault as it should. Skipped: this machine lacks a requirement. */
  public enum Verdict {
    PASSED("✓ 通过 passed"),
    FAILED("✗ 失败 FAILED"),
    SKIPPED("- 跳过 skipped");

    private final String label;

    Verdict(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }
}
