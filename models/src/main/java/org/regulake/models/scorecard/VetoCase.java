package org.regulake.models.scorecard;

import java.util.Map;

/**
 * An example of a veto that runs as a test.
 *
 * @param features values by feature; a feature not named is not available
 * @param holds whether the veto applies
 */
public record VetoCase(Map<String, Double> features, boolean holds) {}
