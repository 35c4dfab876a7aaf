package org.regulake.pipelines.job;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.Hop;

/**
 * A step of the pipeline that can be skipped when nothing it depends on has changed.
 *
 * @param key its name, with the day judged where it has one
 * @param title what it does, in Chinese and English
 * @param inputs keys of the stages whose outputs it reads
 * @param parameters all else that its result depends on
 * @param outputs tables that it writes
 * @param partition SQL condition of the rows that it writes; null when it writes whole tables
 * @param work what it does
 */
record Stage(
    String key, String title, List<String> inputs, String parameters, List<Table> outputs, String partition, Work work) {

  /** The day that a stage judges, by its name. */
  static Optional<LocalDate> day(String key) {
    int at = key.indexOf('@');
    return at < 0 ? Optional.empty() : Optional.of(LocalDate.parse(key.substring(at + 1)));
  }

  /** What a stage does. */
  @FunctionalInterface
  interface Work {
    Result run();
  }

  /** Balances and notes of a stage. */
  record Result(List<Hop> hops, List<String> notes) {
    static final Result PLAIN = new Result(List.of(), List.of());
  }
}
