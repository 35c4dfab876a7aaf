/** Rows of Spark in its internal format. */
package org.regulake.models.graph.row;
