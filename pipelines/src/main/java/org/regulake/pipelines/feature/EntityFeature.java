package org.regulake.pipelines.feature;

import org.apache.spark.sql.Column;
import org.regulake.models.feature.FeatureDefinition;

/** One feature of an enterprise: a definition, and an aggregate over one kind of facts. */
public interface EntityFeature {

  FeatureDefinition definition();

  /** The facts that are aggregated. */
  Facts facts();

  /** The aggregate over the facts of one enterprise, as a number; null when the facts do not tell. */
  Column value(Moment moment);
}
