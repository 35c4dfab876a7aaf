package org.regulake.pipelines.collect;

import java.util.List;
import org.regulake.pipelines.lakehouse.Hop;

/**
 * The report of a collection.
 *
 * @param collectedFiles number of files whose rows are in bronze
 * @param refusals files and deliveries that were not loaded, found in this run or before
 * @param replays files that were collected before under another name
 * @param ignored files and folders that are ignored because of their names
 * @param hops the balance of every source, over all deliveries so far; empty when there was nothing
 *     to collect
 * @param changes deliveries that were collected again or removed in this run because their
 *     description was changed; a sentence each
 */
public record CollectReport(
    int collectedFiles,
    List<Refusal> refusals,
    List<Refusal> replays,
    List<Refusal> ignored,
    List<Hop> hops,
    List<String> changes) {}
