package org.regulake.pipelines.record;

import java.util.List;
import java.util.Map;
import org.regulake.pipelines.lakehouse.Hop;

/**
 * What became of the collected rows.
 *
 * @param hops the balance of every source
 * @param fates source → fate → rows
 * @param ended full delivery → records that it ended by leaving them out
 * @param tooDamaged full deliveries of which too much is in quarantine for what they leave out to end
 */
public record RecordReport(List<Hop> hops, Map<String, Map<String, Long>> fates, Map<String, Long> ended, List<String> tooDamaged) {}
