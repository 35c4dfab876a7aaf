/**
 * Methods on graphs of enterprises and persons, independent of storage: components, centrality,
 * ownership, contagion, patterns. Datasets of edges in, Datasets of results out.
 */
package org.regulake.models.graph;
