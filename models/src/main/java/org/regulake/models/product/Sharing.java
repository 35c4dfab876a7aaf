package org.regulake.models.product;

/** With whom a published table may be shared (国发〔2016〕51号, articles 9 to 11). */
public enum Sharing {
  /** With every department. */
  UNCONDITIONAL("无条件共享", "without condition"),
  /**
   * With departments whose duties need it: classes of risk are for the supervision itself and are
   * not published.
   */
  CONDITIONAL("有条件共享", "on condition"),
  /** With none, by law. */
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

  /** The same in English. */
  public String english() {
    return english;
  }
}
