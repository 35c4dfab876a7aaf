package org.regulake.models.risk;

import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * A group of the indicators of a model.
 *
 * @param maxPoints maximum sum of the points of its indicators
 * @param isAdverse whether points from stated values in it show conduct that must be graded even on
 *     a thin file
 */
public record Dimension(String id, Label label, int maxPoints, boolean isAdverse) {

  public Dimension {
    String owner = "dimension '%s'".formatted(id);
    Require.id(owner, id);
    Require.present(owner, "label", label);
    if (maxPoints <= 0) {
      throw new IllegalArgumentException(
          owner + " has max_points " + maxPoints + ": give a positive number");
    }
  }
}
