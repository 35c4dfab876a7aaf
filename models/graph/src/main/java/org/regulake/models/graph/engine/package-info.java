/**
 * Graph algorithms that more than one engine offers, and the built-in engine; other engines serve
 * as a check of it. Tables of edges in, tables of results out; independent of storage.
 */
package org.regulake.models.graph.engine;
