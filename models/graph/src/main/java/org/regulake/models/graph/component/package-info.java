/**
 * What hangs together in a graph: weak and strong components in primitive arrays, and the weak
 * components of edges in tables, however many. Knows nothing of storage.
 */
package org.regulake.models.graph.component;
