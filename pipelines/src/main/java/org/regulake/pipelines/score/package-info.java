/** Supervision risk scores: the scorecard of the models applied to the day's features. */
package org.regulake.pipelines.score;
