package org.regulake.pipelines.collect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.regulake.pipelines.source.Reason;

/**
 * Records of a format in which every record names its cells. The header of the file is the set of
 * all names, so an unknown name in any record refuses the file.
 */
final class NamedCells {

  private final FileTask task;
  private final String[] constants;
  private final boolean[] isSeen;
  private final Set<String> partsSeen = new LinkedHashSet<>();
  private final Map<String, String> units = new LinkedHashMap<>();

  /** Names that were looked up: few, and looked up again in every record. */
  private final Map<String, Optional<String>> unitByName = new HashMap<>();

  NamedCells(FileTask task) {
    this.task = task;
    this.constants = Header.values(task);
    this.isSeen = new boolean[task.columns().size()];
  }

  /** Landed column → the unit that its names state, as far as they are read. */
  Map<String, String> units() {
    return units;
  }

  /**
   * Checks, after the last record, that all required columns and parts occurred.
   *
   * @throws RefusedFileException when one did not
   */
  void requireComplete() {
    Header.requireParts(task, List.copyOf(partsSeen));
    Header.requireColumns(task, isSeen);
  }

  /**
   * The record with some cells.
   *
   * @param stated header → cell; null where it states nothing
   * @param text the record as landed
   */
  LandedRecord record(long number, Map<String, String> stated, String text) {
    int[] positions = positions(new ArrayList<>(stated.keySet()));
    boolean[] isStated = new boolean[isSeen.length];
    String[] values = constants.clone();
    int i = 0;
    for (Map.Entry<String, String> cell : stated.entrySet()) {
      int position = positions[i++];
      if (position == Header.IGNORED) {
        continue;
      }
      if (isStated[position]) {
        return LandedRecord.bad(
            number,
            Reason.MALFORMED_JSON,
            "two names stand for column '%s'".formatted(task.columns().get(position)),
            text);
      }
      if (cell.getValue() != null && cell.getValue().indexOf('\0') >= 0) {
        return LandedRecord.bad(
            number,
            Reason.NUL_BYTE,
            "'%s' contains a NUL character".formatted(cell.getKey()),
            text);
      }
      if (!isOfSameUnit(cell.getKey(), task.columns().get(position), isSeen[position])) {
        return LandedRecord.bad(
            number,
            Reason.MALFORMED_JSON,
            "'%s' states another unit than the lines before"
                .formatted(Header.shortened(cell.getKey())),
            text);
      }
      isStated[position] = true;
      isSeen[position] = true;
      values[position] = cell.getValue();
    }
    join(stated, values);
    return LandedRecord.good(number, values);
  }

  /** Whether a key states the unit that the keys of the same column stated on earlier lines. */
  private boolean isOfSameUnit(String key, String column, boolean isKnown) {
    String unit = unitByName.computeIfAbsent(key, name -> task.unitOf(name)).orElse(null);
    if (!isKnown && unit != null) {
      units.put(column, unit);
    }
    return Objects.equals(unit, units.get(column));
  }

  private void join(Map<String, String> stated, String[] values) {
    for (Join join : task.joins()) {
      int position = task.columns().indexOf(join.column());
      values[position] = join.cell(join.headers().stream().map(stated::get).toArray(String[]::new));
      isSeen[position] = true;
      join.headers().stream().filter(stated::containsKey).forEach(partsSeen::add);
    }
  }

  private int[] positions(List<String> keys) {
    int[] positions = new int[keys.size()];
    boolean areAllKnown = true;
    for (int i = 0; i < positions.length; i++) {
      String column = task.columnOf(keys.get(i));
      boolean isIgnored = task.isIgnored(keys.get(i));
      positions[i] = isIgnored || column == null ? Header.IGNORED : task.columns().indexOf(column);
      areAllKnown &=
          isIgnored
              || column == null && task.isPart(keys.get(i))
              || column != null && positions[i] >= 0 && task.join(column).isEmpty();
    }
    if (!areAllKnown) {
      // Reports the unknown headers with the same message as for CSV.
      Header.positions(task, keys);
    }
    return positions;
  }
}
