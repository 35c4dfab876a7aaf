package org.regulake.pipelines.record;

import java.util.List;
import java.util.Map;
import org.regulake.pipelines.lakehouse.Hop;

/**
 * What became of the collected rows.
 *
 * @param hops the balance of every source
 * @param fates source → fate → rows
 */
public record RecordReport(List<Hop> hops, Map<String, Map<String, Long>> fates) {}
