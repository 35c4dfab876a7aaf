/**
 * The expert scorecard: reviewable bands of risk points with their legal basis, classes and vetoes,
 * all dated.
 */
package org.regulake.models.scorecard;
