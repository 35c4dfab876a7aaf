package org.regulake.models.risk;

import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * A risk class: scores from {@code from} (inclusive) to {@code below} (exclusive).
 *
 * @param from null in the lowest class
 * @param below null in the highest class
 */
public record ClassLevel(String code, Label label, Integer from, Integer below) {

  public ClassLevel {
    Require.present("a class", "code", code);
    Require.present("class " + code, "label", label);
  }
}
