package org.regulake.pipelines.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.regulake.models.text.ConnectionKeys;

/**
 * The outcome of a daily run.
 *
 * @param kind its kind
 * @param lake the lake
 * @param today the day, in the zone of the schedule
 * @param judged days that were judged, or judged again
 * @param plan month-ends that wait, and late deliveries
 * @param refused deliveries and files in the landing folder that are refused; empty when unknown
 * @param message the failure; empty without one
 */
record DailyOutcome(
    Kind kind,
    String lake,
    LocalDate today,
    List<LocalDate> judged,
    DuePlan plan,
    OptionalInt refused,
    String message) {

  /** Kinds of outcome, each with an exit code of its own. */
  enum Kind {
    DONE("done", "完成", Cli.DONE, false),
    UNCHANGED("unchanged", "无新内容", Cli.DONE, false),
    FAILED("failed", "失败", Cli.FAILED, true),
    REJECTED("rejected", "发布未通过", 3, true),
    LATE("late", "批次逾期", 4, true),
    BUSY("busy", "另有运行", 5, false);

    private final String english;
    private final String chinese;
    private final int exitCode;
    private final boolean callsHook;

    Kind(String english, String chinese, int exitCode, boolean callsHook) {
      this.english = english;
      this.chinese = chinese;
      this.exitCode = exitCode;
      this.callsHook = callsHook;
    }

    int exitCode() {
      return exitCode;
    }

    /** Whether the hook is called. */
    boolean callsHook() {
      return callsHook;
    }
  }

  /** The outcome as names and values: texts, numbers and lists of texts. */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("outcome", kind.english);
    values.put("outcome_zh", kind.chinese);
    values.put("exit_code", kind.exitCode);
    values.put("day", today.toString());
    values.put("judged", texts(judged));
    values.put("waiting", texts(plan.waiting()));
    values.put("late", texts(plan.late()));
    refused.ifPresent(count -> values.put("refused", count));
    values.put("lake", ConnectionKeys.redact(lake));
    values.put("message", message);
    return values;
  }

  private static List<String> texts(List<?> values) {
    return values.stream().map(Object::toString).toList();
  }

  /**
   * The outcome in one line.
   *
   * @param hook state of the hook
   */
  String line(String hook) {
    Map<String, Object> values = values();
    values.remove("lake");
    values.put("hook", hook);
    values.put("message", values.remove("message"));
    return values.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(""))
        .map(entry -> entry.getKey() + "=" + word(text(entry.getValue())))
        .collect(Collectors.joining(" ", "regulake daily ", ""));
  }

  /** A value as text; the parts of a list are separated by commas. */
  static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(Object::toString).collect(Collectors.joining(","))
        : value.toString();
  }

  private static String word(String text) {
    return text.isEmpty()
        ? "-"
        : text.matches("\\S+")
            ? text
            : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
