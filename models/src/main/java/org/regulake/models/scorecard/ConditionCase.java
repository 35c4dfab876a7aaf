package org.regulake.models.scorecard;

import java.util.Map;

/**
 * An example of a condition over features that runs as a test.
 *
 * @param features values by feature; a feature not named is not available
 * @param holds whether the condition holds
 */
public record ConditionCase(Map<String, Double> features, boolean holds) {}
