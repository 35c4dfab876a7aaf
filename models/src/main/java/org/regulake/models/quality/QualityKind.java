package org.regulake.models.quality;

/** What a rule looks at. The code of a rule begins with that of its kind. */
public enum QualityKind {
  /** What a row refers to is on record: an enterprise, a code of a list. */
  REFERENTIAL("RF", "引用", "referential"),
  /** What should be stated is stated. */
  COMPLETENESS("CM", "完整", "completeness"),
  /** Statements do not contradict each other. */
  CONSISTENCY("CS", "一致", "consistency"),
  /** A row is sent in time. */
  TIMELINESS("TM", "时效", "timeliness"),
  /** A value lies where true values lie. */
  PLAUSIBILITY("PL", "合理", "plausibility");

  private final String prefix;
  private final String chinese;
  private final String english;

  QualityKind(String prefix, String chinese, String english) {
    this.prefix = prefix;
    this.chinese = chinese;
    this.english = english;
  }

  /** The first two letters of the codes of such rules. */
  public String prefix() {
    return prefix;
  }

  /** The word in Chinese. */
  public String chinese() {
    return chinese;
  }

  /** The word in English. */
  public String english() {
    return english;
  }
}
