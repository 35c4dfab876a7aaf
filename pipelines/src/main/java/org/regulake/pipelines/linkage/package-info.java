/**
 * Finds records of one thing by what they state about it ({@link org.regulake.models.linkage}):
 * puts records into blocks, compares the pairs in each, fits the weights on counts of patterns, and
 * weighs every pair.
 */
package org.regulake.pipelines.linkage;
