package org.regulake.pipelines.linkage;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.regulake.models.graph.row.InternalRows;
import org.regulake.models.linkage.AgreementPattern;
import org.regulake.models.linkage.PairComparer;

/**
 * The pairs of rows that are sorted by block, block after block. A pair of several blocks is
 * compared in that of its first rule only.
 */
final class PairsOfBlocks implements Iterator<InternalRow> {

  private final Iterator<InternalRow> rows;
  private final PairComparer comparer;
  private final int[] rareComparisons;
  private final boolean hasSides;
  private final List<BlockRecord> block = new ArrayList<>();

  private BlockRecord waiting;
  private int waitingRule;
  private long waitingKey;
  private int rule;
  private int first;
  private int second;
  private InternalRow pair;

  PairsOfBlocks(
      Iterator<InternalRow> rows, PairComparer comparer, int[] rareComparisons, boolean hasSides) {
    this.rows = rows;
    this.comparer = comparer;
    this.rareComparisons = rareComparisons;
    this.hasSides = hasSides;
    read();
    advance();
  }

  @Override
  public boolean hasNext() {
    return pair != null;
  }

  @Override
  public InternalRow next() {
    if (pair == null) {
      throw new NoSuchElementException();
    }
    InternalRow found = pair;
    advance();
    return found;
  }

  private void advance() {
    pair = null;
    while (pair == null) {
      if (second < first) {
        pair = compared(block.get(second++), block.get(first));
      } else if (first + 1 < block.size()) {
        first++;
        second = 0;
      } else if (waiting == null) {
        return;
      } else {
        fill();
      }
    }
  }

  private void fill() {
    block.clear();
    rule = waitingRule;
    long key = waitingKey;
    while (waiting != null && waitingRule == rule && waitingKey == key) {
      block.add(waiting);
      read();
    }
    first = 0;
    second = 0;
  }

  private void read() {
    waiting = null;
    if (rows.hasNext()) {
      InternalRow row = rows.next();
      waiting = BlockRecord.of(row);
      waitingRule = row.getInt(BlockRecord.RULE);
      waitingKey = row.getLong(BlockRecord.KEY);
    }
  }

  /** The pair; null when it is not to be compared, or not here. */
  private InternalRow compared(BlockRecord one, BlockRecord other) {
    if (hasSides && one.side() == other.side()) {
      return null;
    }
    int rules = one.commonRules(other);
    if (Integer.numberOfTrailingZeros(rules) != rule) {
      return null;
    }
    long pattern = comparer.compare(one.values(), other.values());
    double rarity = 0;
    for (int i = 0; i < rareComparisons.length; i++) {
      rarity += AgreementPattern.level(pattern, rareComparisons[i]) == 1 ? one.rarities()[i] : 0;
    }
    boolean isInOrder = hasSides ? one.side() == 0 : one.id().compareTo(other.id()) <= 0;
    return InternalRows.row(
        isInOrder ? one.id() : other.id(),
        isInOrder ? other.id() : one.id(),
        rules,
        pattern,
        rarity);
  }
}
