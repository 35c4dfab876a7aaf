package org.regulake.pipelines.synthetic;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Summary of the generated deliveries.
 *
 * @param enterprises total number of enterprises
 * @param rows landed rows by source and delivery ({@code penalty/2025-01-31-full}), in order of
 *     writing
 * @param plantedDefects rows of the first deliveries that were made unusable on purpose
 * @param bytes size of all landed files
 * @param lastDay the latest day that a delivery describes
 */
public record GeneratorSummary(
    long enterprises, Map<String, Long> rows, long plantedDefects, long bytes, LocalDate lastDay) {

  public GeneratorSummary {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }
}
