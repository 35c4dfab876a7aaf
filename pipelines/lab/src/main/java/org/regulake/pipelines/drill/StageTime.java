package org.regulake.pipelines.drill;

import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A stage of a run and its duration.
 *
 * @param key key of the stage
 * @param duration its duration in the undisturbed run
 */
record StageTime(String key, Duration duration) {

  private static final Pattern DONE = Pattern.compile("(?m)^ {2}✓ {2}(\\S+) .* rows, ([0-9.]+) s$");

  /** Parses the executed stages from the output of a run. */
  static List<StageTime> printed(String text) {
    return DONE.matcher(text).results().map(StageTime::of).toList();
  }

  private static StageTime of(MatchResult line) {
    return new StageTime(
        line.group(1), Duration.ofMillis(Math.round(1000 * Double.parseDouble(line.group(2)))));
  }
}
