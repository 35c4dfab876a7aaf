/**
 * Features by which the models score: one row per enterprise, one column per feature. A family
 * contains the features of the same facts; {@link org.regulake.pipelines.feature.FeatureFamilies}
 * lists them all.
 */
package org.regulake.pipelines.feature;
