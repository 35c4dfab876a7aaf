package org.regulake.pipelines.drill;

/**
 * What came of a fault.
 *
 * @param fault its name
 * @param verdict whether the run took it as it should
 * @param seen what happened, or why it was not tried
 * @param seconds how long it took
 */
public record Outcome(String fault, Verdict verdict, String seen, double seconds) {

  /** Held: as it should be. Skipped: this machine lacks something. */
  public enum Verdict {
    HELD("✓ 通过 held"),
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
