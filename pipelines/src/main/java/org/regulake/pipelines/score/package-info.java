/** Supervision risk scores: the models applied to the day's features. */
package org.regulake.pipelines.score;
