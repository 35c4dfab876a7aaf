package org.regulake.pipelines.collect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.regulake.models.rule.Names;
import org.regulake.pipelines.source.Reason;

/** Maps the headers of a file to landed columns, strictly: each header is understood, deliberately ignored, or a reason to refuse. */
final class Header {

  /** Position of a header that is ignored. */
  static final int IGNORED = -1;

  private static final int MOST_NAMED = 5;

  private Header() {}

  /**
   * For each header the position of its landed column.
   *
   * @throws RefusedFileException when a header is unknown or twice the same, or a required column is missing
   */
  static int[] positions(FileTask task, List<String> headers) {
    int[] positions = new int[headers.size()];
    List<String> problems = new ArrayList<>();
    boolean[] isSeen = new boolean[task.columns().size()];
    for (int i = 0; i < headers.size(); i++) {
      String header = headers.get(i).strip();
      positions[i] = IGNORED;
      if (task.ignoredHeaders().contains(header)) {
        continue;
      }
      String column = task.columnByHeader().get(header);
      if (column == null) {
        problems.add(header);
        continue;
      }
      positions[i] = task.columns().indexOf(column);
      if (positions[i] < 0) {
        throw new RefusedFileException(Reason.HEADER_UNKNOWN, "delivery.yml maps '%s' to '%s', which source %s does not have; %s".formatted(
            header, column, task.source(), Names.hint(column, task.columns())));
      }
      if (isSeen[positions[i]]) {
        throw new RefusedFileException(Reason.HEADER_UNKNOWN,
            "%s: two headers stand for column '%s'; list one of them under 'ignore' in delivery.yml".formatted(task.fileName(), column));
      }
      isSeen[positions[i]] = true;
    }
    if (!problems.isEmpty()) {
      throw new RefusedFileException(Reason.HEADER_UNKNOWN,
          "%s: no column of source %s is called %s; map it under 'headers' or list it under 'ignore' in delivery.yml".formatted(
              task.fileName(), task.source(), problems.stream().limit(MOST_NAMED)
                  .map(header -> "'%s' (%s)".formatted(shortened(header), Names.hint(shortened(header), task.columnByHeader().keySet())))
                  .collect(Collectors.joining(", "))
                  + (problems.size() > MOST_NAMED ? " and %d more".formatted(problems.size() - MOST_NAMED) : "")));
    }
    requireColumns(task, isSeen);
    return positions;
  }

  /** Checks that the columns seen, together with the constants, are enough for the source. */
  static void requireColumns(FileTask task, boolean[] isSeen) {
    List<String> seen = new ArrayList<>(task.constants().keySet());
    for (int i = 0; i < isSeen.length; i++) {
      if (isSeen[i]) {
        seen.add(task.columns().get(i));
      }
    }
    List<String> absent = task.requiredColumns().stream().filter(column -> !seen.contains(column)).toList();
    if (!absent.isEmpty()) {
      throw incomplete(task, absent, seen);
    }
    if (!task.codeColumns().isEmpty() && task.codeColumns().stream().noneMatch(seen::contains)
        && !"deletion".equals(task.messageKind())) {
      throw incomplete(task, task.codeColumns(), seen);
    }
  }

  private static RefusedFileException incomplete(FileTask task, Collection<String> absent, List<String> seen) {
    return new RefusedFileException(Reason.HEADER_INCOMPLETE,
        "%s lacks %s, without which source %s cannot be read; it has %s. Map its headers in delivery.yml".formatted(
            task.fileName(), String.join(", ", absent), task.source(), seen));
  }

  private static String shortened(String header) {
    return header.length() <= 40 ? header : header.substring(0, 40) + "…";
  }

  /** An array of values in bronze order that begins with the constants. */
  static String[] values(FileTask task) {
    String[] values = new String[task.columns().size()];
    Arrays.setAll(values, i -> task.constants().get(task.columns().get(i)));
    return values;
  }
}
