/**
 * Measures of the nodes of a graph: rank, community, distance, clustering, neighbourhood, as LDBC
 * Graphalytics defines them. Depends on the graph alone, not on Spark or storage.
 */
package org.regulake.models.graph.centrality;
