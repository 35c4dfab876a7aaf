package org.regulake.models.product;

import java.util.stream.Stream;
import org.regulake.models.rule.Label;

/** Sharing classes of published tables (国发〔2016〕51号, articles 9 to 11). */
public enum Sharing {
  /** Shared with every department. */
  UNCONDITIONAL(
      "unconditional",
      new Label("无条件共享", "without condition"),
      new Label("可提供给所有政务部门共享使用", "May be shared with every government department")),
  /**
   * Shared with departments whose duties need it: risk classes are for supervision itself and are
   * not made public.
   */
  CONDITIONAL(
      "conditional",
      new Label("有条件共享", "on condition"),
      new Label(
          "仅提供给履行职责需要的政务部门，用于监管，不向社会公开",
          "Only for government departments whose duties need it, for supervision; not made"
              + " public")),
  /** Shared with none, by law. */
  NONE(
      "not_shared",
      new Label("不予共享", "with none"),
      new Label("不提供给其他政务部门共享使用", "Not shared with other government departments"));

  private final String code;
  private final Label term;
  private final Label condition;

  Sharing(String code, Label term, Label condition) {
    this.code = code;
    this.term = term;
    this.condition = condition;
  }

  /**
   * The class with a code, as descriptions of sources state it.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Sharing of(String code) {
    return Stream.of(values())
        .filter(sharing -> sharing.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no sharing class has the code " + code));
  }

  /** Its code: {@code unconditional}, {@code conditional} or {@code not_shared}. */
  public String code() {
    return code;
  }

  /** The term of the regulation. */
  public String chinese() {
    return term.zh();
  }

  /** The term in English. */
  public String english() {
    return term.en();
  }

  /** On what terms a data set of the class may be used. */
  public Label condition() {
    return condition;
  }
}
