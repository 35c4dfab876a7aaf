/**
 * Questions about one enterprise, answered from the tables of a lake for any day: its neighbourhood
 * in the graph, and who owns it.
 */
package org.regulake.pipelines.inquiry;
