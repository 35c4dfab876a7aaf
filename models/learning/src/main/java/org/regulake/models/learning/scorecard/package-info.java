/** Scores and reasons by scorecards. */
package org.regulake.models.learning.scorecard;
