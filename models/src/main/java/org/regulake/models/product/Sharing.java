package org.regulake.models.product;

/** Sharing classes of published tables (国发〔2016〕51号, articles 9 to 11). */
public enum Sharing {
  /** Shared with every department. */
  UNCONDITIONAL("无条件共享", "without condition"),
  /**
   * Shared with departments whose duties need it: risk classes are for supervision itself and are
   * not made public.
   */
  CONDITIONAL("有条件共享", "on condition"),
  /** Shared with none, by law. */
  NONE("不予共享", "with none");

  private final String chinese;
  private final String english;

  Sharing(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** The term of the regulation. */
  public String chinese() {
    return chinese;
  }

  /** The term in English. */
  public String english() {
    return english;
  }
}
