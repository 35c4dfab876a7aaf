package org.regulake.pipelines.collect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of natural persons in a file, found while its rows are read; a name may be repeated,
 * but rarely.
 */
final class NamesOfFile {

  /** Number of names that are remembered; limited, so that memory does not grow with the file. */
  private static final int REMEMBERED = 50_000;

  private final PersonalCells personal;
  private final boolean isNational;
  private final Set<String> remembered = new HashSet<>();

  /**
   * Creates an empty set of names.
   *
   * @param isNational whether codes are national ones or the sender's own
   */
  NamesOfFile(PersonalCells personal, boolean isNational) {
    this.personal = personal;
    this.isNational = isNational;
  }

  /** The names in a row that are not remembered from an earlier one. */
  List<String> newIn(String[] values) {
    List<String> names = personal.names(values, isNational);
    if (names.isEmpty()) {
      return names;
    }
    List<String> fresh = new ArrayList<>(names.size());
    for (String name : names) {
      if (remembered.size() == REMEMBERED) {
        remembered.clear();
      }
      if (remembered.add(name)) {
        fresh.add(name);
      }
    }
    return fresh;
  }
}
