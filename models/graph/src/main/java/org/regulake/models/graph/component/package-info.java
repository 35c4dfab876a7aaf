/**
 * Components of a graph: weak and strong ones in primitive arrays, and weak ones of edges in tables
 * of any size. Independent of storage.
 */
package org.regulake.models.graph.component;
