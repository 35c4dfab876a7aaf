/** What hangs together in a graph: weak and strong components in primitive arrays. Knows the graph, and nothing of Spark or of storage. */
package org.regulake.models.graph.component;
