package org.regulake.pipelines.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The contents of tables.
 *
 * @param byTable map from table to its number of rows and order-independent hash, as text
 */
record Contents(Map<String, String> byTable) {

  private static final String MARK = "content ";
  private static final int SHOWN = 3;

  /** Parses the output of the command {@code drill-contents}. */
  static Contents printed(String text) {
    Map<String, String> contents = new TreeMap<>();
    text.lines()
        .filter(line -> line.startsWith(MARK))
        .map(line -> line.substring(MARK.length()).split(" ", 2))
        .forEach(words -> contents.put(words[0], words[1]));
    if (contents.isEmpty()) {
      throw new DrillFailedException(
          "no table could be read: " + new Ended(0, text).errorMessage());
    }
    return new Contents(contents);
  }

  int tables() {
    return byTable.size();
  }

  /** Fails unless every table has the expected contents. */
  void requireSame(Contents expected, String what) {
    if (equals(expected)) {
      return;
    }
    List<String> differences = new ArrayList<>();
    expected.byTable.forEach(
        (table, content) -> {
          if (!content.equals(byTable.get(table))) {
            differences.add(
                "%s has %s instead of %s"
                    .formatted(table, byTable.getOrDefault(table, "nothing"), content));
          }
        });
    byTable.keySet().stream()
        .filter(table -> !expected.byTable.containsKey(table))
        .forEach(table -> differences.add(table + " is not expected"));
    throw new DrillFailedException(
        "%s: %d tables differ: %s"
            .formatted(
                what,
                differences.size(),
                String.join("; ", differences.subList(0, Math.min(SHOWN, differences.size())))));
  }
}
