/**
 * One row per enterprise, one column per feature: what the scorecard judges by. {@link org.regulake.pipelines.feature.Features} is the list.
 * Depends on {@code graph}, {@code record} and {@code source}.
 */
package org.regulake.pipelines.feature;
