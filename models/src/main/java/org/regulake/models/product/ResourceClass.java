package org.regulake.models.product;

import java.util.Locale;
import org.regulake.models.rule.Label;

/** The three classes of information resources by which the catalogue is divided. */
public enum ResourceClass {
  /** The register of legal persons, on which all departments build. */
  BASE(new Label("基础信息资源", "base information")),
  /** Made of the records of several departments for one subject, such as market supervision. */
  THEME(new Label("主题信息资源", "information on a theme")),
  /** Collected or made by one department in the course of its duties. */
  DEPARTMENT(new Label("部门信息资源", "information of a department"));

  private final Label label;

  ResourceClass(Label label) {
    this.label = label;
  }

  /** Its code, as in {@code base}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Label label() {
    return label;
  }
}
