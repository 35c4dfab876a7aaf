/**
 * The questions about a graph that more than one engine can answer, and our own answers to them;
 * another engine is a second opinion. Edges in tables in, findings in tables out; knows nothing of
 * storage.
 */
package org.regulake.models.graph.engine;
