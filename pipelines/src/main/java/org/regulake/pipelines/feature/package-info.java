/**
 * One row per enterprise, one column per feature: what the scorecard judges by. A family holds the
 * features of the same facts; {@link org.regulake.pipelines.feature.FeatureFamilies} is the list.
 */
package org.regulake.pipelines.feature;
