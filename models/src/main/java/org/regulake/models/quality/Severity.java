package org.regulake.models.quality;

import java.util.Locale;

/** How much a breach of a rule weighs. */
public enum Severity {
  /** Worth knowing: the row is often right. */
  NOTE("提示"),
  /** The row lacks something or is doubtful. */
  WARNING("警告"),
  /** The row is wrong. */
  SERIOUS("严重");

  private final String chinese;

  Severity(String chinese) {
    this.chinese = chinese;
  }

  /** The word in tables and rule files. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word in Chinese. */
  public String chinese() {
    return chinese;
  }
}
