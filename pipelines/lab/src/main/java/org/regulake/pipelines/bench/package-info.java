/**
 * Benchmarks: the pipeline and the graph algorithms compared with peers, and findings compared with
 * the planted patterns.
 */
package org.regulake.pipelines.bench;
