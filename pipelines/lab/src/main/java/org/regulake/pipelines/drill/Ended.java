package org.regulake.pipelines.drill;

import java.util.List;

/**
 * A process that has ended.
 *
 * @param exitCode 0 done, 1 failed, 2 wrong usage; above 128 when it was killed
 * @param printed its output
 */
record Ended(int exitCode, String printed) {

  private static final String ERROR_PREFIX = "regulake: ";

  boolean isDone() {
    return exitCode == 0;
  }

  /** Its error message; its last line when it printed none. */
  String errorMessage() {
    int start = printed.lastIndexOf(ERROR_PREFIX);
    return start < 0 ? lastLine() : printed.substring(start + ERROR_PREFIX.length()).strip();
  }

  String lastLine() {
    List<String> lines = printed.lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "nothing" : lines.get(lines.size() - 1);
  }

  Ended requireDone(String what) {
    if (!isDone()) {
      throw new DrillFailedException(
          "%s ended with %d: %s".formatted(what, exitCode, errorMessage()));
    }
    return this;
  }

  /**
   * Fails unless the process has exited with 1 and an error message that contains all of these
   * words and no stack trace.
   */
  Ended requireRefused(String what, String... words) {
    if (isDone()) {
      throw new DrillFailedException(what + " succeeded, but had to be refused");
    }
    String errorMessage = errorMessage();
    for (String word : words) {
      if (!errorMessage.contains(word)) {
        throw new DrillFailedException(
            "%s ended with %d and did not print '%s', but: %s"
                .formatted(what, exitCode, word, errorMessage));
      }
    }
    if (exitCode != 1
        || errorMessage.contains("Exception")
        || errorMessage.contains("The complete error is in the log file")) {
      throw new DrillFailedException(
          "%s did not end with a clear message, but with %d and: %s"
              .formatted(what, exitCode, errorMessage));
    }
    return this;
  }
}
