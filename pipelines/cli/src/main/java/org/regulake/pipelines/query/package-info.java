/**
 * Queries about an enterprise on the tables of a lake, for any day: its neighbourhood in the graph,
 * its owners, and the trace of its score.
 */
package org.regulake.pipelines.query;
