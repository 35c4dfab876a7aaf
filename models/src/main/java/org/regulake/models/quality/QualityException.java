package org.regulake.models.quality;

import org.regulake.models.rule.Condition;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * Rows to which a rule does not apply.
 *
 * @param when condition that holds for such rows
 * @param because why it does not apply to them
 */
public record QualityException(Condition when, Label because) {

  public QualityException {
    Require.present("an exception", "when", when);
    Require.present("the exception " + when, "because", because);
  }
}
