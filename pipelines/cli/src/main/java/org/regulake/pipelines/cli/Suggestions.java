package org.regulake.pipelines.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.regulake.models.table.RunStamp;

/**
 * Commands that a run suggests, each below its purpose. They can be copied into a shell, and no
 * line is wider than a terminal: a long query continues on the next line within its quotation
 * marks.
 */
final class Suggestions {

  /** Columns of a terminal. */
  static final int WIDEST = 120;

  private final String lake;

  /** Suggestions for the lake at a place. */
  Suggestions(String place) {
    this.lake = " --lake " + Text.word(place);
  }

  /** A query for the riskiest enterprises of a day, highest risk first. */
  List<String> scores(RunStamp day) {
    return query(
        "看评分 read the scores:",
        "SELECT class_code, score, enterprise_name, stated_code, reason_zh FROM"
            + " published.risk_score",
        "WHERE as_of = DATE '%s' ORDER BY class_level DESC, score DESC, entity_id LIMIT 20"
            .formatted(day.asOf()));
  }

  /** A query for the warnings of a day. */
  List<String> warnings(RunStamp day) {
    return query(
        "全部预警 all warnings:",
        "SELECT level, event_date, message_zh, message_en FROM published.warning",
        "WHERE as_of = DATE '%s' ORDER BY event_date DESC, warning_id".formatted(day.asOf()));
  }

  /** A query for the rows in quarantine and their reasons. */
  List<String> quarantine() {
    return query(
        "看隔离行与原因 quarantined rows and reasons (cells: quarantine.cell; unreadable lines:"
            + " quarantine.landed_row):",
        "SELECT source, record_id, reason_code, column_name, value FROM quarantine.record",
        "ORDER BY source, reason_code, record_id LIMIT 50");
  }

  /** The suggested commands other than queries. */
  List<String> others() {
    return Stream.of(
            command("看信用档案 credit file of an enterprise:", "file", "<代码 code>"),
            command("看股权 owners of an enterprise:", "owners", "<代码 code>"),
            command("追溯理由到原始文件 from the reasons to the landed files:", "trace", "<代码 code>"),
            command("看表目录 list the tables:", "tables", ""),
            command("看运行状态 state of the runs:", "status", ""))
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

  /** A command in one line, or with its place on a second line where it is too wide. */
  private List<String> command(String what, String name, String rest) {
    String end = rest.isEmpty() ? "" : " " + rest;
    String whole = "    ./regulake " + name + lake + end;
    return Text.width(whole) <= WIDEST
        ? List.of("  " + what, whole)
        : List.of("  " + what, "    ./regulake " + name + " \\", "     " + lake + end);
  }
}
