package org.regulake.pipelines.collect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.regulake.pipelines.source.Reading;

/** What the columns of one file tell of how they are written, gathered while it is inspected. */
final class FileProfile {

  private final Spelling spelling;
  private final int[] positions;
  private final List<ColumnProfile> profiles = new ArrayList<>();

  FileProfile(Spelling spelling) {
    this.spelling = spelling;
    this.positions =
        spelling.profiled().keySet().stream().mapToInt(spelling.columns()::indexOf).toArray();
    spelling
        .profiled()
        .values()
        .forEach(
            reading ->
                profiles.add(
                    reading == Reading.RATIO
                        ? new ColumnProfile.OfRatios()
                        : new ColumnProfile.OfIndustries()));
  }

  /** Adds a row whose cells are spelled as ours are. */
  void add(String[] values) {
    for (int i = 0; i < positions.length; i++) {
      String text = values[positions[i]];
      if (text != null && !text.isEmpty()) {
        profiles.get(i).add(text);
      }
    }
  }

  /**
   * The columns that told their unit, as {@code column=UNIT}, joined by commas; empty when none had
   * to.
   */
  String units() {
    return verdicts().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue().unit())
        .collect(Collectors.joining(","));
  }

  /** The text that {@link #units} made. */
  static Map<String, ColumnUnit> units(String text) {
    Map<String, ColumnUnit> units = new LinkedHashMap<>();
    for (String part : text == null || text.isEmpty() ? new String[0] : text.split(",")) {
      units.put(
          part.substring(0, part.indexOf('=')),
          ColumnUnit.valueOf(part.substring(part.indexOf('=') + 1)));
    }
    return units;
  }

  /** What was decided and by what evidence, in one sentence a column; null when nothing was. */
  String detail() {
    String detail =
        verdicts().entrySet().stream()
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

  private Map<String, ColumnProfile.Verdict> verdicts() {
    Map<String, ColumnProfile.Verdict> verdicts = new LinkedHashMap<>();
    for (int i = 0; i < positions.length; i++) {
      ColumnProfile.Verdict verdict = profiles.get(i).verdict();
      if (verdict != null) {
        verdicts.put(spelling.columns().get(positions[i]), verdict);
      }
    }
    return verdicts;
  }
}
