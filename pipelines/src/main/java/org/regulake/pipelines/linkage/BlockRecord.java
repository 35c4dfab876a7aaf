package org.regulake.pipelines.linkage;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A record within a block.
 *
 * @param values code points of the values, null where not stated
 * @param keys hashes of the blocks of the record, by rule
 * @param hasKey whether the record is in a block of the rule that is compared
 * @param rarities of the values of the comparisons that weigh them, in bits
 */
record BlockRecord(
    UTF8String id, int side, int[][] values, long[] keys, boolean[] hasKey, double[] rarities) {

  /** Columns of the rows: rule, key, id, side, values, keys, rarities. */
  static final int RULE = 0;

  static final int KEY = 1;
  private static final int ID = 2;
  private static final int SIDE = 3;
  private static final int VALUES = 4;
  private static final int KEYS = 5;
  private static final int RARITIES = 6;

  /** Reads a row; nothing of it is kept. */
  static BlockRecord of(InternalRow row) {
    ArrayData values = row.getArray(VALUES);
    int[][] points = new int[values.numElements()][];
    for (int i = 0; i < points.length; i++) {
      points[i] =
          values.isNullAt(i) ? null : values.getUTF8String(i).toString().codePoints().toArray();
    }
    ArrayData blocks = row.getArray(KEYS);
    long[] keys = new long[blocks.numElements()];
    boolean[] hasKey = new boolean[keys.length];
    for (int i = 0; i < keys.length; i++) {
      hasKey[i] = !blocks.isNullAt(i);
      keys[i] = hasKey[i] ? blocks.getLong(i) : 0;
    }
    return new BlockRecord(
        row.getUTF8String(ID).clone(),
        row.getInt(SIDE),
        points,
        keys,
        hasKey,
        row.getArray(RARITIES).toDoubleArray());
  }

  /** The rules under which both records are in one block, a bit each. */
  int commonRules(BlockRecord other) {
    int rules = 0;
    for (int i = 0; i < keys.length; i++) {
      rules |= hasKey[i] && other.hasKey[i] && keys[i] == other.keys[i] ? 1 << i : 0;
    }
    return rules;
  }
}
