/**
 * Benchmarks: graph algorithms compared with those of peers, and findings compared with the planted
 * patterns.
 */
package org.regulake.pipelines.bench;
