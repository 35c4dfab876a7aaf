/**
 * What supervisors look for in the enterprise graph: guarantee circles, circular shareholding, split control, shared addresses, cross
 * appointments, related parties. Knows graphs in primitive arrays, and nothing of Spark or of storage.
 */
package org.regulake.models.graph.pattern;
