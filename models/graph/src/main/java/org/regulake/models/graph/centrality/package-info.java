/**
 * How a node stands in a graph: rank, community, distance, clustering, neighbourhood, as LDBC
 * Graphalytics defines them. Knows the graph, and nothing of Spark or of storage.
 */
package org.regulake.models.graph.centrality;
