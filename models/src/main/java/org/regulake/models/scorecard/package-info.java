/**
 * The expert scorecard: reviewable bands of risk points with their legal basis, classes and vetoes, all dated, and their evaluation as Column
 * expressions with a reason for every point. Arrow: scorecard → feature, rule.
 */
package org.regulake.models.scorecard;
