package org.regulake.pipelines.collect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.regulake.pipelines.source.CellType;

/** Profiles of the columns of one file, gathered during its inspection to detect their units. */
final class FileProfile {

  private final CellNormalizer normalizer;
  private final int[] positions;
  private final List<ColumnProfile> profiles = new ArrayList<>();

  FileProfile(CellNormalizer normalizer) {
    this.normalizer = normalizer;
    this.positions =
        normalizer.profiled().keySet().stream().mapToInt(normalizer.columns()::indexOf).toArray();
    normalizer
        .profiled()
        .values()
        .forEach(
            type ->
                profiles.add(
                    type == CellType.RATIO
                        ? new ColumnProfile.OfRatios()
                        : new ColumnProfile.OfIndustries()));
  }

  /** Adds a row with normalized cells. */
  void add(String[] values) {
    for (int i = 0; i < positions.length; i++) {
      String text = values[positions[i]];
      if (text != null && !text.isEmpty()) {
        profiles.get(i).add(text);
      }
    }
  }

  /**
   * The columns whose unit was detected, as {@code column=UNIT}, joined by commas; empty when there
   * are none.
   */
  String units() {
    return detected().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue().unit())
        .collect(Collectors.joining(","));
  }

  /** Parses the text made by {@link #units}. */
  static Map<String, ColumnUnit> units(String text) {
    Map<String, ColumnUnit> units = new LinkedHashMap<>();
    for (String part : text == null || text.isEmpty() ? new String[0] : text.split(",")) {
      units.put(
          part.substring(0, part.indexOf('=')),
          ColumnUnit.valueOf(part.substring(part.indexOf('=') + 1)));
    }
    return units;
  }

  /**
   * The detected units with their evidence, in one sentence per column; null when there are none.
   */
  String detail() {
    String detail =
        detected().entrySet().stream()
            .map(
                entry ->
                    "%s: %s (%s)"
                        .formatted(
                            entry.getKey(),
                            entry.getValue().unit().english(),
                            entry.getValue().evidence()))
            .collect(Collectors.joining("; "));
    return detail.isEmpty() ? null : detail;
  }

  private Map<String, ColumnProfile.DetectedUnit> detected() {
    Map<String, ColumnProfile.DetectedUnit> detected = new LinkedHashMap<>();
    for (int i = 0; i < positions.length; i++) {
      ColumnProfile.DetectedUnit unit = profiles.get(i).detect();
      if (unit != null) {
        detected.put(normalizer.columns().get(positions[i]), unit);
      }
    }
    return detected;
  }
}
