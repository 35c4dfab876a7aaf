/**
 * The enterprise-relationship graph: typed, dated edges from the silver records, and components,
 * control, owners and findings derived from them for a day; the algorithms are in models.
 */
package org.regulake.pipelines.graph;
