package org.regulake.models.warning;

import java.util.Locale;
import org.regulake.models.rule.Label;

/** Levels of a warning, rising. */
public enum Level {
  YELLOW("黄色"),
  ORANGE("橙色"),
  RED("红色");

  private final Label label;

  Level(String chinese) {
    this.label = new Label(chinese, name().toLowerCase(Locale.ROOT));
  }

  /** The value in tables: {@code yellow}, {@code orange}, {@code red}. */
  public String code() {
    return label.en();
  }

  /** The words in messages. */
  public Label label() {
    return label;
  }
}
