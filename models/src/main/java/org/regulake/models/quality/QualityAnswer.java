package org.regulake.models.quality;

import java.util.Locale;

/** What a rule says of a row. */
public enum QualityAnswer {
  /** The row fulfils the rule. */
  PASSED,
  /** The row breaks the rule. */
  FAILED,
  /** The row does not state what the rule asks, so that neither can be said. */
  UNKNOWN,
  /** The rule does not apply to the row. */
  EXCEPTED;

  /** The word in tables and rule files. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
