package org.regulake.pipelines.bench;

import java.util.function.Supplier;

/**
 * One way to get at a result, from the edges in Parquet to the result in Parquet.
 *
 * @param name as in the table
 * @param peer name of the contender that this one is compared with; null for a peer
 * @param run does the work and gives the rows that were written
 */
public record Contender(String name, String peer, Supplier<Long> run) {}
