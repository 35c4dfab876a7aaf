/** Computation on Datasets: scores by scorecards, indicators, warnings. */
package org.regulake.models.learning;
