package org.regulake.pipelines.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.regulake.models.table.RunStamp;

/**
 * Commands that a run suggests, each under what it is for. They can be copied into a shell as they
 * stand, and no line is wider than a terminal: a query goes on behind a line break within its
 * quotation marks.
 */
final class Suggestions {

  /** Columns of a terminal. */
  static final int WIDEST = 120;

  private final String lake;

  /** Commands about the lake at a place. */
  Suggestions(String place) {
    this.lake = " --lake " + Text.word(place);
  }

  /** The best rated risks of a day, worst first. */
  List<String> scores(RunStamp day) {
    return query(
        "看评分 read the scores:",
        "SELECT class_code, score, enterprise_name, stated_code, reason_zh FROM"
            + " published.risk_score",
        "WHERE as_of = DATE '%s' ORDER BY class_level DESC, score DESC, entity_id LIMIT 20"
            .formatted(day.asOf()));
  }

  /** The warnings of a day. */
  List<String> warnings(RunStamp day) {
    return query(
        "全部预警 all warnings:",
        "SELECT level, event_date, message_zh, message_en FROM published.warning",
        "WHERE as_of = DATE '%s' ORDER BY event_date DESC, warning_id".formatted(day.asOf()));
  }

  /** What was quarantined and why, row by row. */
  List<String> quarantine() {
    return query(
        "看隔离行与原因 what was quarantined and why (cells: quarantine.cell; unreadable lines:"
            + " quarantine.landed_row):",
        "SELECT source, record_id, reason_code, column_name, value FROM quarantine.record",
        "ORDER BY source, reason_code, record_id LIMIT 50");
  }

  /** The commands besides queries. */
  List<String> others() {
    return Stream.of(
            command("看股权 who owns it:", "owners", "<代码 code>"),
            command("追溯理由到原始文件 from the reasons to the landed files:", "trace", "<代码 code>"),
            command("看表目录 list the tables:", "tables", ""),
            command("看运行状态 what ran:", "status", ""))
        .flatMap(List::stream)
        .toList();
  }

  private List<String> query(String what, String... lines) {
    List<String> all = new ArrayList<>(command(what, "sql", "\""));
    for (int i = 0; i < lines.length; i++) {
      all.add("      " + lines[i] + (i == lines.length - 1 ? "\"" : ""));
    }
    return all;
  }

  /** A place that leaves no room stands on a line of its own. */
  private List<String> command(String what, String name, String rest) {
    String end = rest.isEmpty() ? "" : " " + rest;
    String whole = "    ./regulake " + name + lake + end;
    return Text.width(whole) <= WIDEST
        ? List.of("  " + what, whole)
        : List.of("  " + what, "    ./regulake " + name + " \\", "     " + lake + end);
  }
}
