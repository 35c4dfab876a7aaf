package org.regulake.pipelines.linkage;

import java.util.List;

/**
 * What a rule of blocking compares and leaves out.
 *
 * @param fields its fields
 * @param blocks blocks with at least one pair
 * @param pairs pairs in the blocks that are compared
 * @param droppedBlocks blocks that are too large
 * @param droppedPairs pairs in them; other rules may compare some of these
 */
public record BlockedRule(
    List<String> fields, long blocks, long pairs, long droppedBlocks, long droppedPairs) {

  /** Copies the list. */
  public BlockedRule {
    fields = List.copyOf(fields);
  }
}
