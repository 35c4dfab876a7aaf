package org.regulake.pipelines.collect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.regulake.models.code.Folding;
import org.regulake.models.code.IdentityNumber;
import org.regulake.models.rule.Names;
import org.regulake.pipelines.source.Reason;

/**
 * Maps the headers of a file to landed columns, strictly: each header is known, explicitly ignored,
 * or a reason for refusal.
 */
final class Header {

  /** Position of a header that is ignored. */
  static final int IGNORED = -1;

  private static final int MOST_NAMED = 5;

  /** Words that occur in headers and not in names of persons. */
  private static final Pattern HEADER =
      Pattern.compile(
          "代码|号码|编号|文号|名称|姓名|日期|时间|年度|类型|类别|种类|比例|职务|地址|住所|金额|状态|机关|法院|原因"
              + "|^[A-Za-z]+_[A-Za-z_]+$|(?i)^(?:id|code|name|date|type|kind|number|amount|status|address|position)$");

  private Header() {}

  /**
   * For each header the position of its landed column; {@link #IGNORED} for a part of a joined
   * column.
   *
   * @throws RefusedFileException when a header is unknown or given twice, or a required column or a
   *     part of one is missing
   */
  static int[] positions(FileTask task, List<String> headers) {
    int[] positions = new int[headers.size()];
    List<Integer> unknown = new ArrayList<>();
    boolean[] isSeen = new boolean[task.columns().size()];
    for (int i = 0; i < headers.size(); i++) {
      String header = Folding.trim(headers.get(i));
      positions[i] = IGNORED;
      if (task.isIgnored(header)) {
        continue;
      }
      String column = task.columnOf(header);
      if (column == null) {
        if (!task.isPart(header)) {
          unknown.add(i);
        }
        continue;
      }
      positions[i] = task.columns().indexOf(column);
      if (positions[i] < 0) {
        throw new RefusedFileException(
            Reason.HEADER_UNKNOWN,
            "delivery.yml maps '%s' to '%s', which source %s does not have; %s"
                .formatted(header, column, task.source(), Names.hint(column, task.columns())));
      }
      if (isSeen[positions[i]]) {
        throw new RefusedFileException(
            Reason.HEADER_UNKNOWN,
            "%s: two headers map to column '%s'; list one of them under 'ignore' in delivery.yml"
                .formatted(task.fileName(), column));
      }
      requireNotJoined(task, header, column);
      isSeen[positions[i]] = true;
    }
    if (!unknown.isEmpty()) {
      // Only the first headers are named: the search for nearest names is slow, and a file may have
      // thousands of headers.
      List<String> problems =
          unknown.stream()
              .limit(MOST_NAMED)
              .map(i -> problem(task, headers, i, unknown.size() == headers.size()))
              .toList();
      throw new RefusedFileException(
          Reason.HEADER_UNKNOWN,
          "%s: no column of source %s is called %s; map it under 'headers' or list it under 'ignore' in delivery.yml"
              .formatted(
                  task.fileName(),
                  task.source(),
                  String.join(", ", problems)
                      + (unknown.size() > MOST_NAMED
                          ? " and %d more".formatted(unknown.size() - MOST_NAMED)
                          : "")));
    }
    requireParts(task, headers.stream().map(Folding::trim).toList());
    requireNoSlip(task, headers);
    task.joins().forEach(join -> isSeen[task.columns().indexOf(join.column())] = true);
    requireColumns(task, isSeen);
    return positions;
  }

  /** Landed column → the unit that its header states for bare numbers. */
  static Map<String, String> units(FileTask task, List<String> headers) {
    Map<String, String> units = new LinkedHashMap<>();
    for (String header : headers) {
      String name = Folding.trim(header);
      String column = task.isIgnored(name) ? null : task.columnOf(name);
      if (column != null) {
        task.unitOf(name).ifPresent(unit -> units.put(column, unit));
      }
    }
    return units;
  }

  /** For each joined column the positions of its parts among the headers. */
  static int[][] parts(FileTask task, List<String> headers) {
    List<String> present = headers.stream().map(Folding::trim).toList();
    return task.joins().stream()
        .map(join -> join.headers().stream().mapToInt(present::indexOf).toArray())
        .toArray(int[][]::new);
  }

  private static void requireNotJoined(FileTask task, String header, String column) {
    task.join(column)
        .ifPresent(
            join -> {
              throw new RefusedFileException(
                  Reason.HEADER_UNKNOWN,
                  ("%s: '%s' stands for column '%s' by itself, which delivery.yml joins from %s;"
                          + " list '%s' under 'ignore', or remove the join")
                      .formatted(task.fileName(), header, column, join.headers(), header));
            });
  }

  /** Checks that the file has each part of a joined column exactly once. */
  static void requireParts(FileTask task, List<String> present) {
    for (Join join : task.joins()) {
      for (String part : join.headers()) {
        long times = present.stream().filter(part::equals).count();
        if (times != 1) {
          throw new RefusedFileException(
              Reason.HEADER_INCOMPLETE,
              "%s %s '%s', from which delivery.yml joins column '%s'; %s"
                  .formatted(
                      task.fileName(),
                      times == 0 ? "lacks" : "has more than one",
                      part,
                      join.column(),
                      times == 0
                          ? Names.hint(part, present) + ". Write the headers as the file has them"
                          : "give each header a name of its own"));
        }
      }
    }
  }

  /**
   * Message about an unknown header. If no header is known, the line may be the first data row of a
   * file without headers, so it is not displayed.
   */
  private static String problem(FileTask task, List<String> headers, int i, boolean isNoneKnown) {
    String header =
        shortened(
            IdentityNumber.replaceInAnyForm(headers.get(i).strip(), number -> "(identity number)"));
    if (isNoneKnown && !HEADER.matcher(header).find()) {
      return "column %d (not shown: the file may have no header; put one in front of it)"
          .formatted(i + 1);
    }
    return "'%s' (%s)".formatted(header, Names.hint(header, task.columnByHeader().keySet()));
  }

  /**
   * Refuses a name in delivery.yml that only nearly matches a header: it is a misspelling, and the
   * header would be read differently.
   */
  private static void requireNoSlip(FileTask task, List<String> headers) {
    List<String> present = headers.stream().map(Folding::trim).toList();
    for (String described : task.describedHeaders()) {
      if (!present.contains(described)) {
        Names.nearest(described, present)
            .filter(
                header ->
                    Names.isTypo(described, header) && !task.describedHeaders().contains(header))
            .ifPresent(
                header -> {
                  throw new RefusedFileException(
                      Reason.HEADER_UNKNOWN,
                      "delivery.yml names the header '%s', which %s does not have; nearest: '%s'"
                          .formatted(described, task.fileName(), header));
                });
      }
    }
  }

  /**
   * Checks that the columns found, together with the constants, include all columns that the source
   * requires.
   */
  static void requireColumns(FileTask task, boolean[] isSeen) {
    List<String> seen = new ArrayList<>(task.constants().keySet());
    for (int i = 0; i < isSeen.length; i++) {
      if (isSeen[i]) {
        seen.add(task.columns().get(i));
      }
    }
    List<String> absent =
        task.requiredColumns().stream().filter(column -> !seen.contains(column)).toList();
    if (!absent.isEmpty()) {
      throw incomplete(task, absent, seen);
    }
    if (!task.codeColumns().isEmpty()
        && task.codeColumns().stream().noneMatch(seen::contains)
        && !"deletion".equals(task.messageKind())) {
      throw incomplete(task, task.codeColumns(), seen);
    }
  }

  private static RefusedFileException incomplete(
      FileTask task, Collection<String> absent, List<String> seen) {
    return new RefusedFileException(
        Reason.HEADER_INCOMPLETE,
        "%s lacks %s, without which source %s cannot be read; it has %s. Map its headers in delivery.yml"
            .formatted(task.fileName(), String.join(", ", absent), task.source(), seen));
  }

  /** A header short enough for a message. */
  static String shortened(String header) {
    return header.length() <= 40 ? header : header.substring(0, 40) + "…";
  }

  /** An array of values in bronze order that begins with the constants. */
  static String[] values(FileTask task) {
    String[] values = new String[task.columns().size()];
    Arrays.setAll(values, i -> task.constants().get(task.columns().get(i)));
    return values;
  }
}
