/**
 * The enterprise-relationship graph: typed, dated edges from the silver records, and what follows
 * from them on a day; the methods are in the models.
 */
package org.regulake.pipelines.graph;
