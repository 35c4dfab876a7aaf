package org.regulake.pipelines.drill;

import java.util.List;

/**
 * A process that has ended.
 *
 * @param exitCode 0 done, 1 failed, 2 wrong use; above 128 when it was killed
 * @param printed what it printed
 */
record Ended(int exitCode, String printed) {

  private static final String COMPLAINT = "regulake: ";

  boolean isDone() {
    return exitCode == 0;
  }

  /** The sentence with which it gave up; its last line when it said nothing. */
  String complaint() {
    int start = printed.lastIndexOf(COMPLAINT);
    return start < 0 ? lastLine() : printed.substring(start + COMPLAINT.length()).strip();
  }

  String lastLine() {
    List<String> lines = printed.lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "nothing" : lines.get(lines.size() - 1);
  }

  Ended requireDone(String what) {
    if (!isDone()) {
      throw new DrillFailedException("%s ended with %d: %s".formatted(what, exitCode, complaint()));
    }
    return this;
  }

  /**
   * It has to have given up with a sentence that holds all of these words, and without the traces
   * of a program that fell over.
   */
  Ended requireRefused(String what, String... words) {
    if (isDone()) {
      throw new DrillFailedException(what + " went through");
    }
    String complaint = complaint();
    for (String word : words) {
      if (!complaint.contains(word)) {
        throw new DrillFailedException(
            "%s ended with %d and did not say '%s', but: %s"
                .formatted(what, exitCode, word, complaint));
      }
    }
    if (exitCode != 1
        || complaint.contains("Exception")
        || complaint.contains("The whole error is in the log file")) {
      throw new DrillFailedException(
          "%s did not end with a clear message, but with %d and: %s"
              .formatted(what, exitCode, complaint));
    }
    return this;
  }
}
