package org.regulake.pipelines.collect;

import org.regulake.pipelines.source.Reason;

/**
 * One record of a file.
 *
 * @param line line on which it starts
 * @param values its values in bronze order; null when it could not be read
 * @param problem reason why it could not be read; null when it could
 * @param detail description of the problem
 * @param raw the record as landed, when it could not be read
 */
record LandedRecord(long line, String[] values, Reason problem, String detail, String raw) {

  static LandedRecord good(long line, String[] values) {
    return new LandedRecord(line, values, null, null, null);
  }

  static LandedRecord bad(long line, Reason problem, String detail, String raw) {
    return new LandedRecord(line, null, problem, detail, raw);
  }
}
