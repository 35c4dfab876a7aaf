package org.regulake.models.feature;

import java.util.List;
import org.regulake.models.rule.Require;

/**
 * A file of {@code models/features}: features over the facts of one source.
 *
 * @param source the source whose facts they count
 * @param features the features, in the order of their columns
 */
public record FeatureFile(String source, List<FeatureRule> features) {

  public FeatureFile {
    Require.id("a file of features", source);
    features = Require.nonEmpty("the features of " + source, "features", features);
  }
}
