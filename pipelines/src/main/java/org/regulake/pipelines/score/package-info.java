/** Supervision risk scores: the scorecard of the models applied to the day's features. Depends on {@code feature}. */
package org.regulake.pipelines.score;
