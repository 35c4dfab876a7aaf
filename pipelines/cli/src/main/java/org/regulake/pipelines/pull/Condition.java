package org.regulake.pipelines.pull;

import java.util.ArrayList;
import java.util.List;

/**
 * Which rows of a table are meant.
 *
 * @param sql condition with a question mark for each watermark; empty for all rows
 * @param watermarks their texts, in order
 */
record Condition(String sql, List<String> watermarks) {

  static final Condition ALL = new Condition("", List.of());

  /** The condition as the end of a statement. */
  String clause() {
    return sql.isEmpty() ? "" : " WHERE " + sql;
  }

  Condition and(String further, String... watermark) {
    List<String> all = new ArrayList<>(watermarks);
    all.addAll(List.of(watermark));
    return new Condition(sql.isEmpty() ? further : sql + " AND " + further, List.copyOf(all));
  }
}
