package org.regulake.models.indicator;

import java.util.List;
import org.regulake.models.rule.Require;

/**
 * Makes one indicator per value of a column; its id ends with the value in lower case ({@code
 * class_share_a}).
 *
 * @param column of the population
 * @param values in the order in which they are shown
 */
public record Breakdown(String column, List<String> values) {

  public Breakdown {
    Require.present("by", "column", column);
    values = Require.list(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "by %s names no values: list those to be shown".formatted(column));
    }
    for (String value : values) {
      if (!value.matches("[A-Za-z0-9_]+")) {
        throw new IllegalArgumentException(
            "by %s: the value '%s' cannot be part of an id".formatted(column, value));
      }
    }
  }
}
